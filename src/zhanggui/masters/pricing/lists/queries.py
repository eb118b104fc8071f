"""Reads of price lists, and the loading of rules for a batch of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Q

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.errors import Missing
from zhanggui.masters.labels import label
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import scopes
from zhanggui.masters.pricing.lists.contracts import PriceListRow, PriceRow, Purchase
from zhanggui.masters.pricing.models import PriceList, PriceRule
from zhanggui.masters.pricing.permissions import VIEW
from zhanggui.masters.pricing.rules import PriceDecision, PriceRequest, quote_all
from zhanggui.masters.pricing.rules import PriceRule as Rule
from zhanggui.masters.reading import row_maker

SQL = db.Folder(__file__)
BY_ID = Keyset("id", (Key("id", int),))
_list = row_maker(PriceListRow)
_price = row_maker(PriceRow, list_name=lambda row: row.list.name, sku_code=lambda row: "", sku_name=lambda row: "")
#: Where the two starts and the two ends stand in the columns of `load_rules`.
_STARTS, _ENDS = 12, 14


def load_rules(company_id: int, requests: Sequence[PriceRequest]) -> list[Rule]:
    """The rules of a company that may price these requests. One statement for any number of requests."""
    rows = SQL.load_rules.rows(
        company_id=company_id,
        sku_ids=sorted({request.sku_id for request in requests}),
        customer_ids=sorted({request.customer_id for request in requests if request.customer_id is not None}),
        shop_ids=sorted({request.shop_id for request in requests if request.shop_id is not None}),
        grades=sorted({request.grade for request in requests}),
        channels=sorted({request.channel for request in requests}),
    )
    columns = [[*row[:_STARTS], row[_STARTS:_ENDS], row[_ENDS:]] for row in rows]
    return [Rule(*each) for each in columns]


def prices_for(company_id: int, requests: Sequence[PriceRequest]) -> list[PriceDecision]:
    """The price of every request and why. One statement for any number of requests.

    A rule for one buyer of the batch is told to the others only as "for another customer"; ask for one buyer at a time where even
    that is too much.
    """
    return quote_all(requests, load_rules(company_id, requests))


def explain(purchase: Purchase, *, actor: Actor) -> list[PriceDecision]:
    """Which price applies to every line of a purchase, and why. Two statements.

    Raises `MissingPermission`, `OutOfScope`, `Missing` for a customer of another company.
    """
    actor.require(VIEW)
    actor.require_companies([purchase.company_id])
    actor.require_shops([] if purchase.shop_id is None else [purchase.shop_id])
    grade = _grade(purchase)
    requests = [
        PriceRequest(
            sku_id=sku_id,
            qty=qty,
            currency=purchase.currency,
            on=purchase.on,
            customer_id=purchase.customer_id,
            grade=grade,
            channel=purchase.channel,
            shop_id=purchase.shop_id,
        )
        for sku_id, qty in purchase.lines
    ]
    return prices_for(purchase.company_id, requests)


def _grade(purchase: Purchase) -> str:
    if purchase.customer_id is None:
        return ""
    customer = partners.customers([purchase.customer_id]).get(purchase.customer_id)
    if customer is None or customer.company_id != purchase.company_id:
        raise Missing(field="customer_id", which=purchase.customer_id, **label("customer_id"))
    return customer.grade


def find_price_lists(
    *,
    actor: Actor,
    company_id: int | None = None,
    customer_id: int | None = None,
    shop_id: int | None = None,
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[PriceListRow]:
    """The price lists in the actor's scope; `search` is part of a code or name."""
    actor.require(VIEW)
    rows = PriceList.objects.filter(scopes.of_lists(actor))
    if company_id is not None:
        rows = rows.filter(company_id=company_id)
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    if shop_id is not None:
        rows = rows.filter(shop_id=shop_id)
    if search:
        rows = rows.filter(Q(code__icontains=search) | Q(name__icontains=search))
    if active is not None:
        rows = rows.filter(active=active)
    return BY_ID.page(rows, _list, cursor=cursor, limit=limit, total=total)


def find_prices(
    *,
    actor: Actor,
    list_id: int | None = None,
    sku_id: int | None = None,
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[PriceRow]:
    """Lines of the price lists in the actor's scope. Two statements, three with `total`."""
    actor.require(VIEW)
    rows = PriceRule.objects.select_related("list").filter(scopes.of_prices(actor))
    if list_id is not None:
        rows = rows.filter(list_id=list_id)
    if sku_id is not None:
        rows = rows.filter(sku_id=sku_id)
    if active is not None:
        rows = rows.filter(active=active)
    found = BY_ID.page(rows, _price, cursor=cursor, limit=limit, total=total)
    skus = catalog.skus({row.sku_id for row in found.items})
    named = (replace(row, sku_code=skus[row.sku_id].code, sku_name=skus[row.sku_id].name) for row in found.items)
    return replace(found, items=tuple(named))
