"""What one command posts to the books in several steps travels as one statement, as long as nobody asks in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.world import NOW, D, World, assert_proved, build
from zhanggui.kernel import db
from zhanggui.kernel.db.wire import Call, Wire
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.books.errors import ClosedPeriod

pytestmark = pytest.mark.django_db


def entry(w: World, key: str, amount: str, *, owed: bool = False) -> books.Entry:
    """Cash from the owner, or goods sold to the customer on credit."""
    if not owed:
        lines = [books.Line("100201", "D", D(amount), cash_account_id=w.cash), books.Line("310405", "C", D(amount))]
        return books.Entry(w.company, key, "other", Origin("test", 1), NOW.date(), "", lines)
    of = {"customer_id": w.customer, "shop_id": w.shop}
    lines = [books.Line("112201", "D", D(amount), **of), books.Line("310405", "C", D(amount))]
    items = [books.NewItem("112201", D(amount), NOW.date(), "CNY", w.customer, None, w.shop)]
    return books.Entry(w.company, key, "other", Origin("test", 2), NOW.date(), "", lines, items)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What travels to the server."""
    travelled: list[str] = []
    send = Wire._send

    def listening(wire: Wire, raw: object, calls: Sequence[Call]) -> None:
        travelled.extend(call.text.decode() for call in calls)
        send(wire, raw, calls)  # type: ignore[arg-type]

    monkeypatch.setattr(Wire, "_send", listening)
    return travelled


def posts(sent: Sequence[str]) -> int:
    return sum("INSERT INTO books_entry" in text for text in sent)


@db.in_transaction
def _both(w: World, *, ask: bool = False, later: bool = False) -> list[books.PostedEntry]:
    posted = books.post([entry(w, "t:1", "10.00")], now=NOW)
    if ask:
        books.entries_by_key([(w.company, "t:1")])
    return posted + books.post([entry(w, "t:2", "5.00", owed=True)], now=NOW + timedelta(seconds=later))


def test_two_postings_travel_together(sent: list[str]) -> None:
    w = build()
    one, two = _both(w)
    assert posts(sent) == 1
    assert one.items == ()
    assert [item.amount for item in books.lock_items(two.items).values()] == [D("5.00")]
    assert w.balances() == {"100201": D("10.00"), "112201": D("5.00"), "310405": D("-15.00")}
    assert_proved()


@pytest.mark.parametrize("between", [{"ask": True}, {"later": True}])
def test_a_question_and_another_moment_come_between(between: dict[str, bool], sent: list[str]) -> None:
    w = build()
    _both(w, **between)
    assert posts(sent) == 2
    assert w.balances() == {"100201": D("10.00"), "112201": D("5.00"), "310405": D("-15.00")}
    assert_proved()


def _into_a_closed_month(w: World) -> None:
    old = entry(w, "t:0", "1.00")
    with db.transaction():
        books.post([entry(w, "t:1", "10.00")], now=NOW)
        books.post([old._replace(date=old.date.replace(year=2020, month=1))], now=NOW)


def test_nothing_is_left_of_what_was_given_up(sent: list[str]) -> None:
    """What a command posted that failed does not travel with the next one."""
    w = build()
    books.close_month(w.company, 202001, now=NOW)
    with pytest.raises(ClosedPeriod):
        _into_a_closed_month(w)
    assert posts(sent) == 1
    books.post([entry(w, "t:3", "3.00")], now=NOW)
    assert w.balances() == {"100201": D("3.00"), "310405": D("-3.00")}
