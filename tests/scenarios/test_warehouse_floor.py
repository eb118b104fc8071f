"""Between the office and the floor, as the manual tells it: orders are released to the warehouse, picked, tallied, carried out in parts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.scenarios.test_lots_and_serials import left, milk, phone, take_in, track
from tests.steady import steady
from tests.world import NOW, D, World, assert_proved, build, later
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle.public import WrongState
from zhanggui.kernel import db
from zhanggui.ledgers.stock import public as stock

pytestmark = pytest.mark.django_db
Tally = warehouse.NewTally


def confirmed(w: World, *lines: tuple[int, int, int]) -> int:
    """An order whose goods are promised."""
    order = w.place(*lines)
    sales.confirm([order], actor=SYSTEM, now=NOW)
    return order


def bought(w: World, *lines: tuple[int, str, str]) -> int:
    """A confirmed purchase order: (sku, qty, price)."""
    rows = [purchasing.NewPurchaseOrderLine(sku, D(qty), D(price)) for sku, qty, price in lines]
    order = purchasing.NewPurchaseOrder(w.supplier, w.warehouse, NOW, rows)
    [order_id] = purchasing.place([order], actor=SYSTEM, now=NOW)
    purchasing.confirm([order_id], actor=SYSTEM, now=NOW)
    return order_id


def drafted(order: int) -> list[int]:
    """Lines of the drafts that an order has in the warehouse."""
    return [m.line_id for m in warehouse.leaving_lines([order], "sales.order")]


def announced(order: int) -> list[int]:
    """Lines of the drafts that are on their way for a purchase order."""
    return [m.line_id for m in warehouse.coming_lines([order], "purchasing.order")]


def states(order: int) -> dict[int, str]:
    """The shipments of an order and their states."""
    return {s.id: s.state for s in warehouse.shipments_of([order], "sales.order")}


def billed(orders: list[int], kind: str) -> list[str]:
    """What was billed for documents."""
    return [f"{b.gross:f}" for b in invoicing.bills_of_origins(orders, kind)]


def test_an_order_is_picked_piece_by_piece_and_shipped_by_the_warehouse() -> None:
    # Two phones with numbers and ten cartons of milk in two lots.
    w = build()
    cell, carton = track(w, w.skus[0], serial_tracked=True), track(w, w.skus[1], lot_tracked=True, shelf_life_days=30)
    take_in(w, phone(cell, "S1"), phone(cell, "S2"), milk(carton, 6, "A", made_on=date(2026, 3, 1)))
    take_in(w, milk(carton, 4, "B", expires_on=date(2026, 3, 9)))
    order = confirmed(w, (cell, 2, 200), (carton, 8, 5))

    # The office releases the order; nothing has moved, nothing is billed, and it can't be released twice.
    [shipment] = sales.release([order], actor=SYSTEM, now=NOW)
    assert w.position(cell) == (D(2), D(2), D(0))
    assert billed([order], "sales.order") == []
    with pytest.raises(Exception, match=r"sales\.nothing_to_ship"):
        sales.release([order], actor=SYSTEM, now=NOW)

    # The picker finds one phone only, scans it, and takes the milk that the system names.
    cells, cartons = drafted(order)
    with pytest.raises(Exception, match=r"warehouse\.over_tally"):
        warehouse.pick_shipments([shipment], [Tally(cartons, D(9))], actor=SYSTEM, now=NOW)
    warehouse.pick_shipments([shipment], [Tally(cells, D(1), serial="S9")], actor=SYSTEM, now=NOW)
    with pytest.raises(stock.SerialNotHere):
        warehouse.ship([shipment], actor=SYSTEM, now=NOW)
    warehouse.pick_shipments([shipment], [Tally(cells, D(1), serial="S2")], actor=SYSTEM, now=NOW)
    warehouse.ship([shipment], actor=SYSTEM, now=NOW)
    assert left(w, order) == [("", "S2", "1.0000"), ("B", "", "4.0000"), ("A", "", "4.0000")]
    assert billed([order], "sales.order") == ["240.00"]

    # The other phone is still promised, and released again; this time it is there.
    assert w.position(cell) == (D(1), D(1), D(0))
    [second] = sales.release([order], actor=SYSTEM, now=NOW)
    [line] = drafted(order)
    warehouse.pick_shipments([second], [Tally(line, D(1), serial="S1")], actor=SYSTEM, now=NOW)
    warehouse.ship([second], actor=SYSTEM, now=NOW)
    assert billed([order], "sales.order") == ["240.00", "200.00"]
    sales.close([order], actor=SYSTEM, now=NOW)
    assert_proved()


def test_an_order_is_released_in_parts_and_cancelled_drafts_leave_the_promise() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    order = confirmed(w, (lamp, 10, 20))
    [row] = sales.read_lines([order])
    first, second = (sales.release([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(n)})[0] for n in (4, 5))
    with pytest.raises(Exception, match=r"sales\.over_release"):
        sales.release([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(2)})
    warehouse.ship([first], actor=SYSTEM, now=NOW)
    warehouse.cancel_shipments([second], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(6), D(6), D(0))

    # What is left leaves without paper, and takes the draft along.
    [third] = sales.release([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(2)})
    sales.ship([order], actor=SYSTEM, now=NOW)
    assert states(order)[third] == "cancelled"
    assert billed([order], "sales.order") == ["80.00", "120.00"]
    assert_proved()


def test_a_cancelled_order_takes_its_draft_along() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    cancelled, reopened, closed = (confirmed(w, (lamp, 2, 20)) for _ in range(3))
    drafts = sales.release([cancelled, reopened, closed], actor=SYSTEM, now=NOW)
    sales.cancel([cancelled], actor=SYSTEM, now=NOW)
    sales.reopen([reopened], actor=SYSTEM, now=NOW)
    sales.close([closed], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(10), D(0), D(0))
    for draft in drafts:
        with pytest.raises(WrongState):
            warehouse.ship([draft], actor=SYSTEM, now=NOW)
    assert_proved()


def test_a_line_of_which_nothing_is_found_stays_with_the_order() -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 5, "5.00", kind="opening")
    w.adjust(bulb, 5, "5.00", kind="opening")
    order = confirmed(w, (lamp, 2, 20), (bulb, 3, 10))
    [shipment] = sales.release([order], actor=SYSTEM, now=NOW)
    lamps, bulbs = drafted(order)
    warehouse.pick_shipments([shipment], [Tally(lamps, D(0)), Tally(bulbs, D(0))], actor=SYSTEM, now=NOW)
    with pytest.raises(Exception, match=r"warehouse\.nothing_tallied"):
        warehouse.ship([shipment], actor=SYSTEM, now=NOW)
    warehouse.pick_shipments([shipment], [Tally(bulbs, D(3))], actor=SYSTEM, now=NOW)
    warehouse.ship([shipment], actor=SYSTEM, now=NOW)
    assert billed([order], "sales.order") == ["30.00"]
    assert w.position(lamp) == (D(5), D(2), D(0))
    assert_proved()


def test_what_was_short_is_promised_when_it_comes() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 3, "30.00", kind="opening")
    early, late = (w.place((lamp, 4, 20)) for _ in range(2))
    sales.confirm([early, late], actor=SYSTEM, now=NOW, partial=True)
    assert w.position(lamp) == (D(3), D(3), D(0))
    w.adjust(lamp, 3, "30.00")
    promises = sales.reserve([early, late], actor=SYSTEM, now=later(1))
    assert [(p.document_id, p.asked, p.granted) for p in promises] == [(early, D(1), D(1)), (late, D(4), D(2))]
    with pytest.raises(Exception, match=r"sales\.nothing_to_reserve"):
        sales.reserve([early], actor=SYSTEM, now=later(1))
    # A line has two promises now; each stands on one draft at a time.
    [row] = sales.read_lines([early])
    [first], [second] = (
        sales.release([early], actor=SYSTEM, now=later(1), quantities={row.line_id: D(n)}) for n in (3, 1)
    )
    warehouse.cancel_shipments([first], actor=SYSTEM, now=later(1))
    [again] = sales.release([early], actor=SYSTEM, now=later(1))
    warehouse.ship([second, again], actor=SYSTEM, now=later(1))
    sales.ship([late], actor=SYSTEM, now=later(1))
    assert w.position(lamp) == (D(0), D(0), D(0))
    assert_proved()


def test_goods_are_announced_tallied_short_and_received_to_the_cent() -> None:
    # Three pieces for 10.00 in all: a third is 3.33.
    w = build()
    [lamp, cell, carton] = w.skus
    track(w, cell, serial_tracked=True)
    track(w, carton, lot_tracked=True, shelf_life_days=30)
    order = bought(w, (lamp, "3", "3.333333"), (cell, "2", "100"), (carton, "5", "2"))

    # The supplier says what is coming; it is still on order, and can't be received twice.
    [draft] = purchasing.announce([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(3))
    with pytest.raises(Exception, match=r"purchasing\.nothing_to_receive"):
        purchasing.receive([order], actor=SYSTEM, now=NOW)

    # Two lamps of three came, both phones, and milk in two lots of which one is new and says when it was made.
    lamps, cells, cartons = announced(order)
    scanned = [Tally(lamps, D(2)), Tally(cells, D(1), serial="S1"), Tally(cells, D(1), serial="S2")]
    with pytest.raises(stock.ExpiryNeeded):
        warehouse.tally_receipts([draft], [*scanned, Tally(cartons, D(5), lot="A")], actor=SYSTEM, now=NOW)
    scanned += [
        Tally(cartons, D(3), lot="A", made_on=date(2026, 3, 1)),
        Tally(cartons, D(2), lot="B", expires_on=date(2026, 4, 9)),
    ]
    warehouse.tally_receipts([draft], scanned, actor=SYSTEM, now=NOW)
    warehouse.receive([draft], actor=SYSTEM, now=NOW)
    assert [w.position(sku) for sku in w.skus] == [(D(2), D(0), D(1)), (D(2), D(0), D(0)), (D(5), D(0), D(0))]

    # The last lamp comes later, without an announcement, and takes the odd cent: 6.67 + 3.33.
    purchasing.receive([order], actor=SYSTEM, now=NOW)
    assert w.balances()["140501"] == D("220.00")
    purchasing.close([order], actor=SYSTEM, now=NOW)

    # One phone goes back to the supplier: the one of that receipt line, with its number.
    line = next(m.line_id for m in warehouse.received_lines([order], "purchasing.order") if m.value == D("100.00"))
    [row] = [r for r in purchasing.read_lines([order]) if r.sku_id == cell]
    back = purchasing.NewPurchaseReturn(order, NOW, [purchasing.NewPurchaseReturnLine(row.line_id, D(1), line)])
    purchasing.record_returns([back], actor=SYSTEM, now=NOW)
    with pytest.raises(stock.SerialInStock):
        take_in(w, phone(cell, "S2"))
    take_in(w, phone(cell, "S1"))
    assert_proved()


def test_goods_are_received_at_once_lot_by_lot() -> None:
    w = build()
    carton = track(w, w.skus[0], lot_tracked=True, shelf_life_days=30)
    order = bought(w, (carton, "5", "2"))
    [row] = purchasing.read_lines([order])
    with pytest.raises(stock.LotNeeded):
        purchasing.receive([order], actor=SYSTEM, now=NOW)
    came = [
        purchasing.Arrival(row.line_id, D(2), lot="A", made_on=date(2026, 3, 1)),
        purchasing.Arrival(row.line_id, D(1), lot="B", expires_on=date(2026, 3, 9)),
    ]
    purchasing.receive([order], actor=SYSTEM, now=NOW, arrivals=came)
    assert w.position(carton) == (D(3), D(0), D(2))
    [draft] = purchasing.announce([order], actor=SYSTEM, now=NOW)
    purchasing.close([order], actor=SYSTEM, now=NOW)
    with pytest.raises(WrongState):
        warehouse.receive([draft], actor=SYSTEM, now=NOW)
    assert w.position(carton) == (D(3), D(0), D(0))
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    w = build()
    lamp, cell = w.skus[0], track(w, w.skus[1], lot_tracked=True)
    w.adjust(lamp, 1000, "1000.00", kind="opening")
    take_in(w, milk(cell, 1000, "A"))

    def loop(n: int) -> int:
        db.take_ids(1)
        orders = sales.place([w.order((lamp, 1, 2), (cell, 1, 3)) for _ in range(n)], actor=SYSTEM, now=NOW)
        sales.confirm(orders, actor=SYSTEM, now=NOW)
        purchases = [bought(w, (lamp, "1", "2"), (cell, "1", "3")) for _ in range(n)]
        with db.count_statements() as counted:
            shipments = sales.release(orders, actor=SYSTEM, now=NOW)
            scanned = [Tally(m.line_id, m.qty, lot="A") for m in warehouse.leaving_lines(orders, "sales.order")[1::2]]
            warehouse.pick_shipments(shipments, scanned, actor=SYSTEM, now=NOW)
            warehouse.ship(shipments, actor=SYSTEM, now=NOW)
            drafts = purchasing.announce(purchases, actor=SYSTEM, now=NOW)
            lots = list(warehouse.coming_lines(purchases, "purchasing.order"))[1::2]
            warehouse.tally_receipts(drafts, [Tally(m.line_id, m.qty, lot="A") for m in lots], actor=SYSTEM, now=NOW)
            warehouse.receive(drafts, actor=SYSTEM, now=NOW)
        return steady(counted)

    loop(1)
    assert loop(1) == loop(20)
    assert_proved()
