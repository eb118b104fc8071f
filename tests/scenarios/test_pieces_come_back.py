"""Tracked goods that come back, as the manual tells it: the piece that was sold, the lot that left."""

from __future__ import annotations

from datetime import date

import pytest

from tests.contracts.callers import owner
from tests.scenarios.test_lots_and_serials import milk, phone, take_in, track
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.ledgers.stock import public as stock

pytestmark = pytest.mark.django_db


def sold(w: World, sku: int, *serials: str) -> int:
    """An order of phones, shipped with these numbers."""
    order = w.place((sku, len(serials), 300))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    [shipment] = sales.release([order], actor=SYSTEM, now=NOW)
    [line] = [m.line_id for m in warehouse.leaving_lines([order], "sales.order")]
    scanned = [warehouse.NewTally(line, D(1), serial=serial) for serial in serials]
    warehouse.pick_shipments([shipment], scanned, actor=SYSTEM, now=NOW)
    warehouse.ship([shipment], actor=SYSTEM, now=NOW)
    return order


def coming_back(w: World, order: int, sku: int, qty: int) -> tuple[int, int]:
    """An approved return of an order's line, and its line."""
    [row] = sales.read_lines([order])
    line = aftersales.NewReturnLine(sku, D(qty), order_line_id=row.line_id)
    [back] = aftersales.create([aftersales.NewReturn(w.shop, w.customer, NOW, [line])], actor=SYSTEM, now=NOW)
    aftersales.approve([back], actor=SYSTEM, now=NOW)
    [mine] = aftersales.read_lines([back])
    return back, mine.line_id


def test_the_phone_that_was_sold_comes_back_at_its_own_cost() -> None:
    # Three phones that cost 100, 110 and 120, valued first in first out; S1 and S3 are sold in one order.
    w = build(costing="fifo")
    cell = track(w, w.skus[0], serial_tracked=True)
    costs = {"S1": 100, "S2": 110, "S3": 120}
    take_in(w, *(warehouse.NewReceiptLine(cell, D(1), value=D(c), serial=s) for s, c in costs.items()))
    order = sold(w, cell, "S1", "S3")
    back, line = coming_back(w, order, cell, 1)

    # Which one came is said, not guessed; and it is one that this customer got.
    piece = aftersales.ReturnedPiece
    with pytest.raises(stock.SerialNeeded):
        aftersales.receive([back], actor=SYSTEM, now=NOW)
    with pytest.raises(Exception, match=r"aftersales\.foreign_piece"):
        aftersales.receive([back], actor=SYSTEM, now=NOW, pieces=[piece(line, D(1), serial="S2")])
    aftersales.receive([back], actor=SYSTEM, now=NOW, pieces=[piece(line, D(1), serial="S1")])
    assert w.position(cell)[0] == D(2)

    # S1 left first and cost 100; that is what comes back, and its trace tells the story.
    assert w.balances()["140501"] == D("220.00")
    [trace] = owner().get("/stock/serials?serial=S1").json()["items"]
    assert [m["kind"] for m in trace["moves"]] == ["purchase", "sale", "sales_return"]
    assert trace["piece"]["warehouse_id"] == w.warehouse
    assert trace["moves"][1]["partner_name"] == "客户一"
    again, line = coming_back(w, order, cell, 1)
    with pytest.raises(Exception, match=r"aftersales\.foreign_piece"):
        aftersales.receive([again], actor=SYSTEM, now=NOW, pieces=[piece(line, D(1), serial="S1")])
    aftersales.receive([again], actor=SYSTEM, now=NOW, pieces=[piece(line, D(1), serial="S3")])
    assert_proved()


def test_milk_comes_back_into_the_lot_it_left() -> None:
    w = build()
    carton = track(w, w.skus[0], lot_tracked=True, shelf_life_days=30)
    take_in(w, milk(carton, 2, "A", expires_on=date(2026, 3, 9)), milk(carton, 5, "B", expires_on=date(2026, 3, 19)))
    order = w.place((carton, 4, 5))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    back, _ = coming_back(w, order, carton, 3)
    aftersales.receive([back], actor=SYSTEM, now=NOW)
    lots = owner().get(f"/stock/lots?sku_id={carton}").json()["items"]
    # Two of B and two of A had left; the latest comes back first.
    assert sorted((x["code"], x["on_hand"]) for x in lots) == [("A", "1.0000"), ("B", "5.0000")]
    detail = owner().get(f"/stock/lots/{lots[0]['id']}").json()
    assert [(p["warehouse_code"], p["qty"]) for p in detail["places"]] == [("W1", "1.0000")]
    history = owner().get(f"/stock/lots/{lots[0]['id']}/moves").json()["items"]
    assert [(m["kind_label"], m["qty"]) for m in history] == [
        ("Purchase receipt", "2.0000"),
        ("Sales shipment", "2.0000"),
        ("Sales return", "1.0000"),
    ]
    assert_proved()


def test_a_return_without_papers_names_lot_and_number() -> None:
    w = build()
    cell = track(w, w.skus[0], serial_tracked=True)
    take_in(w, phone(cell, "S1"))
    sold(w, cell, "S1")
    stranger = aftersales.NewReturn(w.shop, w.customer, NOW, [aftersales.NewReturnLine(cell, D(1), amount=D("50.00"))])
    [back] = aftersales.create([stranger], actor=SYSTEM, now=NOW)
    aftersales.approve([back], actor=SYSTEM, now=NOW)
    [mine] = aftersales.read_lines([back])
    boss = owner()
    body = {"documents": [{"id": back}], "lines": [{"line_id": mine.line_id, "qty": "1", "serial": "S1"}]}
    assert boss.post("/aftersales/returns/receive", body).status_code == 204
    assert w.position(cell)[0] == D(1)
    assert_proved()
