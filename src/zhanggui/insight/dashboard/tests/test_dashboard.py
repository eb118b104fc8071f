"""The dashboard says what the documents and the books say, to whom it may."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.world import DAY, NOW, World, assert_proved, build
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission, OutOfScope
from zhanggui.insight.dashboard.public import Dashboard, dashboard
from zhanggui.insight.dashboard.queries import last_day

pytestmark = pytest.mark.django_db
D = Decimal


def sold() -> tuple[World, list[int]]:
    """Two orders shipped, one draft, in one shop; one shipped in the other. The world, and the orders shipped."""
    world = build()
    world.adjust(world.skus[0], "100", "500")
    first, second = world.place((world.skus[0], 2, "11.30")), world.place((world.skus[0], 3, "11.30"))
    other = world.place((world.skus[0], 1, "11.30"), shop=world.wholesale)
    world.place((world.skus[1], 1, "99"))
    sales.confirm([first, second, other], actor=SYSTEM, now=NOW)
    sales.ship([first, second, other], actor=SYSTEM, now=NOW)
    return world, [first, second, other]


def numbers(world: World, actor: Actor = SYSTEM) -> Dashboard:
    return dashboard(world.company, DAY - timedelta(days=1), DAY, actor=actor, now=NOW)


def person(*permissions: str, **scopes: frozenset[int]) -> Actor:
    return Actor(user_id=1, name="x", permissions=frozenset(permissions), **scopes)  # type: ignore[arg-type]


def test_days_shops_and_best_sellers() -> None:
    world, _ = sold()
    found = numbers(world)
    assert [(day.day, day.orders, day.net) for day in found.days] == [(DAY - timedelta(days=1), 0, D("0.00")), (DAY, 3, D("60.00"))]  # fmt: skip
    assert [(shop.shop_id, shop.orders, shop.net) for shop in found.shops] == [(world.shop, 2, D("50.00")), (world.wholesale, 1, D("10.00"))]  # fmt: skip
    assert [(top.sku_id, top.qty, top.net) for top in found.top] == [(world.skus[0], D("6.0000"), D("60.00"))]
    assert [day.day for day in found.previous] == [DAY - timedelta(days=3), DAY - timedelta(days=2)]
    assert last_day(actor=SYSTEM) == DAY
    assert_proved()


def test_margin_money_and_stock_are_those_of_the_books() -> None:
    world, orders = sold()
    found = numbers(world)
    assert (found.days[1].revenue, found.days[1].cost) == (D("60.00"), D("30.00"))
    assert found.money is not None
    assert found.money.receivable == D("67.80")
    assert found.money.cash == D(0)
    assert found.goods is not None
    assert (found.goods.value, found.goods.skus) == (D("470.00"), 1)
    world.pay_orders(orders)
    assert numbers(world).money.cash == D("67.80")  # type: ignore[union-attr]


def test_who_may_not_see_costs_sees_none() -> None:
    found = numbers(sold()[0], person("sales.order.view"))
    assert {day.revenue for day in found.days} | {day.cost for day in found.days} == {None}
    assert found.money is None
    assert found.goods is None


def test_a_scope_of_shops_narrows_everything() -> None:
    world, _ = sold()
    found = numbers(world, person("sales.order.view", "sales.margin.view", shops=frozenset({world.wholesale})))
    assert found.days[1].net == D("10.00")
    assert found.days[1].revenue == D("10.00")
    assert [shop.shop_id for shop in found.shops] == [world.wholesale]


def test_one_shop_or_warehouse_can_be_asked_for() -> None:
    world, _ = sold()

    def part(**place: int) -> Dashboard:
        return dashboard(world.company, DAY, DAY, actor=SYSTEM, now=NOW, **place)

    shop = part(shop_id=world.wholesale)
    assert [(day.orders, day.net, day.revenue) for day in shop.days] == [(1, D("10.00"), D("10.00"))]
    assert [(each.shop_id, each.net) for each in shop.shops] == [(world.wholesale, D("10.00"))]
    assert [top.net for top in shop.top] == [D("10.00")]
    assert shop.money == part().money  # the company's
    place = part(warehouse_id=world.warehouse)
    assert [(day.orders, day.net, day.revenue, day.cost) for day in place.days] == [(3, D("60.00"), None, None)]
    assert part(warehouse_id=world.warehouse + 1).days[0].orders == 0
    assert last_day(actor=SYSTEM, shop_id=world.wholesale) == DAY
    assert last_day(actor=SYSTEM, shop_id=world.wholesale + 1) is None


def test_what_is_asked_for_widens_no_scope() -> None:
    world, _ = sold()
    clerk = person("sales.order.view", shops=frozenset({world.wholesale}))
    found = dashboard(world.company, DAY, DAY, actor=clerk, now=NOW, shop_id=world.shop)
    assert (found.days[0].orders, found.shops, found.top) == (0, (), ())


def test_strangers_are_refused() -> None:
    world, _ = sold()
    with pytest.raises(MissingPermission):
        numbers(world, person())
    with pytest.raises(OutOfScope):
        numbers(world, person("sales.order.view", companies=frozenset({1})))
    with pytest.raises(OutOfScope):
        dashboard(1, DAY, DAY, actor=SYSTEM, now=NOW)
