"""The search finds what a text names, and for each caller only what the lists would show them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection

from tests.world import NOW, World, build
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM, Actor
from zhanggui.insight.search.public import Hit, search
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.partners import public as partners

pytestmark = pytest.mark.django_db


def found(text: str, actor: Actor = SYSTEM, limit: int = 6) -> dict[str, list[Hit]]:
    return {group.kind: list(group.hits) for group in search(text, actor=actor, limit=limit)}


def labels(text: str, kind: str, actor: Actor = SYSTEM) -> list[str]:
    return [hit.label for hit in found(text, actor).get(kind, [])]


def person(*permissions: str, **scopes: frozenset[int]) -> Actor:
    return Actor(user_id=1, name="x", permissions=frozenset(permissions), **scopes)  # type: ignore[arg-type]


@pytest.fixture
def world() -> World:
    """Two orders, goods and customers with Chinese names."""
    world = build()
    world.place((world.skus[0], 2, "11.30"))
    world.place((world.skus[0], 1, "11.30"), shop=world.wholesale)
    new = partners.NewCustomer
    partners.create_customers(
        [
            new(company_id=world.company, code="K-77", name="长沙成长商贸", phone="139 1234 5678"),
            new(company_id=world.company, code="K-78", name="100%棉织_品"),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    names = ("真丝围巾", "真丝睡衣", "重磅音乐盒")
    catalog.create_products(
        [catalog.NewProduct(code=f"ZS{n}", name=name, skus=(catalog.NewSku(code=f"ZS{n}"),)) for n, name in enumerate(names)],
        actor=SYSTEM,
        now=NOW,
    )  # fmt: skip
    return world


def number_of(world: World) -> str:
    """The number of one of the orders."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM sales_order WHERE shop_id = %s", [world.shop])
        [number] = cursor.fetchone()
    return str(number)


@pytest.mark.parametrize("text", ["真丝", "丝围", "zswj", "ZSWJ", "swj", "zs0"])
def test_goods_by_a_part_of_name_initials_or_code(world: World, text: str) -> None:
    assert "真丝围巾" in labels(text, "catalog.skus")


@pytest.mark.parametrize("text", ["zbyyh", "zbylh", "cpyyh", "yyh"])
def test_a_character_with_two_readings_is_found_by_either(world: World, text: str) -> None:
    """重磅音乐盒 is read zhong bang yin yue he; each of 重, 磅 and 乐 has another reading, and nobody knows which one is typed."""
    assert labels(text, "catalog.skus") == ["重磅音乐盒"]


def test_initials_of_a_customer(world: World) -> None:
    assert labels("cscz", "partners.customers") == labels("czsm", "partners.customers") == ["长沙成长商贸"]


def test_signs_of_patterns_are_signs(world: World) -> None:
    assert labels("0%棉", "partners.customers") == ["100%棉织_品"]
    assert labels("织_品", "partners.customers") == ["100%棉织_品"]
    assert labels("成_商", "partners.customers") == []
    assert labels("真%巾", "catalog.skus") == []


def test_a_phone_or_its_end_but_no_other_part(world: World) -> None:
    assert labels("13912345678", "partners.customers") == ["长沙成长商贸"]
    assert labels("+86 139-1234-5678", "partners.customers") == ["长沙成长商贸"]
    assert labels("5678", "partners.customers") == ["长沙成长商贸"]
    assert labels("1234", "partners.customers") == labels("345678", "partners.customers") == []


def test_documents_by_any_part_of_their_number(world: World) -> None:
    number = number_of(world)
    for part in (number[2:], number[-5:], number[:-1], number[1:7].lower()):
        assert number in labels(part, "sales.orders"), part
    assert number in labels(number[1:-1], "sales.orders")
    assert labels("ZZ" + number[2:], "sales.orders") == []  # the end alone is not enough
    assert "sales.orders" not in found(number[:3])  # three letters are part of far too many


def test_the_whole_number_comes_first_and_scopes_count(world: World) -> None:
    tail = number_of(world)[2:9]  # the day: both orders have it
    everything = found(tail, limit=20)["sales.orders"]
    assert len(everything) == 2
    for hit in everything:
        assert found(hit.label)["sales.orders"][0] == hit
        assert found(hit.label.lower())["sales.orders"][0] == hit
        assert found(hit.label[-5:])["sales.orders"] != []
    here = found(tail, person("sales.order.view", shops=frozenset({world.shop})))
    assert [len(hits) for hits in here.values()] == [1]
    assert found(tail, person("sales.order.view", companies=frozenset({world.company + 999}))) == {}
    assert found(tail, person("catalog.view")) == {}
    assert found("真丝", person("sales.order.view")) == {}


