"""Two places take in one serial number, two desks use up one credit. With the lock it happens once; without it, it happens twice."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.races.test_scarce_goods import at_once
from tests.scenarios.test_lots_and_serials import track
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.orders import credit
from zhanggui.documents.sales.orders.errors import CreditExceeded
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import locks
from zhanggui.ledgers.stock.public import SerialInStock
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

CLIENTS = 4


def receipt(w: World, place: int) -> warehouse.NewReceipt:
    """The piece S1 comes into a warehouse."""
    line = warehouse.NewReceiptLine(w.skus[0], D(1), value=D(100), serial="S1")
    return warehouse.NewReceipt(w.company, place, "purchase", Origin("test", place), NOW.date(), NOW, [line])


def warehouses_that_knew_the_piece() -> tuple[World, list[int]]:
    """A company that values by warehouse, so that nothing but the number is shared; S1 was there and has left."""
    w = build(pool="warehouse")
    track(w, w.skus[0], serial_tracked=True)
    new = [organization.NewWarehouse(company_id=w.company, code=f"R{i}", name="仓") for i in range(CLIENTS)]
    places = organization.create_warehouses(new, actor=SYSTEM, now=NOW)
    warehouse.take_in([receipt(w, w.warehouse)], actor=SYSTEM, now=NOW)
    line = warehouse.NewAdjustmentLine(w.skus[0], D(-1), serial="S1")
    lost = warehouse.NewAdjustment(w.company, w.warehouse, "other", Origin("test", 2), NOW.date(), NOW, [line], "test")
    warehouse.record_adjustments([lost], actor=SYSTEM, now=NOW)
    return w, list(places)


def test_a_piece_comes_in_once(fresh_db: str) -> None:
    w, places = warehouses_that_knew_the_piece()
    raised = at_once(
        lambda i: warehouse.take_in([receipt(w, places[i])], actor=SYSTEM, now=NOW) and None, clients=CLIENTS
    )
    assert [type(error) for error in raised] == [SerialInStock] * (CLIENTS - 1)
    assert_proved()


def test_without_the_lock_a_piece_is_in_several_places(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the rows of the numbers are read without a lock."""
    w, places = warehouses_that_knew_the_piece()
    text = (Path(locks.__file__).parent / "sql" / "lock_serials.sql").read_text(encoding="utf-8")
    unlocked = db.Statement("lock_serials", text.replace(" FOR UPDATE", ""))
    waiting = threading.Barrier(CLIENTS)

    class Hesitant(db.Statement):
        """Reads without a lock, then waits until everybody has read."""

        def rows(self, **params: object) -> list[db.Row]:
            found = unlocked.rows(**params)
            waiting.wait(30)
            return found

    monkeypatch.setitem(locks.SQL._statements, "lock_serials", Hesitant("lock_serials", text))
    raised = at_once(
        lambda i: warehouse.take_in([receipt(w, places[i])], actor=SYSTEM, now=NOW) and None, clients=CLIENTS
    )
    assert raised == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM stock_balance WHERE serial = 'S1' AND qty = 1")
        assert cursor.fetchone() == (CLIENTS,)


def orders_for_one_credit() -> tuple[World, list[int]]:
    """A customer who may owe 100.00, and four orders of 60.00 of different goods."""
    w = build(skus=CLIENTS)
    row = partners.customers([w.customer])[w.customer]
    partners.update_customers(
        [partners.Change(id=row.id, version=row.version, values={"credit_limit": D(100)})], actor=SYSTEM, now=NOW
    )
    for sku in w.skus:
        w.adjust(sku, 10, "10.00", kind="opening")
    return w, [w.place((sku, 6, 10)) for sku in w.skus]


def confirm(order: int) -> None:
    """Somebody who may not exceed credit limits confirms."""
    clerk = replace(SYSTEM, permissions=frozenset({"sales.order.confirm"}))
    sales.confirm([order], actor=clerk, now=NOW)


def test_a_credit_is_used_once(fresh_db: str) -> None:
    _, orders = orders_for_one_credit()
    raised = at_once(lambda i: confirm(orders[i]), clients=CLIENTS)
    assert [type(error) for error in raised] == [CreditExceeded] * (CLIENTS - 1)
    assert_proved()


def test_without_the_lock_a_credit_is_used_twice(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: customers are not locked, and everybody looks before anybody confirms."""
    _, orders = orders_for_one_credit()
    waiting, look = threading.Barrier(CLIENTS), credit.exposures

    def hesitant(ids: Any) -> list[credit.Exposure]:
        found = look(ids)
        waiting.wait(30)
        return found

    monkeypatch.setattr(credit.partners, "lock_credit", lambda ids: None)
    monkeypatch.setattr(credit, "exposures", hesitant)
    raised = at_once(lambda i: confirm(orders[i]), clients=CLIENTS)
    assert raised == []
    monkeypatch.undo()
    [stand] = credit.exposures([orders[0]])
    assert stand.over == D(140)
