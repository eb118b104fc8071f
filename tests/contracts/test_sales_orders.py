"""Sales orders over HTTP, from click to money."""

from __future__ import annotations

import pytest

from tests.contracts.callers import owner, somebody
from tests.world import NOW, D, assert_proved, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.masters.catalog import public as catalog

pytestmark = pytest.mark.django_db


def test_an_order_over_http() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "70.00", kind="opening")
    boss = owner()
    order = {
        "shop_id": w.shop, "customer_id": w.customer, "external_number": "TB-1", "lines": [{"sku_id": lamp, "qty": "3", "unit_price": "20.00"}],
        "ship_to": {"name": "李雷", "phone": "13800138000", "city": "杭州市", "street": "文三路 1 号"},
    }  # fmt: skip
    placed = boss.post("/sales/orders", {"orders": [order]})
    assert placed.status_code == 201, placed.content
    [order_id] = placed.json()["ids"]
    confirmed = boss.post("/sales/orders/confirm", {"documents": [{"id": order_id, "version": 1}]})
    assert confirmed.status_code == 200, confirmed.content
    assert [p["granted"] for p in confirmed.json()["promises"]] == ["3.0000"]
    detail = boss.get(f"/sales/orders/{order_id}")
    assert detail.status_code == 200, detail.content
    [line] = detail.json()["lines"]
    assert line["reserved_qty"] == "3.0000"
    shipped = boss.post(
        "/sales/orders/ship", {"documents": [{"id": order_id}], "lines": [{"line_id": line["id"], "qty": "2"}]}
    )
    assert shipped.status_code == 200, shipped.content
    w.pay_orders([order_id], D("10.00"))
    seen = boss.get(f"/sales/orders/{order_id}").json()
    assert (seen["order"]["delivery"], seen["order"]["payment"]) == ("part", "part")
    assert seen["order"]["ship_to"]["phone"] == "13800138000"
    assert (seen["cost"], seen["margin"]) == ("14.00", "21.40")
    assert seen["bills"][0]["open"] == "30.00"
    assert seen["settlements"][0]["document_type"] == "invoicing.payment"
    assert seen["moves"][0]["qty"] == "-2.0000"
    assert sum(D(line["amount"]) for e in seen["entries"] for line in e["lines"] if line["side"] == "D") == D("64.00")
    actions = {a["action"]: a for a in seen["allowed_actions"]}
    assert actions["ship"]["allowed"]
    assert "have left" in actions["cancel"]["reason"]
    assert (
        actions["confirm"]["reason"]
        == "Sales order " + seen["order"]["number"] + " is Confirmed; it can't be moved by “Confirm”."
    )


def test_lists_filter_and_sum_in_two_statements() -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 10, "70.00", kind="opening")
    boss = owner()
    first, second = w.place((lamp, 2, 5)), w.place((bulb, 1, 7), shop=w.wholesale)
    boss.post("/sales/orders/confirm", {"documents": [{"id": first}]})
    boss.post("/sales/orders/ship", {"documents": [{"id": first}]})

    def ids(query: str) -> list[int]:
        answer = boss.get(f"/sales/orders?{query}")
        assert answer.status_code == 200, answer.content
        return [row["id"] for row in answer.json()["items"]]

    assert ids("") == [second, first]
    assert (
        ids(f"shop_id={w.shop}") == ids(f"sku_id={lamp}") == ids("state=confirmed") == ids("delivery=full") == [first]
    )
    assert ids("delivery=none") == ids(f"shop_id={w.wholesale}") == [second]
    assert ids("payment=none") == [second, first]
    assert ids("external_number=nothing") == ids("until=2020-01-01T00:00:00Z") == ids("company_id=1") == []
    page = boss.get("/sales/orders?limit=1").json()
    assert ids(f"limit=1&cursor={page['next']}") == [first]
    with db.count_statements() as counted:
        summed = boss.get("/sales/orders?limit=1&total=true").json()
    assert (summed["total"], summed["sums"]["gross"]) == (2, "17.00")
    assert len(counted.texts) <= 4  # who calls, when the token was used, page, totals


