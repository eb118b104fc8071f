"""Sixteen real connections: pay one bill, receive one purchase, send one call. With the lock it happens once; without it, again and again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.contracts.callers import Caller, owner
from tests.races.test_scarce_goods import CLIENTS, at_once
from tests.world import DAY, NOW, D, World, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.orders import queries
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle import commands as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api import idempotency
from zhanggui.kernel.errors import DomainError
from zhanggui.ledgers.books import locks


class Hesitant(db.Statement):
    """Reads without a lock, then waits until everybody has read."""

    def __init__(self, beside: str, name: str) -> None:
        text = (Path(beside).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
        super().__init__(name, text.replace("FOR UPDATE", ""))
        self._all_have_read = threading.Barrier(CLIENTS)

    def rows(self, **params: object) -> list[db.Row]:
        found = super().rows(**params)
        self._all_have_read.wait(30)
        return found


def sql(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def owing() -> tuple[World, invoicing.BillRow]:
    """A shop to which one bill is owed."""
    w = build()
    w.adjust(w.skus[0], 10, "10.00", kind="opening")
    order = w.place((w.skus[0], 5, "20.00"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    [bill] = invoicing.bills_of_origins([order], "sales.order")
    return w, bill


def pay_at_once(w: World, bill: invoicing.BillRow) -> list[BaseException]:
    assert bill.item_id is not None
    new = invoicing.NewPayment(
        w.company, "in", w.cash, bill.account, bill.gross, DAY, ((bill.item_id, bill.gross),), bill.customer_id, None,
        bill.shop_id, bill.reference_id,
    )  # fmt: skip
    return at_once(lambda i: invoicing.pay([new], actor=SYSTEM, now=NOW) and None)


def test_a_bill_is_paid_once(fresh_db: str) -> None:
    w, bill = owing()
    raised = pay_at_once(w, bill)
    assert len(raised) == CLIENTS - 1
    assert all(isinstance(error, DomainError) for error in raised)
    assert w.balances()["100201"] == bill.gross
    assert "112202" not in w.balances()
    assert_proved()


def test_without_the_lock_a_bill_is_paid_again(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the lock and the last guard of the database off."""
    w, bill = owing()
    sql("ALTER TABLE books_open_item DROP CONSTRAINT books_open_item_allocated")
    monkeypatch.setitem(locks.SQL._statements, "lock_items", Hesitant(locks.__file__, "lock_items"))
    assert pay_at_once(w, bill) == []
    assert w.balances()["100201"] == bill.gross * CLIENTS


def ordered() -> tuple[World, int]:
    """A purchase of ten pieces that is to come."""
    w = build()
    line = purchasing.NewPurchaseOrderLine(w.skus[0], D(10), D("2.00"))
    [order] = purchasing.place(
        [purchasing.NewPurchaseOrder(w.supplier, w.warehouse, NOW, [line])], actor=SYSTEM, now=NOW
    )
    purchasing.confirm([order], actor=SYSTEM, now=NOW)
    return w, order


def test_a_purchase_is_received_once(fresh_db: str) -> None:
    w, order = ordered()
    raised = at_once(lambda i: purchasing.receive([order], actor=SYSTEM, now=NOW) and None)
    assert len(raised) == CLIENTS - 1
    assert all(isinstance(error, DomainError) for error in raised)
    assert w.position(w.skus[0]) == (D(10), D(0), D(0))
    assert_proved()


def test_without_the_lock_a_purchase_is_received_again(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the lock and the last guard of the database off, and everybody looks before anybody has written."""
    w, order = ordered()
    sql("ALTER TABLE stock_position DROP CONSTRAINT stock_position_expected")
    text = (Path(lifecycle.__file__).parent / "sql" / "lock.sql").read_text(encoding="utf-8")
    unlocked = db.Statement("lock", text.replace("FOR UPDATE", "").replace("{table}", "purchasing_order"))
    monkeypatch.setitem(lifecycle.SQL._statements, "lock:purchasing_order", unlocked)
    looked, received_quantities = threading.Barrier(CLIENTS), queries.received_quantities

    def hesitant(ids: list[int]) -> dict[int, Any]:
        found = dict(received_quantities(ids))
        looked.wait(30)
        return found

    monkeypatch.setattr(queries, "received_quantities", hesitant)
    assert at_once(lambda i: purchasing.receive([order], actor=SYSTEM, now=NOW) and None) == []
    assert w.position(w.skus[0])[0] == D(10 * CLIENTS)


def send_at_once(w: World, boss: Caller) -> list[int]:
    """The same call with the same key from everywhere; the answers' statuses."""
    line = {"sku_id": w.skus[0], "qty": "1", "unit_price": "20.00"}
    body = {"orders": [{"shop_id": w.shop, "customer_id": w.customer, "lines": [line]}]}
    statuses: list[int] = []
    raised = at_once(
        lambda i: statuses.append(boss.post("/sales/orders", body, **{"Idempotency-Key": "once"}).status_code)
    )
    assert raised == []
    return statuses


def test_a_call_with_one_key_is_done_once(fresh_db: str) -> None:
    w, boss = build(), owner()
    assert set(send_at_once(w, boss)) == {201}
    assert sql("SELECT count(*) FROM sales_order") == [(1,)]
    assert_proved()


def test_without_the_key_in_the_database_it_is_done_again(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: nothing makes the twins wait for each other."""
    w, boss = build(), owner()
    [(name,)] = sql(
        "SELECT conname FROM pg_constraint WHERE conrelid = 'kernel_idempotency_key'::regclass AND contype IN ('p', 'u')"
    )
    sql(f"ALTER TABLE kernel_idempotency_key DROP CONSTRAINT {name}")
    text = (Path(idempotency.__file__).parent / "sql" / "store_answer.sql").read_text(encoding="utf-8")
    plain = db.Statement("store_answer", text.replace("ON CONFLICT (caller, key) DO NOTHING", ""))
    monkeypatch.setitem(idempotency.SQL._statements, "store_answer", plain)
    assert set(send_at_once(w, boss)) == {201}
    assert sql("SELECT count(*) FROM sales_order") == [(CLIENTS,)]
