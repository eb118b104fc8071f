"""Confirming receipt: what is refused, what is partial, what returns and replays do."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.world import DAY, NOW, D, World, assert_proved, build, later
from zhanggui.documents.aftersales.public import NewReturnLine
from zhanggui.documents.aftersales.tests.selling import line_of, sell, take_back
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.acceptances import queries
from zhanggui.documents.sales.acceptances.errors import ConfirmedTooEarly, NothingToConfirm, NotWaiting
from zhanggui.documents.valuation import public as valuation
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle.public import DocumentUnknown, WrongState
from zhanggui.kernel.errors import DomainError
from zhanggui.masters.catalog import public as catalog

pytestmark = pytest.mark.django_db


@pytest.fixture
def w(db: None) -> World:
    world = build(revenue_point="ON_CONFIRM")
    for sku in world.skus[:2]:
        world.adjust(sku, 10, "100.00", kind="opening")
    return world


def _confirm(*new: sales.NewAcceptance) -> list[int]:
    return list(sales.confirm_receipt(new, actor=SYSTEM, now=NOW))


def _refused(w: World, error: type[DomainError], *new: sales.NewAcceptance) -> None:
    before = w.balances()
    with pytest.raises(error):
        _confirm(*new)
    assert w.balances() == before


def test_what_can_not_be_confirmed_is_refused(w: World) -> None:
    lamp, bulb = w.skus[:2]
    order, other = sell(w, (lamp, 2, "113.00")), sell(w, (bulb, 2, "113.00"))
    draft = w.place((lamp, 1, 1))
    [foreign] = warehouse.shipped_lines([other], "sales.order")
    _refused(w, DocumentUnknown, sales.NewAcceptance(1))
    _refused(w, NothingToConfirm, sales.NewAcceptance(draft))
    _refused(w, NotWaiting, sales.NewAcceptance(order, None, [foreign.line_id]))
    _refused(w, ConfirmedTooEarly, sales.NewAcceptance(order, DAY - timedelta(days=1)))
    # The same goods twice in a batch, and again afterwards.
    _refused(w, NothingToConfirm, sales.NewAcceptance(order), sales.NewAcceptance(order))
    _confirm(sales.NewAcceptance(order))
    _refused(w, NothingToConfirm, sales.NewAcceptance(order))
    take_back(w, NewReturnLine(bulb, D(2), order_line_id=line_of(other)))
    _refused(w, NothingToConfirm, sales.NewAcceptance(other))
    assert_proved()


def test_goods_sold_at_once_do_not_wait() -> None:
    w = build()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    _refused(w, NothingToConfirm, sales.NewAcceptance(sell(w, (w.skus[0], 2, "113.00"))))


def test_parcels_are_confirmed_one_by_one_and_fees_come_with_the_first(w: World) -> None:
    lamp, bulb = w.skus[:2]
    catalog.create_products([catalog.NewProduct(code="POST", name="运费", kind="fee")], actor=SYSTEM, now=NOW)
    postage = catalog.skus_by_code(["POST"])["POST"].id
    order = w.place((lamp, 3, "11.30"), (bulb, 1, "22.60"), (postage, 1, "5.65"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    lamps, bulbs, _ = sales.read_lines([order])
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={lamps.line_id: D(1)})
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={lamps.line_id: D(2), bulbs.line_id: D(1)})
    first, *_ = warehouse.shipped_lines([order], "sales.order")

    def bills() -> list[Decimal]:
        return [b.gross for b in invoicing.bills_of_origins([order], "sales.order")]

    assert bills() == []
    [one] = _confirm(sales.NewAcceptance(order, None, [first.line_id]))
    assert bills() == [D("16.95")]
    [two] = sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=later(2))
    assert bills() == [D("16.95"), D("45.20")]
    assert [(a.id, a.qty, a.cost) for a in queries.page(actor=SYSTEM, order_id=order).items] == [
        (two, D(3), D("30.00")), (one, D(1), D("10.00")),
    ]  # fmt: skip
    # Undone both, nothing is owed: the fee neither.
    sales.undo_acceptances([one, two], actor=SYSTEM, now=later(3))
    assert sum(bills()) == 0
    assert {"112202", "500101", "505102", "540101"}.isdisjoint(w.balances())
    with pytest.raises(WrongState):
        sales.undo_acceptances([one], actor=SYSTEM, now=later(3))
    assert_proved()


def test_a_return_takes_first_what_nobody_confirmed_of_its_shipment(w: World) -> None:
    """A return that brings goods of two shipments: one confirmed, one not. Only the confirmed part is credited."""
    lamp = w.skus[0]
    order = w.place((lamp, 4, "11.30"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    line = line_of(order)
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={line: D(1)})
    [first] = warehouse.shipped_lines([order], "sales.order")
    sales.ship([order], actor=SYSTEM, now=later(1))
    _confirm(sales.NewAcceptance(order, None, [first.line_id]))
    back = take_back(w, NewReturnLine(lamp, D(4), order_line_id=line), at=later(2))
    assert [b.gross for b in invoicing.bills_of_origins([back], "aftersales.return")] == [D("-11.30")]
    balances = w.balances()
    assert {"1406", "540101", "500101", "112202"}.isdisjoint(balances)
    assert balances["140501"] == D("200.00")
    assert_proved()


def test_a_replay_reaches_what_was_sent_and_what_was_confirmed(w: World) -> None:
    lamp = w.skus[0]
    waits = sell(w, (lamp, 2, "113.00"), at=later(3))
    done = sell(w, (lamp, 2, "113.00"), at=later(3))
    sales.confirm_receipt([sales.NewAcceptance(done)], actor=SYSTEM, now=later(4))
    # Lamps that had come before at 30.00 are entered late: all of them should have cost 20.00.
    w.adjust(lamp, 10, "300.00", at=later(1))
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=later(5)) == 2
    assert (w.balances()["1406"], w.balances()["540101"]) == (D("40.00"), D("40.00"))
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=later(6)) == 0
    assert_proved()
    [acceptance] = queries.page(actor=SYSTEM, order_id=done).items
    assert acceptance.cost == D("40.00")
    # Undone, all of it waits again; confirmed, all of it is cost of sales; returned, all of it is stock.
    sales.undo_acceptances([acceptance.id], actor=SYSTEM, now=later(6))
    assert w.balances()["1406"] == D("80.00")
    sales.confirm_receipt([sales.NewAcceptance(waits)], actor=SYSTEM, now=later(7))
    assert (w.balances()["1406"], w.balances()["540101"]) == (D("40.00"), D("40.00"))
    take_back(w, NewReturnLine(lamp, D(2), order_line_id=line_of(done)), at=later(8))
    assert "1406" not in w.balances()
    assert_proved()


def test_released_orders_wait_too(w: World) -> None:
    order = w.place((w.skus[0], 2, "11.30"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    [draft] = sales.release([order], actor=SYSTEM, now=NOW)
    warehouse.ship([draft], actor=SYSTEM, now=NOW)
    assert w.balances()["1406"] == D("20.00")
    _confirm(sales.NewAcceptance(order))
    assert w.balances()["540101"] == D("20.00")
    assert_proved()
