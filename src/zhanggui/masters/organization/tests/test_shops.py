"""Shops, and the list of channels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from zhanggui.foundation.identity.public import SYSTEM, Actor, OutOfScope
from zhanggui.kernel.errors import Many
from zhanggui.masters.errors import FixedField, Missing, Taken, UnknownWord
from zhanggui.masters.organization.errors import ForeignWarehouse
from zhanggui.masters.organization.permissions import EDIT_SHOPS, VIEW
from zhanggui.masters.organization.public import (
    CHANNELS,
    Change,
    NewCompany,
    NewShop,
    NewWarehouse,
    ShopFacts,
    ShopRow,
    ShopValues,
    create_companies,
    create_shops,
    create_warehouses,
    find_shops,
    shop_by_code,
    shop_facts,
    shops,
    update_shops,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def companies(now: datetime) -> list[int]:
    batch = [NewCompany(code="A", name="甲"), NewCompany(code="B", name="乙", currency="GBP", timezone="Europe/London")]
    return create_companies(batch, actor=SYSTEM, now=now)


@pytest.fixture
def warehouses(companies: list[int], now: datetime) -> list[int]:
    batch = [NewWarehouse(company_id=company, code="MAIN", name="主仓") for company in companies]
    return create_warehouses(batch, actor=SYSTEM, now=now)


def test_a_shop_takes_its_company_s_currency(companies: list[int], warehouses: list[int], now: datetime) -> None:
    new = NewShop(company_id=companies[1], code="WEB", name="Web 🛍", channel="shopify", warehouse_id=warehouses[1])
    [shop] = create_shops([new], actor=SYSTEM, now=now)
    assert shops([shop]) == {
        shop: ShopRow(
            shop, companies[1], "WEB", "Web 🛍", "shopify", "online", "GBP", warehouses[1], active=True, version=1
        )
    }
    assert shop_facts([shop]) == {shop: ShopFacts(companies[1], "shopify", "GBP")}
    found = shop_by_code(companies[1], "web")
    assert found is not None
    assert found.id == shop
    assert shop_by_code(companies[0], "web") is None


def test_a_code_is_unique_inside_the_company_only(companies: list[int], now: datetime) -> None:
    create_shops([NewShop(company_id=company, code="S", name="店") for company in companies], actor=SYSTEM, now=now)
    with pytest.raises(Taken):
        create_shops([NewShop(company_id=companies[0], code="s", name="店")], actor=SYSTEM, now=now)


def test_a_shop_ships_from_its_own_company_only(companies: list[int], warehouses: list[int], now: datetime) -> None:
    batch = [
        NewShop(company_id=companies[0], code="X", name="x", warehouse_id=warehouses[1]),
        NewShop(company_id=companies[0], code="Y", name="y", warehouse_id=5),
        NewShop(company_id=5, code="Z", name="z", channel="nowhere"),
    ]
    with pytest.raises(Many) as error:
        create_shops(batch, actor=SYSTEM, now=now)
    assert [(type(each), each.field, each.row) for each in error.value.errors] == [
        (Missing, "company_id", 2),
        (ForeignWarehouse, "warehouse_id", 0),
        (Missing, "warehouse_id", 1),
        (UnknownWord, "channel", 2),
    ]


def test_changes(companies: list[int], warehouses: list[int], now: datetime) -> None:
    [shop] = create_shops([NewShop(company_id=companies[0], code="S", name="店")], actor=SYSTEM, now=now)
    values = ShopValues(name="新店", warehouse_id=warehouses[0], active=False)
    update_shops([Change(id=shop, version=1, values=values)], actor=SYSTEM, now=now)
    row = shops([shop])[shop]
    assert (row.name, row.warehouse_id, row.active, row.version) == ("新店", warehouses[0], False, 2)
    for field, value in (("channel", "jd"), ("company_id", companies[1]), ("currency", "USD")):
        with pytest.raises(FixedField):
            update_shops([Change(id=shop, version=2, values={field: value})], actor=SYSTEM, now=now)  # type: ignore[misc]


def test_scopes(companies: list[int], now: datetime) -> None:
    first, second = create_shops(
        [NewShop(company_id=company, code="S", name="店") for company in companies], actor=SYSTEM, now=now
    )
    rights = frozenset({VIEW.code, EDIT_SHOPS.code})
    by_shop = Actor(user_id=1, name="a", permissions=rights, shops=frozenset({second}))
    by_company = Actor(user_id=1, name="b", permissions=rights, companies=frozenset({companies[0]}))
    assert [row.id for row in find_shops(actor=by_shop).items] == [second]
    assert [row.id for row in find_shops(actor=by_company).items] == [first]
    with pytest.raises(Missing):
        update_shops([Change(id=first, version=1, values=ShopValues(name="x"))], actor=by_shop, now=now)
    with pytest.raises(OutOfScope):
        create_shops([NewShop(company_id=companies[1], code="T", name="t")], actor=by_company, now=now)


def test_statements_do_not_grow_with_the_batch(
    companies: list[int], warehouses: list[int], now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    def create(count: int) -> Callable[[], object]:
        batch = [
            NewShop(company_id=companies[0], code=f"{count}-{n}", name="店", warehouse_id=warehouses[0])
            for n in range(count)
        ]
        return lambda: create_shops(batch, actor=SYSTEM, now=now)

    statements(create(2))  # the facts of company and warehouse are remembered from here on
    assert len(statements(create(1))) == len(statements(create(500))) == 3


def test_every_channel_has_one_name_and_one_foreign_id() -> None:
    ids = [channel.wdt_id for channel in CHANNELS.values() if channel.wdt_id is not None]
    assert len(set(ids)) == len(ids) == 39
    assert {CHANNELS[code].wdt_id for code in ("offline", "taobao", "jd", "pinduoduo", "doudian", "own_mall")} == {
        0,
        1,
        3,
        39,
        69,
        127,
    }
