"""Shipments, receipts and adjustments over HTTP."""

from __future__ import annotations

import pytest

from tests.contracts.callers import owner, somebody
from tests.world import D, World, assert_proved, build
from zhanggui.documents.warehouse.public import NewAdjustmentLine

pytestmark = pytest.mark.django_db


def test_goods_found_and_lost() -> None:
    w, boss = build(), owner()
    lines = [{"sku_id": w.skus[0], "qty": "5", "value": "35.00"}, {"sku_id": w.skus[1], "qty": "2", "value": "2.00"}]
    found = {"warehouse_id": w.warehouse, "kind": "other", "reason": "找到", "lines": lines}
    [draft] = boss.post("/warehouse/adjustments", {"adjustments": [found]}).json()["ids"]
    assert w.position(w.skus[0])[0] == D(0)
    assert boss.post("/warehouse/adjustments/post", {"documents": [{"id": draft}]}).status_code == 204
    assert w.position(w.skus[0])[0] == D(5)
    lost = {**found, "kind": "count", "lines": [{"sku_id": w.skus[0], "qty": "-1"}]}
    answer = boss.post("/warehouse/adjustments", {"adjustments": [lost], "post_now": True})
    seen = boss.get(f"/warehouse/adjustments/{answer.json()['ids'][0]}").json()
    assert seen["document"]["state_label"] == "Posted"
    assert [(m["qty"], m["amount"]) for m in seen["moves"]] == [("-1.0000", "-7.00")]
    assert [a["action"] for a in seen["allowed_actions"] if a["allowed"]] == ["undo"]
    page = boss.get("/warehouse/adjustments?total=true").json()
    assert (page["total"], page["qty_sum"]) == (2, "6.0000")
    assert_proved()


def test_goods_come_in_and_leave_without_an_order() -> None:
    w, boss = build(), owner()
    arriving = {
        "warehouse_id": w.warehouse, "kind": "purchase", "supplier_id": w.supplier,
        "lines": [{"sku_id": w.skus[0], "qty": "5", "value": "35.00"}],
    }  # fmt: skip
    [receipt] = boss.post("/warehouse/receipts", {"receipts": [arriving]}).json()["ids"]
    assert boss.post("/warehouse/receipts/receive", {"documents": [{"id": receipt, "version": 1}]}).status_code == 204
    leaving = {"warehouse_id": w.warehouse, "kind": "sale", "lines": [{"sku_id": w.skus[0], "qty": "2"}]}
    first, second = boss.post("/warehouse/shipments", {"shipments": [leaving, leaving]}).json()["ids"]
    assert boss.post("/warehouse/shipments/ship", {"documents": [{"id": first}]}).status_code == 204
    assert boss.post("/warehouse/shipments/cancel", {"documents": [{"id": second}]}).status_code == 204
    again = boss.post("/warehouse/shipments/ship", {"documents": [{"id": second}]})
    assert (again.status_code, again.json()["code"]) == (409, "lifecycle.wrong_state")
    assert w.position(w.skus[0])[0] == D(3)
    detail = boss.get(f"/warehouse/receipts/{receipt}").json()
    assert detail["document"]["partner_name"] == "供应商一"
    assert detail["lines"][0]["value"] == "35.00"
    for query in (
        f"supplier_id={w.supplier}",
        f"sku_id={w.skus[0]}",
        "kind=purchase",
        "state=received",
        "since=2020-01-01",
    ):
        assert [r["id"] for r in boss.get(f"/warehouse/receipts?{query}").json()["items"]] == [receipt], query
    assert boss.get("/warehouse/receipts?state=draft").json()["items"] == []
    assert len(boss.get("/warehouse/shipments?total=true").json()["items"]) == 2
    assert_proved()


def refused(w: World, line: dict[str, object], **head: object) -> tuple[int, str]:
    """Status and code of an attempt to receive."""
    receipt = {
        "warehouse_id": w.warehouse,
        "kind": "purchase",
        "lines": [{"sku_id": w.skus[0], "qty": "1", **line}],
        **head,
    }
    answer = owner().post("/warehouse/receipts", {"receipts": [receipt], "receive_now": True})
    return answer.status_code, answer.json().get("code")