@pytest.mark.parametrize(("seconds", "cost"), [(0, 2), (3600, 1)])
def test_create_and_confirm_cost_little_beyond_the_commands(
    seconds: int, cost: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is kept for a repetition; the token is looked up once a second."""
    monkeypatch.setattr("zhanggui.foundation.identity.tokens.queries.TRUST_SECONDS", seconds)
    w = build()
    w.adjust(w.skus[0], 10, "70.00", kind="opening")
    boss = owner()
    boss.get("/sales/orders")  # marks the token as used
    order = {
        "shop_id": w.shop,
        "customer_id": w.customer,
        "lines": [{"sku_id": w.skus[0], "qty": "1", "unit_price": "20"}],
    }
    boss.post("/sales/orders", {"orders": [order]})
    with db.count_statements() as counted:
        [order_id] = boss.post("/sales/orders", {"orders": [order]}).json()["ids"]
    extra = [t for t in counted.texts if "identity_" in t or "idempotency" in t]
    assert len(extra) == cost
    with db.count_statements() as counted:
        boss.post("/sales/orders/confirm", {"documents": [{"id": order_id}]})
    extra = [t for t in counted.texts if "identity_" in t or "idempotency" in t]
    assert len(extra) == cost


def test_out_of_scope_does_not_exist() -> None:
    w = build()
    order = w.place((w.skus[0], 1, 5))
    for scope in ({"companies": frozenset({1})}, {"shops": frozenset({w.wholesale})}, {"warehouses": frozenset({1})}):
        clerk = somebody("sales.order.view", "sales.order.cancel", **scope)  # type: ignore[arg-type]
        assert clerk.get("/sales/orders").json()["items"] == []
        assert clerk.get(f"/sales/orders/{order}").status_code == 404
        assert clerk.post("/sales/orders/cancel", {"documents": [{"id": order}]}).status_code == 404
    assert somebody("sales.order.view").get(f"/sales/orders/{order}").status_code == 200


def test_the_receiver_is_masked() -> None:
    w = build()
    order = {
        "shop_id": w.shop, "customer_id": w.customer, "lines": [{"sku_id": w.skus[0], "qty": "1", "unit_price": "2"}],
        "ship_to": {"name": "李雷", "phone": "13800138000", "city": "杭州市", "street": "文三路 1 号"},
    }  # fmt: skip
    [order_id] = owner().post("/sales/orders", {"orders": [order]}).json()["ids"]
    clerk = somebody("sales.order.view")
    for answer in (
        clerk.get(f"/sales/orders/{order_id}").json()["order"],
        clerk.get("/sales/orders").json()["items"][0],
    ):
        assert (answer["ship_to"]["phone"], answer["ship_to"]["street"], answer["ship_to"]["city"]) == (
            "138****8000",
            "****",
            "杭州市",
        )


def test_orders_that_wait_for_their_buyers_are_a_list() -> None:
    w, boss = build(revenue_point="ON_CONFIRM"), owner()
    w.adjust(w.skus[0], 10, "70.00", kind="opening")
    orders = [w.place((w.skus[0], 1, 10)) for _ in range(5)]
    confirmed, closed, returned, undone, drafted = orders
    sales.confirm(orders[:4], actor=SYSTEM, now=NOW)
    sales.ship(orders[:4], actor=SYSTEM, now=NOW)
    sales.close([closed], actor=SYSTEM, now=NOW)
    [line] = sales.read_lines([returned])
    back = aftersales.NewReturnLine(w.skus[0], D(1), order_line_id=line.line_id)
    aftersales.record([aftersales.NewReturn(w.shop, w.customer, NOW, [back])], actor=SYSTEM, now=NOW)
    accepted = sales.confirm_receipt(
        [sales.NewAcceptance(confirmed), sales.NewAcceptance(undone)], actor=SYSTEM, now=NOW
    )

    def waiting(more: str = "") -> list[int]:
        page = boss.get(f"/sales/orders?waiting=true&total=true{more}").json()
        assert page["total"] == len(expected)
        return [row["id"] for row in page["items"]]

    expected = [closed]
    assert waiting() == expected
    sales.undo_acceptances(accepted[1:], actor=SYSTEM, now=NOW)
    expected = [undone, closed]
    assert waiting() == expected
    first = boss.get("/sales/orders?waiting=true&limit=1").json()
    rest = boss.get(f"/sales/orders?waiting=true&limit=1&cursor={first['next']}").json()
    assert [row["id"] for row in first["items"] + rest["items"]] == expected
    assert drafted in [row["id"] for row in boss.get("/sales/orders?waiting=false").json()["items"]]
    assert_proved()


def test_what_is_wrong_in_a_line_is_named_by_its_place() -> None:
    w, boss = build(), owner()
    lamp = w.skus[0]
    catalog.create_products(
        [catalog.NewProduct(code="SET", name="套装", skus=(catalog.NewSku(code="SET", bundle=True),))],
        actor=SYSTEM,
        now=NOW,
    )
    bundle = catalog.skus_by_code(["SET"])["SET"].id
    parts = tuple(catalog.Component(sku_id=i, qty=D(1), weight=D(1)) for i in w.skus)
    catalog.set_bundles([catalog.Bundle(sku_id=bundle, components=parts)], actor=SYSTEM, now=NOW)
    fine = {"sku_id": lamp, "qty": "1", "unit_price": "3"}

    def refused(*lines: object) -> tuple[str, str, int]:
        head = {"shop_id": w.shop, "customer_id": w.customer}
        orders = [{**head, "lines": [fine]}, {**head, "lines": list(lines)}]
        answer = boss.post("/sales/orders", {"orders": orders}).json()
        return answer["code"], answer["field"], answer["row"]

    assert refused(fine, {**fine, "unit_price": "-3"}) == ("sales.invalid_line", "lines.1.unit_price", 1)
    assert refused(fine, {**fine, "sku_id": 1}) == ("sales.unknown_master", "lines.1.sku_id", 1)
    # A bundle becomes three lines: the place is still that of the line that was entered.
    several = ({**fine, "sku_id": bundle}, {**fine, "unit_price": "-3"})
    assert refused(*several) == ("sales.invalid_line", "lines.1.unit_price", 1)
    assert refused(fine, fine, {"sku_id": lamp, "qty": "1"}) == ("sales.no_price", "lines.2.unit_price", 1)
    assert boss.get("/sales/orders").json()["items"] == []


def test_an_order_with_nothing_to_ship_is_called_by_its_number() -> None:
    w, boss = build(), owner()
    order = w.place((w.skus[0], 1, 10))
    sales.confirm([order], actor=SYSTEM, now=NOW, partial=True)
    number = boss.get(f"/sales/orders/{order}").json()["order"]["number"]
    refused = boss.post("/sales/orders/ship", {"documents": [{"id": order}]}).json()
    assert refused["code"] == "sales.nothing_to_ship"
    assert refused["detail"] == f"Order {number} has no reserved quantity to ship."


@pytest.mark.parametrize("part_back", [False, True])
@pytest.mark.parametrize("point", ["ON_SHIP", "ON_CONFIRM"])
def test_what_rooms_above_would_refuse_is_told_before(point: str, part_back: bool) -> None:
    w, boss = build(revenue_point=point), owner()
    w.adjust(w.skus[0], 10, "70.00", kind="opening")
    order = w.place((w.skus[0], 4, 10))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    [shipment] = sales.ship([order], actor=SYSTEM, now=NOW)
    if part_back:
        [line] = sales.read_lines([order])
        back = aftersales.NewReturnLine(w.skus[0], D(1), order_line_id=line.line_id)
        aftersales.record([aftersales.NewReturn(w.shop, w.customer, NOW, [back])], actor=SYSTEM, now=NOW)
    if point == "ON_CONFIRM" and not part_back:
        sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=NOW)
    places = [f"/warehouse/shipments/{shipment}"]
    places += [f"/invoicing/bills/{b['id']}" for b in boss.get("/invoicing/bills").json()["items"]]
    assert len(places) == 1 + (point == "ON_SHIP" or not part_back) + (point == "ON_SHIP" and part_back)
    for place in places:
        [undo] = [a for a in boss.get(place).json()["allowed_actions"] if a["action"] == "undo"]
        room, _, document = place.rpartition("/")
        refused = boss.post(f"{room}/undo", {"documents": [{"id": int(document)}]})
        assert refused.status_code == 409, refused.content
        assert (undo["allowed"], undo["reason"]) == (False, refused.json()["detail"])
