"""Which sale goods come back from: latest first, never more than is left, in one or two statements."""

from __future__ import annotations

import pytest

from tests.world import NOW, D, assert_proved, build, later
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.aftersales.public import NewReturnLine, Original, Wanted
from zhanggui.documents.aftersales.returns.matching import FIRST_LOOK
from zhanggui.documents.aftersales.tests.selling import sell, take_back
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.masters.partners import public as partners

pytestmark = pytest.mark.django_db


def taken(found: aftersales.Found) -> list[tuple[int, int]]:
    """(order, quantity) of what was found."""
    return [(o.order_id, int(o.qty)) for o in found.originals]


def test_latest_first_and_never_from_the_future() -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 100, "100.00", kind="opening")
    w.adjust(bulb, 100, "100.00", kind="opening")
    old, new = sell(w, (lamp, 5, 10)), sell(w, (lamp, 3, 10), (bulb, 1, 1), at=later(2))
    [other] = partners.create_customers(
        [partners.NewCustomer(company_id=w.company, code="C2", name="客户二")], actor=SYSTEM, now=NOW
    )
    answers = aftersales.match_originals(
        [
            Wanted(w.customer, lamp, D(2), later(9)),  # from the newest
            Wanted(w.customer, lamp, D(2), later(9)),  # its last piece, and one of the older
            Wanted(w.customer, lamp, D(1), later(1)),  # before the newest was sold
            Wanted(w.customer, lamp, D(9), later(9)),  # what is left, and six too many
            Wanted(w.customer, bulb, D(1), later(1)),  # nothing of it was sold by then
            Wanted(other, lamp, D(1), later(9)),  # somebody else's
        ]
    )
    assert [taken(a) for a in answers] == [[(new, 2)], [(new, 1), (old, 1)], [(old, 1)], [(old, 3)], [], []]
    assert [a.missing for a in answers] == [0, 0, 0, 6, 1, 1]
    assert aftersales.match_originals([]) == []


def test_earlier_returns_count() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    old, new = sell(w, (lamp, 5, 10)), sell(w, (lamp, 5, 10), at=later(1))
    [found] = aftersales.match_originals([Wanted(w.customer, lamp, D(4), later(2))])
    take_back(w, NewReturnLine(lamp, D(4), D(8), originals=found.originals), at=later(2))
    [again] = aftersales.match_originals([Wanted(w.customer, lamp, D(4), later(3))])
    assert taken(again) == [(new, 1), (old, 3)]
    assert_proved()


def test_a_second_statement_only_when_the_latest_do_not_suffice() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 200, "200.00", kind="opening")
    orders = [sell(w, (lamp, 1, 1), at=later(day)) for day in range(FIRST_LOOK + 4)]
    with db.count_statements() as first:
        [found] = aftersales.match_originals([Wanted(w.customer, lamp, D(FIRST_LOOK), later(99))])
    assert taken(found) == [(order, 1) for order in orders[: -FIRST_LOOK - 1 : -1]]
    with db.count_statements() as second:
        answers = aftersales.match_originals(
            [Wanted(w.customer, lamp, D(5), later(99)) for _ in range(3)] + [Wanted(w.customer, lamp, D(1), NOW)]
        )
    assert (first.count, second.count) == (1, 2)
    assert [len(a.originals) for a in answers] == [5, 5, 2, 0]
    assert [a.missing for a in answers] == [0, 0, 3, 1]
    # An early moment is served although all of the first look is later.
    [early] = aftersales.match_originals(
        [Wanted(w.customer, lamp, D(1), NOW), Wanted(w.customer, lamp, D(1), later(99))][:1]
    )
    assert taken(early) == [(orders[0], 1)]
    mixed = aftersales.match_originals([Wanted(w.customer, lamp, D(1), later(99)), Wanted(w.customer, lamp, D(1), NOW)])
    assert [taken(a) for a in mixed] == [[(orders[-1], 1)], [(orders[0], 1)]]


def test_a_customer_with_many_orders_finds_the_same() -> None:
    """Past a hundred orders the search walks the SKU instead of the customer; the answer is the same."""
    w = build()
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 200, "200.00", kind="opening")
    w.adjust(bulb, 200, "200.00", kind="opening")
    first = sell(w, (lamp, 2, 1))
    last = sell(w, (lamp, 2, 1), at=later(1))
    wanted = [Wanted(w.customer, lamp, D(3), later(2))]
    before = aftersales.match_originals(wanted)
    for _ in range(101):
        w.place((bulb, 1, 1))
    assert aftersales.match_originals(wanted) == before
    assert taken(before[0]) == [(last, 2), (first, 1)]
    assert isinstance(before[0].originals[0], Original)
