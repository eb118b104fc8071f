"""Eight clerks confirm the receipt of the same order at once: one of them does. And goods that come back while somebody confirms."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.db import connection

from tests.races.test_scarce_goods import at_once
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.aftersales.tests.selling import line_of, sell
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.acceptances import commands
from zhanggui.documents.sales.acceptances.errors import NothingToConfirm
from zhanggui.documents.warehouse.shipments import queries as shipments
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db

CLERKS = 8


def _sent() -> tuple[World, int]:
    w = build(revenue_point="ON_CONFIRM")
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    return w, sell(w, (w.skus[0], 6, "113.00"))


def _confirm(order: int) -> None:
    sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=NOW)


def _unlocked(name: str, beside: str) -> db.Statement:
    text = (Path(beside).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return db.Statement(name, text.replace("FOR UPDATE OF s", "").replace("FOR UPDATE", ""))


def test_receipt_is_confirmed_once(fresh_db: str) -> None:
    w, order = _sent()
    raised = at_once(lambda i: _confirm(order), CLERKS)
    assert [type(error) for error in raised] == [NothingToConfirm] * (CLERKS - 1)
    balances = w.balances()
    assert (balances["112202"], balances["540101"]) == (D("113.00"), D("60.00"))
    assert "1406" not in balances
    assert_proved()


def test_without_locks_and_guard_it_is_confirmed_again(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: orders and shipments not locked and the unique index dropped, all of them confirm."""
    w, order = _sent()
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX sales_acceptance_line_once")
    looked = threading.Barrier(CLERKS)
    choose = commands._choose

    def hesitant(*args: object) -> object:
        """Looks, then waits until everybody has looked."""
        looked.wait(30)
        return choose(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(commands.SQL, "lock_orders", _unlocked("lock_orders", commands.__file__))
    monkeypatch.setattr(shipments.SQL, "lock_sent_lines", _unlocked("lock_sent_lines", shipments.__file__))
    monkeypatch.setattr(lifecycle, "one_at_a_time", lambda ids: None)
    monkeypatch.setattr(commands, "_choose", hesitant)
    assert at_once(lambda i: _confirm(order), CLERKS) == []
    assert w.balances()["540101"] == CLERKS * D("60.00")
    assert w.balances()["1406"] == D("60.00") - CLERKS * D("60.00")  # more is sold than was ever sent


def test_goods_come_back_or_are_confirmed(fresh_db: str) -> None:
    """Half confirm the orders, half take their goods back. Whoever is first decides which way the value goes; nothing goes both."""
    w = build(revenue_point="ON_CONFIRM")
    w.adjust(w.skus[0], 100, "1000.00", kind="opening")
    orders = [sell(w, (w.skus[0], 6, "113.00")) for _ in range(4)]
    lines = [line_of(order) for order in orders]

    def work(i: int) -> None:
        at = i % 4
        if i < 4:
            _confirm(orders[at])
            return
        back = aftersales.NewReturnLine(w.skus[0], D(6), order_line_id=lines[at])
        aftersales.record([aftersales.NewReturn(w.shop, w.customer, NOW, [back])], actor=SYSTEM, now=NOW)

    raised = at_once(work, CLERKS)
    assert all(isinstance(error, NothingToConfirm) for error in raised)
    assert {"1406", "112202", "500101", "540101"}.isdisjoint(w.balances())
    assert_proved()