def test_whose_shop_it_is_not_sees_no_shipment_and_no_issue_of_it(world: World) -> None:
    world.adjust(world.skus[0], 10, 100)
    order = world.place((world.skus[0], 1, "11.30"), shop=world.wholesale)
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    issue = world.use("packaging", warehouse.NewAdjustmentLine(world.skus[0], Decimal(-1)), shop=world.wholesale)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number FROM warehouse_shipment WHERE origin_id = %s UNION ALL SELECT number FROM warehouse_adjustment WHERE id = %s",
            [order, issue],
        )
        numbers = [number for (number,) in cursor.fetchall()]
    may = ("warehouse.shipment.view", "warehouse.adjustment.view")
    assert len(numbers) == 2
    for number in numbers:
        assert (
            len(found(number, person(*may)))
            == len(found(number, person(*may, shops=frozenset({world.wholesale}))))
            == 1
        )
        assert found(number, person(*may, shops=frozenset({world.shop}))) == {}
        assert found(number[:-1], person("warehouse.adjustment.view", shops=frozenset({world.shop}))) == {}
    assert found(numbers[0][-6:], person(*may, shops=frozenset({world.shop}))) == {}


def test_goods_by_barcode(world: World) -> None:
    catalog.set_barcodes(
        [catalog.BarcodesOfSku(sku_id=world.skus[1], barcodes=(catalog.NewBarcode(code="6901234567892"),))],
        actor=SYSTEM,
        now=NOW,
    )
    assert [hit.id for hit in found("6901234567892")["catalog.skus"]] == [world.skus[1]]
    assert found("690123456789").get("catalog.skus") is None


def test_nothing_for_nothing(world: World) -> None:
    assert found("") == found("  ") == found("x") == {}
    assert found("没有这样的东西") == {}


def received(world: World, *receivers: dict[str, str]) -> list[int]:
    """Orders to these receivers."""
    new = [world.order((world.skus[0], 1, "1"))._replace(ship_to=each) for each in receivers]
    return list(sales.place(new, actor=SYSTEM, now=NOW))


def test_an_order_by_the_phone_of_its_receiver(world: World) -> None:
    whole, spelled, other = received(
        world,
        {"name": "李雷", "phone": "13800138000"},
        {"phone": "+86 138-0013-8000"},
        {"name": "韩梅梅", "phone": "13900139000"},
    )

    def ids(text: str, actor: Actor = SYSTEM) -> list[int]:
        return [hit.id for hit in found(text, actor).get("sales.orders", [])]

    for text in ("13800138000", "138 0013 8000", "+8613800138000", "00138000", "8000"):
        assert ids(text) == [spelled, whole]
    assert ids("13900139000") == [other]
    assert ids("1380013") == []  # the beginning of a phone is everybody's
    assert ids("000") == []
    own = frozenset({world.shop})
    assert ids("8000", person("sales.order.view", shops=own)) == [spelled, whole]
    assert ids("8000", person("sales.order.view", shops=frozenset({world.wholesale}))) == []
    assert ids("8000", person("catalog.view")) == []


def test_an_order_by_the_beginning_of_its_receivers_name(world: World) -> None:
    first, second, _ = received(world, {"name": "李雷"}, {"name": "Li_Lei 100%"}, {"name": "LixLei"})
    assert [hit.id for hit in found("李雷")["sales.orders"]] == [first]
    assert [hit.id for hit in found("li_l")["sales.orders"]] == [second]
    assert "sales.orders" not in found("雷雷")


def test_a_receiver_is_shown_as_far_as_the_caller_may_know_him(world: World) -> None:
    received(world, {"name": "李雷", "phone": "13800138000", "street": "文三路 1 号"})
    [open_hit] = found("8000", person("sales.order.view", "sales.receiver.view"))["sales.orders"]
    [masked] = found("8000", person("sales.order.view"))["sales.orders"]
    assert open_hit.detail == "客户一 · 李雷 · 13800138000"
    assert masked.detail == "客户一 · 李雷 · 138****8000"


def test_numbers_and_phones_share_the_room(world: World) -> None:
    tail = number_of(world)[-4:]
    received(world, *[{"phone": f"1380013{tail}"}] * 9)
    hits = found(tail, limit=6)["sales.orders"]
    assert len(hits) == 6
    assert sum("1380013" in hit.detail for hit in hits) >= 3
    assert sum(hit.label.endswith(tail) for hit in hits) >= 1
