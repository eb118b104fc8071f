"""The office ships an order directly while the warehouse holds its draft: the draft shrinks to what is still promised, or is cancelled, and
says why; what was scanned stays where it still fits."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from tests.races.test_scarce_goods import at_once
from tests.scenarios.test_lots_and_serials import left, milk, phone, take_in, track
from tests.scenarios.test_warehouse_floor import Tally, billed, confirmed, drafted, states
from tests.steady import steady
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle.public import WrongState
from zhanggui.kernel import db
from zhanggui.ledgers.stock import public as stock


def shop(count: int = 2) -> World:
    w = build(skus=count)
    for sku in w.skus:
        w.adjust(sku, 100, 100, kind="opening")
    return w


def line_of(order: int, sku: int) -> int:
    return next(r.line_id for r in sales.read_lines([order]) if r.sku_id == sku)


def to_pick(order: int) -> list[str]:
    """Quantities of the lines of an order's drafts."""
    return [f"{m.qty.normalize():f}" for m in warehouse.leaving_lines([order], "sales.order")]


def notes_of(shipment: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM warehouse_shipment WHERE id = %s", [shipment])
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_draft_of_which_nothing_remains_is_cancelled_and_says_why() -> None:
    w = shop()
    order = confirmed(w, (w.skus[0], 4, 10), (w.skus[1], 2, 10))
    [draft] = sales.release([order], actor=SYSTEM, now=NOW)
    [shipped] = sales.ship([order], actor=SYSTEM, now=NOW)
    assert states(order) == {draft: "cancelled", shipped: "shipped"}
    assert "订单已直接发货" in notes_of(draft)
    assert "shipped directly" in notes_of(draft)
    with pytest.raises(WrongState):
        warehouse.ship([draft], actor=SYSTEM, now=NOW)
    assert billed([order], "sales.order") == ["60.00"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT action FROM audit_record WHERE document = 'warehouse.shipment' AND document_id = %s ORDER BY id",
            [draft],
        )
        assert [action for (action,) in cursor.fetchall()] == ["create", "shrink", "cancel"]
    assert_proved()


@pytest.mark.django_db
def test_a_draft_shrinks_to_what_is_still_promised_and_ships() -> None:
    w = shop()
    lamp, bulb = w.skus
    order = confirmed(w, (lamp, 10, 10), (bulb, 3, 10))
    [draft] = sales.release([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={line_of(order, lamp): D(4), line_of(order, bulb): D(3)})
    assert to_pick(order) == ["6"]
    assert notes_of(draft).startswith("订单已直接发货，本单数量相应减少")
    warehouse.ship([draft], actor=SYSTEM, now=NOW)
    assert billed([order], "sales.order") == ["70.00", "60.00"]
    assert w.position(lamp)[1] == w.position(bulb)[1] == D(0)
    assert_proved()


@pytest.mark.django_db
def test_what_is_on_no_draft_leaves_first_and_the_newest_draft_gives_way() -> None:
    w = shop()
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 10, 10))
    line = line_of(order, lamp)
    first, second = (sales.release([order], actor=SYSTEM, now=NOW, quantities={line: D(n)})[0] for n in (4, 3))
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={line: D(3)})
    assert to_pick(order) == ["4", "3"]
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={line: D(2)})
    assert to_pick(order) == ["4", "1"]
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={line: D(3)})
    assert (to_pick(order), states(order)[second]) == (["2"], "cancelled")
    warehouse.ship([first], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(90), D(0), D(0))
    assert_proved()


@pytest.mark.django_db
def test_scanned_pieces_stay_with_the_draft_and_other_lines_leave_directly() -> None:
    """Pieces with numbers leave by their scans only: a direct shipment of them is refused, and changes nothing."""
    w = shop()
    cell, lamp = track(w, w.skus[0], serial_tracked=False), w.skus[1]
    w.adjust(cell, -100)
    track(w, cell, serial_tracked=True)
    take_in(w, phone(cell, "S1"), phone(cell, "S2"))
    order = confirmed(w, (cell, 2, 200), (lamp, 5, 10))
    [draft] = sales.release([order], actor=SYSTEM, now=NOW)
    cells, lamps = drafted(order)
    scanned = [Tally(cells, D(1), serial="S2"), Tally(cells, D(1), serial="S1"), Tally(lamps, D(5))]
    warehouse.pick_shipments([draft], scanned, actor=SYSTEM, now=NOW)

    with pytest.raises(stock.SerialNeeded):
        sales.ship([order], actor=SYSTEM, now=NOW)
    assert (to_pick(order), notes_of(draft)) == (["2", "5"], "")

    sales.ship([order], actor=SYSTEM, now=NOW, quantities={line_of(order, lamp): D(5)})
    assert to_pick(order) == ["2"]
    warehouse.ship([draft], actor=SYSTEM, now=NOW)
    assert sorted(serial for _, serial, _ in left(w, order)) == ["", "S1", "S2"]
    assert billed([order], "sales.order") == ["50.00", "400.00"]
    assert_proved()


@pytest.mark.django_db
def test_scans_that_no_longer_fit_are_forgotten_the_others_stay() -> None:
    w = build()
    carton = track(w, w.skus[0], lot_tracked=True, shelf_life_days=30)
    take_in(w, milk(carton, 9, "A", expires_on=date(2099, 1, 9)), milk(carton, 9, "B", expires_on=date(2099, 1, 19)))
    order = confirmed(w, (carton, 8, 10))
    [draft] = sales.release([order], actor=SYSTEM, now=NOW)
    [line], of_order = drafted(order), line_of(order, carton)

    warehouse.pick_shipments([draft], [Tally(line, D(3), lot="B")], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={of_order: D(4)})
    assert (to_pick(order), scans(line)) == (["4"], 1)
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={of_order: D(2)})
    assert (to_pick(order), scans(line)) == (["2"], 0)
    warehouse.ship([draft], actor=SYSTEM, now=NOW)
    assert w.position(carton) == (D(10), D(0), D(0))
    assert_proved()


def scans(line: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM warehouse_tally WHERE line_id = %s", [line])
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_five_drafts_cost_as_many_statements_as_one() -> None:
    w = shop()
    costs = []
    for n in (1, 5):
        orders = [confirmed(w, (w.skus[0], 2, 10), (w.skus[1], 1, 10)) for _ in range(n)]
        sales.release(orders, actor=SYSTEM, now=NOW)
        with db.count_statements() as counted:
            sales.ship(orders, actor=SYSTEM, now=NOW)
        costs.append(steady(counted))
    assert costs[0] == costs[1]
    assert_proved()


def test_the_warehouse_and_the_office_ship_the_same_goods_at_once(fresh_db: str) -> None:
    """Whoever comes second is told; the goods leave once, and nobody waits in a circle."""
    w = shop(1)
    for _ in range(6):
        order = confirmed(w, (w.skus[0], 5, 10))
        [draft] = sales.release([order], actor=SYSTEM, now=NOW)

        def go(i: int, order: int = order, draft: int = draft) -> None:
            if i:
                sales.ship([order], actor=SYSTEM, now=NOW)
            else:
                warehouse.ship([draft], actor=SYSTEM, now=NOW)

        raised = at_once(go, clients=2)
        assert [error.code for error in raised if hasattr(error, "code")] == [error.code for error in raised]  # type: ignore[attr-defined]
        assert len(raised) == 1, raised
        assert billed([order], "sales.order") == ["50.00"]
        assert sorted(states(order).values()) in (["shipped"], ["cancelled", "shipped"])
    assert w.position(w.skus[0]) == (D(70), D(0), D(0))
    assert_proved()