def test_what_does_not_belong_together_is_refused() -> None:
    w, other = build(), build(code="U")
    unknown = (422, "warehouse.unknown_master")
    assert refused(w, {"sku_id": 1}) == unknown
    assert refused(w, {}, warehouse_id=1) == unknown
    assert refused(w, {}, supplier_id=other.supplier) == unknown
    assert refused(w, {}, customer_id=other.customer) == unknown
    assert refused(w, {}, shop_id=other.shop) == unknown
    assert refused(w, {"serial": "X1", "qty": "2"}) == (422, "warehouse.serial_not_single")
    lines = [{"sku_id": w.skus[0], "qty": "1"}, {"sku_id": w.skus[0], "qty": "2", "serial": "X1"}]
    found = {"warehouse_id": w.warehouse, "kind": "other", "reason": "找到", "lines": lines}
    answer = owner().post("/warehouse/adjustments", {"adjustments": [found]}).json()
    assert (answer["field"], answer["row"]) == ("lines.1.qty", 0)
    assert refused(w, {"qty": "-1"})[0] == refused(w, {"qty": "1e18"})[0] == refused(w, {"value": "-1"})[0] == 422


def test_a_clerk_enters_no_costs_and_sees_none() -> None:
    w = build()
    clerk = somebody(
        "warehouse.adjustment.create", "warehouse.adjustment.view", "warehouse.adjustment.post", "stock.ledger.view"
    )
    line = {"sku_id": w.skus[0], "qty": "5"}
    found = {"warehouse_id": w.warehouse, "kind": "other", "reason": "找到", "lines": [line]}
    with_value = {**found, "lines": [{**line, "value": "5.00"}]}
    assert clerk.post("/warehouse/adjustments", {"adjustments": [with_value]}).status_code == 403
    assert clerk.post("/warehouse/adjustments", {"adjustments": [found], "post_now": True}).status_code == 201
    [posted] = owner().post("/warehouse/adjustments", {"adjustments": [with_value], "post_now": True}).json()["ids"]
    seen = clerk.get(f"/warehouse/adjustments/{posted}").json()
    assert (seen["lines"][0]["value"], seen["moves"][0]["amount"], seen["entries"]) == (None, None, None)


def test_goods_leave_for_a_purpose() -> None:
    w, boss = build(), owner()
    w.adjust(w.skus[0], 10, "70.00", kind="opening")
    gift = {
        "warehouse_id": w.warehouse, "kind": "other", "purpose": "gift", "shop_id": w.shop, "reason": "达人寄样",
        "lines": [{"sku_id": w.skus[0], "qty": "-2"}],
    }  # fmt: skip
    refused = boss.post("/warehouse/adjustments", {"adjustments": [gift]})
    assert (refused.status_code, refused.json()["code"]) == (422, "warehouse.fair_price_missing")
    assert (refused.json()["row"], refused.json()["field"]) == (0, "lines.0.fair_price")
    priced = {**gift, "lines": [{**gift["lines"][0], "fair_price": "30"}]}  # type: ignore[index]
    used = {
        "warehouse_id": w.warehouse, "kind": "other", "purpose": "welfare", "department": "客服部", "reason": "中秋",
        "lines": [{"sku_id": w.skus[0], "qty": "-1"}],
    }  # fmt: skip
    body = {"adjustments": [priced, used], "post_now": True}
    given, eaten = boss.post("/warehouse/adjustments", body).json()["ids"]
    seen = boss.get(f"/warehouse/adjustments/{given}").json()
    assert (seen["document"]["purpose"], seen["document"]["purpose_label"]) == ("gift", "Gift")
    assert seen["document"]["shop_id"] == w.shop
    [line] = seen["lines"]
    assert (line["fair_price"], line["tax_rate"], line["tax"]) == ("30.000000", "0.130000", "7.80")
    assert line["price_reason"] == ""
    assert {entry["event"] for entry in seen["entries"]} == {"stock.gift", "adjustment.tax"}
    # What is a share of the cost tells the cost; what hangs on the fair price does not.
    clerk = somebody("warehouse.adjustment.view")
    taxes = [clerk.get(f"/warehouse/adjustments/{i}").json()["lines"][0]["tax"] for i in (given, eaten)]
    assert taxes == ["7.80", None]
    assert boss.get(f"/warehouse/adjustments/{eaten}").json()["lines"][0]["tax"] == "0.91"
    for query, found in ((f"shop_id={w.shop}", [given]), ("purpose=welfare", [eaten]), ("purpose=scrap", [])):
        assert [r["id"] for r in boss.get(f"/warehouse/adjustments?{query}").json()["items"]] == found, query
    undone = boss.post("/warehouse/adjustments/undo", {"documents": [{"id": given}, {"id": eaten}]})
    assert undone.status_code == 204
    assert w.balances() == {"140501": D(70), "310405": D(-70)}
    assert_proved()


