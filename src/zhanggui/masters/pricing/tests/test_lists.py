"""Price lists in the database, and the prices of a batch of lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission, OutOfScope
from zhanggui.kernel import events
from zhanggui.kernel.errors import Many
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.errors import FixedField, Missing, OutOfRange, PeriodReversed, Stale, Taken, TooManyDecimals
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing.errors import ForeignCustomer, SamePrice
from zhanggui.masters.pricing.models import PriceRule
from zhanggui.masters.pricing.permissions import EDIT, VIEW
from zhanggui.masters.pricing.public import (
    Change,
    NewPrice,
    NewPriceList,
    PriceListRow,
    PriceListValues,
    PriceRequest,
    PricesNamed,
    PriceValues,
    create_price_lists,
    create_prices,
    find_price_lists,
    find_prices,
    load_rules,
    prices_for,
    update_price_lists,
    update_prices,
)

pytestmark = pytest.mark.django_db
COMPANY, OTHER, SHOP = 1, 2, 4
TODAY = date(2026, 11, 23)


@pytest.fixture
def sku(now: datetime) -> int:
    catalog.create_products([catalog.NewProduct(code="P", name="p")], actor=SYSTEM, now=now)
    return catalog.skus_by_code(["P"])["P"].id


@pytest.fixture
def customer(now: datetime) -> int:
    new = partners.NewCustomer(company_id=COMPANY, code="C", name="c", grade="A")
    return partners.create_customers([new], actor=SYSTEM, now=now)[0]


def lists(now: datetime, *batch: NewPriceList) -> list[int]:
    return create_price_lists(batch, actor=SYSTEM, now=now)


def line(list_id: int, sku: int, price: str, **fields: object) -> NewPrice:
    return NewPrice(list_id=list_id, sku_id=sku, price=Decimal(price), **fields)  # type: ignore[arg-type]


def test_a_batch_of_lines_is_priced_with_one_statement(
    sku: int, customer: int, now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    retail, grade, agreed, jd = lists(
        now,
        NewPriceList(company_id=COMPANY, code="R", name="零售价"),
        NewPriceList(company_id=COMPANY, code="A", name="A级", grade="A", valid_to=TODAY),
        NewPriceList(company_id=COMPANY, code="K", name="协议价", customer_id=customer),
        NewPriceList(company_id=COMPANY, code="J", name="京东", channel="jd", shop_id=SHOP),
    )
    batch = [line(retail, sku, "10"), line(retail, sku, "8.5", min_qty=Decimal(100)), line(grade, sku, "9")]
    batch += [line(agreed, sku, "7", min_qty=Decimal(10)), line(jd, sku, "12.345678")]
    ids = create_prices(batch, actor=SYSTEM, now=now)
    requests = [
        PriceRequest(sku_id=sku, qty=Decimal(1), currency="CNY", on=TODAY),
        PriceRequest(sku_id=sku, qty=Decimal(100), currency="CNY", on=TODAY),
        PriceRequest(sku_id=sku, qty=Decimal(1), currency="CNY", on=TODAY, grade="A", customer_id=customer),
        PriceRequest(sku_id=sku, qty=Decimal(10), currency="CNY", on=TODAY, grade="A", customer_id=customer),
        PriceRequest(sku_id=sku, qty=Decimal(1), currency="CNY", on=date(2026, 11, 24), grade="A"),
        PriceRequest(sku_id=sku, qty=Decimal(1), currency="CNY", on=TODAY, channel="jd", shop_id=SHOP),
        PriceRequest(sku_id=sku, qty=Decimal(1), currency="USD", on=TODAY),
    ]
    decisions = prices_for(COMPANY, requests)
    assert [decision.price for decision in decisions] == [
        Decimal(10),
        Decimal("8.5"),
        Decimal(9),
        Decimal(7),
        Decimal(10),
        Decimal("12.345678"),
        None,
    ]
    assert [(reason.rule_id, reason.verdict) for reason in decisions[2].reasons] == [
        (ids[2], "won"),
        (ids[0], "lost_closeness"),
        (ids[1], "below_quantity"),
        (ids[3], "below_quantity"),
        (ids[4], "other_shop"),
    ]
    assert len(statements(lambda: prices_for(COMPANY, requests[:1]))) == 1
    assert len(statements(lambda: prices_for(COMPANY, requests * 100))) == 1
    assert prices_for(OTHER, requests[:1])[0].price is None


def test_other_customers_rules_are_not_even_loaded(sku: int, customer: int, now: datetime) -> None:
    [agreed] = lists(now, NewPriceList(company_id=COMPANY, code="K", name="协议价", customer_id=customer))
    create_prices([line(agreed, sku, "7")], actor=SYSTEM, now=now)
    request = PriceRequest(sku_id=sku, qty=Decimal(1), currency="CNY", on=TODAY, customer_id=customer + 1)
    assert load_rules(COMPANY, [request]) == []


def test_lists_and_lines_change(sku: int, now: datetime) -> None:
    [list_id] = lists(now, NewPriceList(company_id=COMPANY, code="R", name="零售价", priority=3))
    [price] = create_prices([line(list_id, sku, "10")], actor=SYSTEM, now=now)
    values = PriceListValues(name="门店价", priority=-5, valid_from=TODAY)
    update_price_lists([Change(id=list_id, version=1, values=values)], actor=SYSTEM, now=now)
    assert find_price_lists(actor=SYSTEM).items == (
        PriceListRow(
            list_id, COMPANY, "R", "门店价", "CNY", -5, None, "", "", None, TODAY, None, active=True, version=2
        ),
    )
    update_prices([Change(id=price, version=1, values=PriceValues(price=Decimal("9.99")))], actor=SYSTEM, now=now)
    [row] = find_prices(actor=SYSTEM, list_id=list_id).items
    assert (row.price, row.version) == (Decimal("9.99"), 2)
    update_prices([Change(id=price, version=2, values=PriceValues(active=False))], actor=SYSTEM, now=now)
    request = PriceRequest(sku_id=sku, qty=Decimal(1), currency="CNY", on=TODAY)
    assert load_rules(COMPANY, [request]) == []
    with pytest.raises(Stale):
        update_prices([Change(id=price, version=1, values=PriceValues(price=Decimal(1)))], actor=SYSTEM, now=now)
    with pytest.raises(FixedField):
        update_price_lists([Change(id=list_id, version=2, values={"currency": "USD"})], actor=SYSTEM, now=now)  # type: ignore[misc]


def test_faults(sku: int, customer: int, now: datetime) -> None:
    [list_id] = lists(now, NewPriceList(company_id=COMPANY, code="R", name="零售价"))
    with pytest.raises(Many) as error:
        lists(
            now,
            NewPriceList(company_id=COMPANY, code="r", name="x"),
            NewPriceList(company_id=OTHER, code="X", name="x", customer_id=customer),
            NewPriceList(company_id=OTHER, code="Y", name="y", customer_id=5, priority=1001),
            NewPriceList(company_id=OTHER, code="Z", name="z", valid_from=TODAY, valid_to=date(2026, 1, 1)),
        )
    assert [(type(each), each.row) for each in error.value.errors] == [
        (ForeignCustomer, 1),
        (OutOfRange, 2),
        (Missing, 2),
        (PeriodReversed, 3),
        (Taken, 0),
    ]
    with pytest.raises(Many) as error:
        create_prices(
            [line(list_id, sku, "-1"), line(list_id, sku, "1.1234567"), line(list_id, 5, "1"), line(5, sku, "1")],
            actor=SYSTEM,
            now=now,
        )
    assert [(type(each), each.field, each.row) for each in error.value.errors] == [
        (Missing, "list_id", 3),
        (OutOfRange, "price", 0),
        (TooManyDecimals, "price", 1),
        (Missing, "sku_id", 2),
    ]


def test_a_list_says_one_price_for_a_case(sku: int, now: datetime) -> None:
    [list_id] = lists(now, NewPriceList(company_id=COMPANY, code="R", name="零售价"))
    first, _ = create_prices(
        [line(list_id, sku, "1"), line(list_id, sku, "1", valid_from=TODAY)], actor=SYSTEM, now=now
    )
    with pytest.raises(SamePrice):
        create_prices([line(list_id, sku, "2")], actor=SYSTEM, now=now)
    with pytest.raises(SamePrice):
        create_prices([line(list_id, sku, "2", min_qty=Decimal(3))] * 2, actor=SYSTEM, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        PriceRule.objects.filter(list_id=list_id).update(valid_from=None)
    update_prices([Change(id=first, version=1, values=PriceValues(active=False))], actor=SYSTEM, now=now)
    create_prices([line(list_id, sku, "2")], actor=SYSTEM, now=now)
    with pytest.raises(SamePrice):
        update_prices([Change(id=first, version=2, values=PriceValues(active=True))], actor=SYSTEM, now=now)


def test_scope_permission_and_announcement(sku: int, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    general, special = lists(
        now,
        NewPriceList(company_id=COMPANY, code="R", name="零售价"),
        NewPriceList(company_id=COMPANY, code="S", name="店铺价", shop_id=SHOP),
    )
    rights = frozenset({VIEW.code, EDIT.code})
    clerk = Actor(user_id=1, name="c", permissions=rights, companies=frozenset({COMPANY}), shops=frozenset({SHOP + 1}))
    assert [row.id for row in find_price_lists(actor=clerk).items] == [general]
    with pytest.raises(Missing):
        create_prices([line(special, sku, "1")], actor=clerk, now=now)
    with pytest.raises(OutOfScope):
        create_price_lists([NewPriceList(company_id=COMPANY, code="T", name="t", shop_id=SHOP)], actor=clerk, now=now)
    with pytest.raises(MissingPermission):
        find_prices(actor=Actor(user_id=1, name="n", permissions=frozenset()))
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "publish", heard.append)
    update_price_lists([Change(id=special, version=1, values=PriceListValues(name="x"))], actor=SYSTEM, now=now)
    assert heard == [PricesNamed(company_ids=(COMPANY,), shop_ids=(SHOP,))]


def test_statements_do_not_grow_with_the_batch(
    sku: int, now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    def make(count: int) -> Callable[[], object]:
        batch = [NewPriceList(company_id=COMPANY, code=f"{count}-{n}", name="价") for n in range(count)]
        return lambda: create_price_lists(batch, actor=SYSTEM, now=now)

    assert len(statements(make(1))) == len(statements(make(500))) == 4
    ids = [row.id for row in find_price_lists(actor=SYSTEM, search="500-", limit=500).items]

    def fill(rows: list[int]) -> Callable[[], object]:
        batch = [line(list_id, sku, "1") for list_id in rows]
        return lambda: create_prices(batch, actor=SYSTEM, now=now)

    def reprice(rows: list[int]) -> Callable[[], object]:
        batch = [Change(id=id_, version=1, values=PriceValues(price=Decimal(2))) for id_ in rows]
        return lambda: update_prices(batch, actor=SYSTEM, now=now)

    assert len(statements(fill(ids[:1]))) == len(statements(fill(ids[1:]))) == 5
    prices = [row.id for row in find_prices(actor=SYSTEM, limit=500).items]
    assert len(statements(reprice(prices[:1]))) == len(statements(reprice(prices[1:]))) == 6
