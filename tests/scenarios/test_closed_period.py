"""A closed period takes nothing any more, neither goods nor money, and stock of any past moment can be asked for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.world import NOW, D, assert_proved, build, later
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.books.errors import ClosedPeriod
from zhanggui.ledgers.stock import public as stock

pytestmark = pytest.mark.django_db


def test_a_closed_day_refuses_goods() -> None:
    w = build()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    stock.close_through(w.company, date(2026, 3, 2), now=later(1))
    with pytest.raises(stock.ClosedDay) as refused:
        w.adjust(w.skus[0], 1, "10.00")
    assert refused.value.params == {"day": "2026-03-02"}
    w.adjust(w.skus[0], 1, "10.00", at=later(1))
    assert_proved()


def test_a_closed_month_refuses_entries() -> None:
    w = build()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    order = w.place((w.skus[0], 1, 2))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    books.close_month(w.company, 202603, now=NOW)
    with pytest.raises(ClosedPeriod):
        sales.ship([order], actor=SYSTEM, now=NOW)
    # Nothing is half done: the goods are still promised and on the shelf.
    assert w.position(w.skus[0]) == (D(10), D(1), D(0))
    assert_proved()


def test_stock_as_of_any_moment() -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    for day in range(10):
        w.adjust(lamp, 1, "1.00", at=later(day))
        w.adjust(bulb, 2, "2.00", at=later(day))
    expected = {day: [(lamp, w.warehouse, D(day + 1)), (bulb, w.warehouse, D(2 * (day + 1)))] for day in range(10)}
    before = {day: stock.as_of(w.company, later(day)) for day in range(10)}
    assert before == {day: sorted(rows) for day, rows in expected.items()}
    # Closings change how the question is answered, never the answer.
    stock.close_through(w.company, date(2026, 3, 4), now=later(20))
    stock.close_through(w.company, date(2026, 3, 7), now=later(20))
    assert {day: stock.as_of(w.company, later(day)) for day in range(10)} == before
    assert_proved()


def test_what_a_failed_posting_learned_is_forgotten() -> None:
    """The first posting of a warehouse makes its locations; when it fails they are gone, and nobody may remember them."""
    w = build()
    with pytest.raises(stock.Shortage):
        w.adjust(w.skus[0], -1)
    w.adjust(w.skus[0], 1, "1.00")
    assert w.position(w.skus[0]) == (D(1), D(0), D(0))
    assert_proved()
