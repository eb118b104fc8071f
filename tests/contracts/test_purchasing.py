"""Purchase orders and returns to suppliers over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.callers import Caller, owner, somebody
from tests.world import D, World, assert_proved, build

pytestmark = pytest.mark.django_db


def ok(answer: Any, status: int = 200) -> Any:
    """The body of an answer that is fine."""
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def bought(w: World, boss: Caller, qty: int = 10) -> int:
    """A confirmed order: `qty` lamps for 7.77 each without tax."""
    order = {
        "supplier_id": w.supplier,
        "warehouse_id": w.warehouse,
        "lines": [{"sku_id": w.skus[0], "qty": qty, "unit_price": "7.77"}],
    }
    [order_id] = ok(boss.post("/purchasing/orders", {"orders": [order]}), 201)["ids"]
    ok(boss.post("/purchasing/orders/confirm", {"documents": [{"id": order_id, "version": 1}]}), 204)
    return int(order_id)


def test_from_the_order_to_the_supplier_paid() -> None:
    w, boss = build(receipts_billed=False), owner()
    order = bought(w, boss)
    seen = ok(boss.get(f"/purchasing/orders/{order}"))
    [line] = seen["lines"]
    receive = {"documents": [{"id": order}], "lines": [{"line_id": line["id"], "qty": "4"}]}
    [receipt] = ok(boss.post("/purchasing/orders/receive", receive))["receipt_ids"]
    assert ok(boss.get(f"/warehouse/receipts/{receipt}"))["lines"][0]["value"] == "31.08"
    billed = ok(boss.post("/purchasing/orders/bill", {"documents": [{"id": order}]}))
    assert len(billed["bill_ids"]) == 1
    [bill] = ok(boss.get("/invoicing/bills?direction=payable"))["items"]
    paid = {
        "direction": "out", "cash_account_id": w.cash, "amount": bill["gross"], "settles": [{"item_id": bill["item_id"], "amount": bill["gross"]}],
    }  # fmt: skip
    ok(boss.post("/invoicing/payments", {"payments": [paid]}), 201)
    seen = ok(boss.get(f"/purchasing/orders/{order}"))
    head = seen["order"]
    assert (head["delivery"], head["billing"], head["billed"], head["paid"]) == ("part", "part", "35.12", "35.12")
    assert seen["settlements"][0]["document_type"] == "invoicing.payment"
    actions = {a["action"]: a for a in seen["allowed_actions"]}
    assert actions["receive"]["allowed"]
    assert not actions["cancel"]["allowed"]
    assert not actions["bill"]["allowed"]
    for query, count in (
        (f"supplier_id={w.supplier}", 1), (f"sku_id={w.skus[1]}", 0), ("delivery=part", 1), ("delivery=none", 0), ("billing=part", 1), ("state=draft", 0),
    ):  # fmt: skip
        assert len(ok(boss.get(f"/purchasing/orders?{query}"))["items"]) == count, query
    assert ok(boss.get("/purchasing/orders?total=true"))["sums"]["gross"] == "87.80"
    ok(boss.post("/purchasing/orders/close", {"documents": [{"id": order}]}), 204)
    assert_proved()


def test_goods_go_back_to_the_supplier() -> None:
    w, boss = build(), owner()
    order = bought(w, boss)
    ok(boss.post("/purchasing/orders/receive", {"documents": [{"id": order}]}))
    [line] = ok(boss.get(f"/purchasing/orders/{order}"))["lines"]
    back = {"order_id": order, "lines": [{"order_line_id": line["id"], "qty": "3"}], "reason": "坏了"}
    [first] = ok(boss.post("/purchasing/returns", {"returns": [back]}), 201)["ids"]
    ok(boss.post("/purchasing/returns/ship", {"documents": [{"id": first}]}), 204)
    assert w.position(w.skus[0])[0] == D(7)
    [second] = ok(boss.post("/purchasing/returns", {"returns": [back]}), 201)["ids"]
    ok(boss.post("/purchasing/returns/cancel", {"documents": [{"id": second}]}), 204)
    seen = ok(boss.get(f"/purchasing/returns/{first}"))
    assert (seen["document"]["state"], seen["document"]["net"], seen["lines"][0]["estimated_value"]) == (
        "shipped",
        "23.31",
        "0.00",
    )
    assert ok(boss.get(f"/purchasing/returns?order_id={order}&total=true"))["qty_sum"] == "6.0000"
    assert ok(boss.get(f"/purchasing/orders/{order}"))["lines"][0]["returned_qty"] == "3.0000"
    again = boss.post(
        "/purchasing/returns", {"returns": [{**back, "lines": [{"order_line_id": line["id"], "qty": "8"}]}]}
    )
    assert (again.status_code, again.json()["code"]) == (409, "purchasing.not_returnable")
    assert_proved()


def test_who_may_not_see_prices_sees_none() -> None:
    w, boss = build(receipts_billed=False), owner()
    order = bought(w, boss)
    ok(boss.post("/purchasing/orders/receive", {"documents": [{"id": order}]}))
    ok(boss.post("/purchasing/orders/bill", {"documents": [{"id": order}]}))
    clerk = somebody("purchasing.order.view", "purchasing.return.view", "stock.ledger.view")
    for path in (f"/purchasing/orders/{order}", "/purchasing/orders?total=true"):
        answer = clerk.get(path)
        ok(answer)
        assert [number for number in (b"7.77", b"77.70", b"87.80") if number in answer.content] == []
    assert (
        somebody("purchasing.order.view", warehouses=frozenset({1})).get(f"/purchasing/orders/{order}").status_code
        == 404
    )
