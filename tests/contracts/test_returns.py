"""Returns of customers over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.callers import owner, somebody
from tests.world import NOW, D, assert_proved, build
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM

pytestmark = pytest.mark.django_db


def ok(answer: Any, status: int = 200) -> Any:
    """The body of an answer that is fine."""
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def test_two_of_three_come_back_and_are_refunded() -> None:
    w, boss = build(), owner()
    w.adjust(w.skus[0], 5, "35.00", kind="opening")
    order = w.place((w.skus[0], 3, 20))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    w.pay_orders([order])
    [row] = sales.read_lines([order])
    back = {
        "shop_id": w.shop, "customer_id": w.customer, "reason": "不喜欢",
        "lines": [{"sku_id": w.skus[0], "qty": "2", "order_line_id": row.line_id}],
    }  # fmt: skip
    [return_id] = ok(boss.post("/aftersales/returns", {"returns": [back]}), 201)["ids"]
    named = {"documents": [{"id": return_id}]}
    ok(boss.post("/aftersales/returns/approve", named), 204)
    [line] = ok(boss.get(f"/aftersales/returns/{return_id}"))["lines"]
    ok(boss.post("/aftersales/returns/receive", {**named, "lines": [{"line_id": line["id"], "qty": "1"}]}), 204)
    assert ok(boss.get(f"/aftersales/returns/{return_id}"))["document"]["delivery"] == "part"
    ok(boss.post("/aftersales/returns/receive", named), 204)
    assert w.position(w.skus[0])[0] == D(4)
    retired = {"cash_accounts": [{"id": w.cash, "version": 1, "active": False}]}
    ok(boss.call("PATCH", "/invoicing/cash-accounts", retired), 204)
    refused = boss.post("/aftersales/returns/refund", {**named, "cash_account_id": w.cash})
    assert (refused.status_code, refused.json()["code"]) == (409, "invoicing.cash_account_retired")
    used = {"cash_accounts": [{"id": w.cash, "version": 2, "active": True}]}
    ok(boss.call("PATCH", "/invoicing/cash-accounts", used), 204)
    paid = ok(boss.post("/aftersales/returns/refund", {**named, "cash_account_id": w.cash}))
    assert len(paid["payment_ids"]) == 1
    seen = ok(boss.get(f"/aftersales/returns/{return_id}"))
    head = seen["document"]
    assert (head["credited"], head["settled"], head["order_id"], head["state_label"]) == (
        "40.00",
        "40.00",
        order,
        "Received",
    )
    assert (seen["lines"][0]["cost"], seen["lines"][0]["received_qty"]) == ("14.00", "2.0000")
    assert sum(D(o["qty"]) for o in seen["lines"][0]["originals"]) == D(2)
    refused = boss.post("/aftersales/returns/refund", {**named, "cash_account_id": w.cash})
    assert (refused.status_code, refused.json()["code"]) == (409, "aftersales.nothing_to_refund")
    assert not next(a for a in seen["allowed_actions"] if a["action"] == "refund")["allowed"]
    for query, count in (
        (f"order_id={order}", 1),
        ("state=received", 1),
        ("state=draft", 0),
        (f"sku_id={w.skus[0]}", 1),
    ):
        assert len(ok(boss.get(f"/aftersales/returns?{query}"))["items"]) == count, query
    assert ok(boss.get("/aftersales/returns?total=true"))["sums"]["gross"] == "40.00"
    assert ok(boss.get(f"/sales/orders/{order}"))["lines"][0]["returned_qty"] == "2.0000"
    clerk = somebody("aftersales.return.view", "stock.ledger.view")
    assert ok(clerk.get(f"/aftersales/returns/{return_id}"))["lines"][0]["cost"] is None
    assert (
        somebody("aftersales.return.view", shops=frozenset({1})).get(f"/aftersales/returns/{return_id}").status_code
        == 404
    )
    ok(boss.post("/aftersales/returns/close", named), 204)
    assert_proved()
