"""Undoing adjustments and shipments: the goods go back at the value they carried."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.golden.cases import Watch
from tests.steady import steady
from tests.world import DAY, NOW, D, World, assert_proved, build, later
from zhanggui.documents.aftersales.tests.selling import pool, sell
from zhanggui.documents.sales.orders.errors import BilledAlready
from zhanggui.documents.valuation import public as valuation
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle.public import WrongState
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock
from zhanggui.ledgers.stock.errors import ClosedDay, NoValueLeft, Shortage

pytestmark = pytest.mark.django_db


def adjusted(w: World, *lines: tuple[int, str | int, str | None], kind: str = "other", at: datetime = NOW) -> int:
    """A posted adjustment: (sku, qty, value); its id."""
    rows = [
        warehouse.NewAdjustmentLine(sku, D(qty), None, None if value is None else D(value)) for sku, qty, value in lines
    ]
    new = warehouse.NewAdjustment(w.company, w.warehouse, kind, Origin("test", 1), at.date(), at, rows, "test")
    [adjustment] = warehouse.record_adjustments([new], actor=SYSTEM, now=at)
    return adjustment


def shipped(w: World, sku: int, qty: str | int) -> int:
    """A shipment entered by hand; its id."""
    new = warehouse.NewShipment(
        w.company, w.warehouse, "sale", Origin("test", 1), DAY, NOW, [warehouse.NewShipmentLine(sku, D(qty))], w.customer, None, w.shop
    )  # fmt: skip
    [shipment] = warehouse.dispatch([new], actor=SYSTEM, now=NOW)
    return shipment


@pytest.mark.parametrize("costing", ["moving", "fifo"])
def test_what_was_lost_comes_back_at_the_cost_it_left(costing: str) -> None:
    w = build(costing=costing)
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    lost = adjusted(w, (lamp, -4, None))
    # Meanwhile dearer goods came in.
    w.adjust(lamp, 10, "200.00")
    watch = Watch(w)
    warehouse.undo_adjustments([lost], actor=SYSTEM, now=later(1))
    assert pool(w, lamp) == (D(20), D("300.00"))
    red = watch.new()["stock.other_out"]
    goods = [(x.side, x.amount, x.qty) for x in red if x.account == "140501"]
    assert goods == [("C", D("-40.00"), D(4))]
    assert "571102" not in w.balances()
    with pytest.raises(WrongState):
        warehouse.undo_adjustments([lost], actor=SYSTEM, now=NOW)
    assert_proved()


@pytest.mark.parametrize("kind", ["other", "count"])
def test_what_a_replay_made_dearer_comes_back_as_dear_and_no_dearer(kind: str) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening", at=later(1))
    lost = adjusted(w, (lamp, -5, None), kind=kind, at=later(3))
    w.adjust(lamp, 10, "300.00", kind="opening", at=later(0))
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=later(4)) == 1
    assert w.balances()["571102"] == D("100.00")
    warehouse.undo_adjustments([lost], actor=SYSTEM, now=later(5))
    assert w.balances() == {"140501": D("400.00"), "310405": D("-400.00")}
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=later(6)) == 0
    assert_proved()


@pytest.mark.parametrize("costing", ["moving", "fifo"])
def test_what_was_found_leaves_at_the_cost_it_came(costing: str) -> None:
    w = build(costing=costing)
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 10, "100.00", kind="opening")
    swapped = adjusted(w, (lamp, -5, None), (bulb, 5, "60.00"))
    warehouse.undo_adjustments([swapped], actor=SYSTEM, now=NOW)
    assert (pool(w, lamp), pool(w, bulb)) == ((D(10), D("100.00")), (D(0), D(0)))
    assert w.balances() == {"140501": D("100.00"), "310405": D("-100.00")}
    assert_proved()


def test_goods_that_have_left_can_not_be_unfound() -> None:
    w = build()
    lamp = w.skus[0]
    found = adjusted(w, (lamp, 5, "50.00"))
    w.adjust(lamp, -3)
    before = w.balances()
    with pytest.raises(Shortage):
        warehouse.undo_adjustments([found], actor=SYSTEM, now=NOW)
    assert (w.balances(), pool(w, lamp)) == (before, (D(2), D("20.00")))
    assert_proved()


def test_a_revaluation_is_undone_while_its_value_is_here() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    dearer = adjusted(w, (lamp, 0, "30.00"), kind="revaluation")
    assert pool(w, lamp) == (D(10), D("130.00"))
    warehouse.undo_adjustments([dearer], actor=SYSTEM, now=NOW)
    assert pool(w, lamp) == (D(10), D("100.00"))
    again = adjusted(w, (lamp, 0, "30.00"), kind="revaluation")
    w.adjust(lamp, -10)
    with pytest.raises(NoValueLeft):
        warehouse.undo_adjustments([again], actor=SYSTEM, now=NOW)
    for value in ("-1.00", "1.00"):
        with pytest.raises(NoValueLeft):
            adjusted(w, (lamp, 0, value), kind="revaluation")
    assert pool(w, lamp) == (D(0), D(0))
    assert_proved()


def test_a_shipment_nobody_billed_is_undone() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    shipment = shipped(w, lamp, 4)
    assert w.balances()["540101"] == D("40.00")
    warehouse.undo_shipments([shipment], actor=SYSTEM, now=NOW)
    assert pool(w, lamp) == (D(10), D("100.00"))
    assert "540101" not in w.balances()
    assert_proved()


def test_a_shipment_that_is_billed_is_not_undone() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    order = sell(w, (lamp, 4, "113.00"))
    [shipment] = {line.document_id for line in warehouse.shipped_lines([order], "sales.order")}
    before = w.balances()
    with pytest.raises(BilledAlready):
        warehouse.undo_shipments([shipment], actor=SYSTEM, now=NOW)
    assert w.balances() == before
    assert_proved()


def test_a_closed_day_takes_no_mirror() -> None:
    w = build()
    lost = adjusted(w, (w.skus[0], 5, "50.00"))
    stock.close_through(w.company, DAY, now=NOW)
    with pytest.raises(ClosedDay):
        warehouse.undo_adjustments([lost], actor=SYSTEM, now=NOW)
    warehouse.undo_adjustments([lost], actor=SYSTEM, now=later(1))
    assert w.balances() == {}
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    w = build()

    def loop(n: int) -> int:
        ids = [adjusted(w, (w.skus[0], 2, "5.00"), (w.skus[1], 2, "7.00")) for _ in range(n)]
        with db.count_statements() as counted:
            warehouse.undo_adjustments(ids, actor=SYSTEM, now=NOW)
        return steady(counted)

    loop(1)
    assert loop(1) == loop(50)
    assert w.balances() == {}
    assert_proved()
