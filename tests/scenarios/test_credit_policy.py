"""What a company wants to happen beyond a customer's credit limit (信用控制): nothing, a warning, a refusal; and who may exceed it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.db import connection

from tests.contracts.callers import owner, somebody
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.orders.errors import CreditExceeded
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

pytestmark = pytest.mark.django_db
CLERK = replace(SYSTEM, permissions=frozenset({"sales.order.confirm"}))


def shop(control: str, *, limit: int | None = 100) -> World:
    """A company with that policy and a customer with that limit."""
    w = build(credit_control=control)
    if limit is not None:
        give_limit(w, limit)
    w.adjust(w.skus[0], 100, 100, kind="opening")
    return w


def give_limit(w: World, limit: int) -> None:
    row = partners.customers([w.customer])[w.customer]
    change = partners.Change(id=row.id, version=row.version, values=partners.CustomerValues(credit_limit=D(limit)))
    partners.update_customers([change], actor=SYSTEM, now=NOW)


def test_a_company_that_warns_confirms_and_says_why() -> None:
    w = shop("warn")
    orders = [w.place((w.skus[0], n, 10)) for n in (6, 3, 2, 1)]
    found = sales.confirm(orders, actor=CLERK, now=NOW)
    assert [(x.order_id, x.limit, x.used, x.amount, x.over) for x in found.warnings] == [
        (orders[2], D(100), D(90), D(20), D(10)),
        (orders[3], D(100), D(110), D(10), D(20)),
    ]
    assert len(found) == 4
    number = found.warnings[0].order_number
    assert found.warnings[0].message("zh") == f"订单 {number}:客户 C1 信用额度 100.00,已用 90.00,本单 20.00,超出额度。"
    assert "limit of 100.00, 90.00 used; 20.00 more" in found.warnings[0].message("en")
    assert_proved()


def test_a_company_that_refuses_lets_who_may_exceed_and_warns_them() -> None:
    w = shop("block")
    order = w.place((w.skus[0], 11, 10))
    with pytest.raises(CreditExceeded):
        sales.confirm([order], actor=CLERK, now=NOW)
    assert w.position(w.skus[0])[1] == D(0), "nothing was promised"
    [warning] = sales.confirm([order], actor=SYSTEM, now=NOW).warnings
    assert (warning.used, warning.amount, warning.over) == (D(0), D(110), D(10))
    assert_proved()


def test_a_company_that_does_not_check_neither_refuses_nor_warns_nor_locks() -> None:
    w = shop("off")
    order = w.place((w.skus[0], 11, 10))
    with db.count_statements() as counted:
        assert sales.confirm([order], actor=CLERK, now=NOW).warnings == []
    assert not any("partners_customer" in text and "FOR" in text for text in counted.texts)
    assert_proved()


def test_a_changed_policy_takes_hold_and_is_audited() -> None:
    w = shop("block")
    order = w.place((w.skus[0], 11, 10))
    values = organization.CompanyValues(credit_control="warn")
    organization.update_companies([organization.Change(id=w.company, version=1, values=values)], actor=SYSTEM, now=NOW)
    db.clear_caches()
    assert len(sales.confirm([order], actor=CLERK, now=NOW).warnings) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT before, after FROM audit_record WHERE document = 'company' AND action = 'update'")
        [(before, after)] = cursor.fetchall()
    assert [json.loads(x) if isinstance(x, str) else x for x in (before, after)] == [
        {"credit_control": "block"},
        {"credit_control": "warn"},
    ]


def test_without_limits_the_setting_costs_nothing() -> None:
    """And with limits nothing for the setting itself: companies are at hand."""
    costs = {}
    for control, limit in (("block", None), ("off", None), ("off", 100), ("block", 100), ("warn", 100)):
        w = build(credit_control=control, code=f"{control}{limit}")
        if limit:
            give_limit(w, limit)
        w.adjust(w.skus[0], 100, 100, kind="opening")
        first, second = w.place((w.skus[0], 1, 10)), w.place((w.skus[0], 1, 10))
        sales.confirm([first], actor=CLERK, now=NOW)
        with db.count_statements() as counted:
            sales.confirm([second], actor=CLERK, now=NOW)
        assert not any("FROM organization_company" in text for text in counted.texts)
        costs[control, limit] = len(counted.texts)
    assert costs["block", None] == costs["off", None] == costs["off", 100]
    assert costs["block", 100] == costs["warn", 100]


def test_over_http_the_answer_carries_the_warning_in_the_callers_language() -> None:
    w, boss = shop("block"), owner()
    line = {"sku_id": w.skus[0], "qty": "11", "unit_price": "10"}
    order = {"shop_id": w.shop, "customer_id": w.customer, "lines": [line]}
    [order_id] = boss.post("/sales/orders", {"orders": [order]}).json()["ids"]
    named = {"documents": [{"id": order_id}]}
    clerk = somebody("sales.order.confirm")
    refused = clerk.post("/sales/orders/confirm", named)
    assert (refused.status_code, refused.json()["code"]) == (409, "sales.credit_exceeded")
    change = {"companies": [{"id": w.company, "version": 1, "credit_control": "maybe"}]}
    assert boss.call("PATCH", "/companies", change).status_code == 422
    change["companies"][0]["credit_control"] = "warn"
    assert somebody("sales.order.confirm").call("PATCH", "/companies", change).status_code == 403
    assert boss.call("PATCH", "/companies", change).status_code == 204
    assert boss.get(f"/companies/{w.company}").json()["credit_control"] == "warn"
    db.clear_caches()
    [warning] = clerk.post("/sales/orders/confirm", named, **{"Accept-Language": "zh"}).json()["over_credit"]
    assert (warning["limit"], warning["used"], warning["amount"], warning["over"]) == (
        "100.00",
        "0.00",
        "110.00",
        "10.00",
    )
    assert warning["message"].endswith("超出额度。")
    assert_proved()


def test_what_was_sent_and_waits_for_its_buyer_counts_when_the_order_is_closed() -> None:
    w = build(credit_control="block", revenue_point="ON_CONFIRM")
    give_limit(w, 100)
    lamp = w.skus[0]
    w.adjust(lamp, 100, 100, kind="opening")
    catalog.create_products([catalog.NewProduct(code="FEE", name="运费", kind="fee")], actor=SYSTEM, now=NOW)
    fee = catalog.skus_by_code(["FEE"])["FEE"].id
    order = w.place((lamp, 9, 10), (fee, 1, 5))
    sales.confirm([order], actor=CLERK, now=NOW)
    line, _ = sales.read_lines([order])
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={line.line_id: D(6)})
    sales.close([order], actor=SYSTEM, now=NOW)
    # 6 of 9 lamps wait, with the fee: 65.00 of 100.00 are used.
    [stand] = sales.exposures([order])
    assert (stand.owed, stand.ordered) == (D(0), D("65.00"))
    with pytest.raises(CreditExceeded):
        sales.confirm([w.place((lamp, 4, 10))], actor=CLERK, now=NOW)
    # One comes back before the buyer confirmed; the rest becomes a receivable, and counts as that.
    back = aftersales.NewReturnLine(lamp, D(1), order_line_id=line.line_id)
    aftersales.record([aftersales.NewReturn(w.shop, w.customer, NOW, [back])], actor=SYSTEM, now=NOW)
    [stand] = sales.exposures([order])
    assert (stand.owed, stand.ordered) == (D(0), D("55.00"))
    [confirmed] = sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=NOW)
    [stand] = sales.exposures([order])
    assert (stand.owed, stand.ordered) == (D("55.00"), D(0))
    sales.undo_acceptances([confirmed], actor=SYSTEM, now=NOW)
    [stand] = sales.exposures([order])
    assert (stand.owed, stand.ordered) == (D(0), D("55.00"))
    sales.confirm([w.place((lamp, 4, 10))], actor=CLERK, now=NOW)
    assert_proved()
