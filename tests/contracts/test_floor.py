"""Between office and floor over HTTP: release, which lots to fetch and why, pick, ship; announce, tally, receive; what was short."""

from __future__ import annotations

from datetime import date

import pytest

from tests.contracts.callers import owner, somebody
from tests.scenarios.test_lots_and_serials import milk, take_in, track
from tests.world import D, assert_proved, build

pytestmark = pytest.mark.django_db


def test_from_the_order_to_the_truck() -> None:
    w, boss = build(), owner()
    carton = track(w, w.skus[0], lot_tracked=True, shelf_life_days=30)
    take_in(w, milk(carton, 3, "A", expires_on=date(2099, 1, 9)), milk(carton, 9, "B", expires_on=date(2099, 1, 19)))
    lot = f"/stock/lots/{boss.get('/stock/lots?code=A').json()['items'][0]['id']}/moves?warehouse_id="
    assert [len(boss.get(f"{lot}{place}").json()["items"]) for place in (w.warehouse, w.warehouse + 1)] == [1, 0]
    line = {"sku_id": carton, "qty": "5", "unit_price": "10"}
    order = {"shop_id": w.shop, "customer_id": w.customer, "lines": [line]}
    [order_id] = boss.post("/sales/orders", {"orders": [order]}).json()["ids"]
    named = {"documents": [{"id": order_id}]}
    assert boss.post("/sales/orders/release", named).json()["code"] == "lifecycle.wrong_state"
    assert boss.post("/sales/orders/confirm", named).json()["over_credit"] == []

    # Nobody without the permission, nobody who does not see the shop.
    assert somebody("sales.order.ship").post("/sales/orders/release", named).status_code == 403
    stranger = somebody("sales.order.release", shops=frozenset({w.wholesale}))
    assert stranger.post("/sales/orders/release", named).status_code == 404
    clerk = somebody("sales.order.release")
    [shipment] = clerk.post("/sales/orders/release", named).json()["shipment_ids"]
    assert boss.post("/sales/orders/release", named).json()["code"] == "sales.nothing_to_ship"

    [fetch] = boss.get(f"/warehouse/shipments/{shipment}/picks").json()["items"]
    assert [(p["lot"], p["qty"]) for p in fetch["picks"]] == [("A", "3.0000"), ("B", "2.0000")]
    assert fetch["picks"][0]["reason"].startswith("expires 2099-01-09")
    chinese = boss.get(f"/warehouse/shipments/{shipment}/picks", **{"Accept-Language": "zh"}).json()["items"]
    assert chinese[0]["picks"][1]["reason"].startswith("2099-01-19 到期")
    assert somebody("sales.order.release").get(f"/warehouse/shipments/{shipment}/picks").status_code == 403

    scan = {
        "documents": [{"id": shipment}],
        "lines": [
            {"line_id": fetch["line_id"], "qty": "3", "lot": "A"},
            {"line_id": fetch["line_id"], "qty": "1", "lot": "B"},
        ],
    }
    assert somebody("warehouse.shipment.ship").post("/warehouse/shipments/pick", scan).status_code == 403
    assert boss.post("/warehouse/shipments/pick", scan).status_code == 204
    assert boss.post("/warehouse/shipments/ship", {"documents": [{"id": shipment}]}).status_code == 204
    lines = boss.get(f"/warehouse/shipments/{shipment}").json()["lines"]
    assert [(x["lot"], x["qty"]) for x in lines] == [("A", "3.0000"), ("B", "1.0000")]
    shown = boss.get(f"/sales/orders/{order_id}").json()
    assert (shown["order"]["delivery"], shown["lines"][0]["shipped_qty"]) == ("part", "4.0000")
    assert shown["lines"][0]["price_reason"] is None
    refused = boss.post("/sales/orders/reserve", named)
    assert (refused.status_code, refused.json()["code"]) == (409, "sales.nothing_to_reserve")
    assert_proved()


def test_from_the_announcement_to_the_shelf() -> None:
    w, boss = build(), owner()
    cell = track(w, w.skus[0], serial_tracked=True)
    order = {
        "supplier_id": w.supplier,
        "warehouse_id": w.warehouse,
        "lines": [{"sku_id": cell, "qty": "2", "unit_price": "100"}],
    }
    [order_id] = boss.post("/purchasing/orders", {"orders": [order]}).json()["ids"]
    named = {"documents": [{"id": order_id}]}
    boss.post("/purchasing/orders/confirm", named)
    assert somebody("purchasing.order.receive").post("/purchasing/orders/announce", named).status_code == 403
    [draft] = boss.post("/purchasing/orders/announce", named).json()["receipt_ids"]
    assert boss.post("/purchasing/orders/receive", named).json()["code"] == "purchasing.nothing_to_receive"
    assert (
        boss.post("/warehouse/receipts/receive", {"documents": [{"id": draft}]}).json()["code"] == "stock.serial_needed"
    )
    [line] = boss.get(f"/warehouse/receipts/{draft}").json()["lines"]
    came = {"documents": [{"id": draft}], "lines": [{"line_id": line["id"], "qty": "1", "serial": "S1"}]}
    assert somebody("warehouse.receipt.receive").post("/warehouse/receipts/tally", came).status_code == 403
    assert boss.post("/warehouse/receipts/tally", came).status_code == 204
    assert boss.post("/warehouse/receipts/receive", {"documents": [{"id": draft}]}).status_code == 204

    # The second one comes without an announcement.
    [mine] = boss.get(f"/purchasing/orders/{order_id}").json()["lines"]
    rest = {**named, "lines": [{"line_id": mine["id"], "qty": "1", "serial": "S2"}]}
    assert boss.post("/purchasing/orders/receive", rest).status_code == 200
    assert w.position(cell) == (D(2), D(0), D(0))
    [found] = boss.get("/stock/serials?serial=S2").json()["items"]
    assert (found["piece"]["warehouse_code"], found["moves"][0]["partner_name"]) == ("W1", "供应商一")
    assert boss.get("/stock/serials?serial=S9").status_code == 404
    assert somebody("warehouse.receipt.view").get("/stock/serials?serial=S2").status_code == 403
    elsewhere = somebody("stock.ledger.view", warehouses=frozenset({1}))
    assert elsewhere.get("/stock/serials?serial=S2").status_code == 404
    assert_proved()