def test_a_gift_of_another_shop_is_out_of_reach() -> None:
    w = build()
    w.adjust(w.skus[0], 10, "70.00", kind="opening")
    gift = w.use("gift", NewAdjustmentLine(w.skus[0], D(-1), fair_price=D(30)), shop=w.shop)
    rights = ("warehouse.adjustment.view", "warehouse.adjustment.create", "warehouse.adjustment.undo")
    other, own = somebody(*rights, shops=[w.wholesale]), somebody(*rights, shops=[w.shop])
    assert other.get(f"/warehouse/adjustments/{gift}").status_code == 404
    assert gift not in [r["id"] for r in other.get("/warehouse/adjustments").json()["items"]]
    assert other.post("/warehouse/adjustments/undo", {"documents": [{"id": gift}]}).status_code == 404
    body = {
        "warehouse_id": w.warehouse, "kind": "other", "purpose": "gift", "shop_id": w.shop, "reason": "送",
        "lines": [{"sku_id": w.skus[0], "qty": "-1", "fair_price": "30"}],
    }  # fmt: skip
    assert other.post("/warehouse/adjustments", {"adjustments": [body]}).status_code == 403
    assert own.post("/warehouse/adjustments", {"adjustments": [body]}).status_code == 201
    assert own.get(f"/warehouse/adjustments/{gift}").status_code == 200


def test_stock_is_revalued() -> None:
    w, boss = build(), owner()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    line = {"sku_id": w.skus[0], "change": "-5.00"}
    new = {"revaluations": [{"warehouse_id": w.warehouse, "reason": "残损折价", "lines": [line]}]}
    # Who enters costs has to see them, and costs are no matter of the floor.
    floor = somebody("warehouse.adjustment.post", "warehouse.adjustment.create", "stock.cost.view")
    blind = somebody("warehouse.adjustment.revalue")
    assert floor.post("/warehouse/revaluations", new).status_code == 403
    assert blind.post("/warehouse/revaluations", new).status_code == 403
    may = somebody("warehouse.adjustment.revalue", "stock.cost.view", "warehouse.adjustment.view", "books.entry.view")
    answer = may.post("/warehouse/revaluations", new)
    assert answer.status_code == 201, answer.content
    [revaluation] = answer.json()["ids"]
    assert (w.balances()["140501"], w.balances()["540102"]) == (D("95.00"), D("5.00"))
    seen = may.get(f"/warehouse/adjustments/{revaluation}").json()
    assert (seen["document"]["kind"], seen["lines"][0]["value"], seen["lines"][0]["qty"]) == (
        "revaluation",
        "-5.00",
        "0.0000",
    )

    def wrong(change: str, sku: int = w.skus[0]) -> tuple[int, str]:
        lines = [{"sku_id": sku, "change": change}]
        body = {"revaluations": [{"warehouse_id": w.warehouse, "reason": "?", "lines": lines}]}
        refused = may.post("/warehouse/revaluations", body)
        return refused.status_code, refused.json()["code"]

    assert wrong("0") == (422, "warehouse.no_change")
    assert wrong("-95.01") == wrong("1.00", w.skus[1]) == (409, "stock.no_value_left")
    assert wrong("1.00", 1) == (422, "warehouse.unknown_master")
    assert boss.post("/warehouse/adjustments/undo", {"documents": [{"id": revaluation}]}).status_code == 204
    assert w.balances() == {"140501": D("100.00"), "310405": D("-100.00")}
    assert_proved()
