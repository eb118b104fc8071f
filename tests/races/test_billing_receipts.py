"""The supplier's invoice is entered while the warehouse receives more of the same order: both happen, nobody is refused as busy."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from types import SimpleNamespace

import psycopg
import pytest

from tests.races.test_scarce_goods import at_once
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.orders import billing
from zhanggui.documents.purchasing.tests.buying import confirmed
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.documents.warehouse.receipts import commands as receipts
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.ledgers.stock import commands as stock_commands

#: How long the warehouse, its goods locked, waits for the clerk to come in between.
PATIENCE = 2.0


def half_received() -> tuple[World, int, int, int]:
    """An order of ten, four of which are here; the rest is announced: order, line, receipt."""
    w = build(receipts_billed=False)
    order = confirmed(w, (w.skus[0], 10, "10.00"))
    [line] = [row.line_id for row in purchasing.read_lines([order])]
    purchasing.receive([order], actor=SYSTEM, now=NOW, quantities={line: D(4)})
    [draft] = purchasing.announce([order], actor=SYSTEM, now=NOW)
    return w, order, line, draft


def both(monkeypatch: pytest.MonkeyPatch, order: int, line: int, draft: int) -> list[BaseException]:
    """The warehouse has its goods locked; the clerk comes in between, as far as he gets."""
    goods_locked, clerk_inside = threading.Event(), threading.Event()
    build_posting, alone = stock_commands.Posting.build, lifecycle.one_at_a_time

    def slow_build(posting: stock_commands.Posting) -> None:
        build_posting(posting)
        if not goods_locked.is_set():
            goods_locked.set()
            clerk_inside.wait(PATIENCE)

    def announced(ids: Iterable[int]) -> None:
        alone(ids)
        db.flush()
        clerk_inside.set()

    monkeypatch.setattr(stock_commands.Posting, "build", slow_build)
    monkeypatch.setattr(billing, "lifecycle", SimpleNamespace(one_at_a_time=announced))

    def work(i: int) -> None:
        if i == 0:
            warehouse.receive([draft], actor=SYSTEM, now=NOW)
            return
        goods_locked.wait(30)
        purchasing.bill([order], actor=SYSTEM, now=NOW, quantities={line: D(4)}, prices={line: D("12.00")})

    return at_once(work, 2)


def test_nobody_is_refused(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    w, order, line, draft = half_received()
    assert both(monkeypatch, order, line, draft) == []
    assert w.position(w.skus[0]) == (D(10), D(0), D(0))
    assert w.balances()["220201"] == D("-54.24")
    assert_proved()


def test_in_the_other_order_they_wait_for_each_other(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the receipt locks its goods first."""
    _, order, line, draft = half_received()
    late = SimpleNamespace(**{**vars(lifecycle), "one_at_a_time": lambda ids: None})
    monkeypatch.setattr(receipts, "lifecycle", late)
    [raised] = both(monkeypatch, order, line, draft)
    assert isinstance(raised.__cause__ or raised, psycopg.errors.DeadlockDetected)
