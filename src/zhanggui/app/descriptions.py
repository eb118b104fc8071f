"""All lists and documents that the web application shows, described for the caller."""

from __future__ import annotations

import hashlib
from typing import Final, Literal

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from ninja import Router
from pydantic import Field

from zhanggui.documents.aftersales.returns.description import RETURNS
from zhanggui.documents.invoicing.bills.description import BILLS
from zhanggui.documents.invoicing.items.description import ALLOCATIONS, OPEN_ITEMS, PARTNER_BALANCES
from zhanggui.documents.invoicing.offsets.description import OFFSETS
from zhanggui.documents.invoicing.payments.cash.description import CASH_ACCOUNTS
from zhanggui.documents.invoicing.payments.description import PAYMENTS
from zhanggui.documents.invoicing.writeoffs.description import WRITEOFFS
from zhanggui.documents.purchasing.orders.description import ORDERS as PURCHASES
from zhanggui.documents.purchasing.returns.description import RETURNS as PURCHASE_RETURNS
from zhanggui.documents.sales.acceptances.description import ACCEPTANCES
from zhanggui.documents.sales.orders.description import ORDERS
from zhanggui.documents.warehouse.adjustments.description import ADJUSTMENTS
from zhanggui.documents.warehouse.counts.description import COUNTS
from zhanggui.documents.warehouse.receipts.description import RECEIPTS
from zhanggui.documents.warehouse.shipments.description import SHIPMENTS
from zhanggui.foundation.audit.description import RECORDS
from zhanggui.foundation.exchange.description import IMPORTS
from zhanggui.foundation.identity.public import Actor, actor_of
from zhanggui.foundation.identity.roles.description import ROLES
from zhanggui.foundation.identity.users.description import USERS
from zhanggui.foundation.outbox.description import DELIVERIES
from zhanggui.insight.dashboard.replenishment.description import REPLENISHMENT
from zhanggui.insight.trading.description import BOUGHT, SUPPLIED
from zhanggui.kernel.api.descriptions import Description, FilterKind, Kind, Tone, describe
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.schema import Schema
from zhanggui.ledgers.books.description import ENTRIES
from zhanggui.ledgers.stock.description import LOTS, POSITIONS
from zhanggui.masters.catalog.categories.description import BRANDS, CATEGORIES
from zhanggui.masters.catalog.products.description import PRODUCTS
from zhanggui.masters.catalog.skus.description import SKUS
from zhanggui.masters.organization.companies.description import COMPANIES
from zhanggui.masters.organization.shops.description import SHOPS
from zhanggui.masters.organization.warehouses.description import WAREHOUSES
from zhanggui.masters.partners.customers.description import CUSTOMERS
from zhanggui.masters.partners.suppliers.description import SUPPLIERS
from zhanggui.masters.pricing.lists.description import PRICE_LISTS, PRICES

router = Router(tags=["web"])

#: In the order of the menu.
DESCRIPTIONS: Final[tuple[Description, ...]] = (
    ORDERS, ACCEPTANCES, RETURNS, PURCHASES, PURCHASE_RETURNS, REPLENISHMENT, SHIPMENTS, RECEIPTS, ADJUSTMENTS, COUNTS, POSITIONS, LOTS, BILLS, PAYMENTS,
    OPEN_ITEMS, PARTNER_BALANCES, ALLOCATIONS, WRITEOFFS, OFFSETS, CASH_ACCOUNTS, ENTRIES, PRODUCTS, SKUS, CATEGORIES, BRANDS, PRICE_LISTS, PRICES,
    CUSTOMERS, SUPPLIERS, BOUGHT, SUPPLIED, COMPANIES, SHOPS, WAREHOUSES, USERS, ROLES, IMPORTS, DELIVERIES, RECORDS,
)  # fmt: skip


class ChoiceOut(Schema):
    """A value that a field can have."""

    value: str = Field(description="Value as the API writes it", examples=["part"])
    label: str = Field(description="Its name in the caller's language", examples=["部分"])


class DescribedColumnOut(Schema):
    """A column of a list, a field of a document's head, or a column of its lines."""

    key: str = Field(description="Field of the row", examples=["gross"])
    label: str = Field(description="Heading in the caller's language", examples=["价税合计"])
    kind: Kind = Field(description="What it holds", examples=["money"])
    hidden: bool = Field(description="Not shown until somebody switches it on", examples=[False])
    sums: bool = Field(description="The list answers with its total over the filter", examples=[True])
    sortable: bool | None = Field(
        None,
        description="Whether the list can be sorted by it; null for what is no column of the list",
        examples=[True],
    )
    choices: list[ChoiceOut] | None = Field(None, description="Its values, where they are few and known")
    reference: str | None = Field(
        None,
        description="The list its value leads to; with a dot, one of the lists described here",
        examples=["customers"],
    )
    reference_key: str | None = Field(
        None, description="Field of the row that holds the id there", examples=["customer_id"]
    )
    picture: Literal["sku", "product"] | None = Field(
        None, description="What a picture before the value shows; null: none belongs there", examples=[None]
    )
    picture_key: str | None = Field(
        None, description="Field of the row that holds the id of what the picture shows", examples=[None]
    )


class TotalOut(Schema):
    """A total that a list answers with beside `sums`, over all rows that match, with `total=true`."""

    key: str = Field(description="Field of the page", examples=["qty_sum"])
    label: str = Field(description="Name in the caller's language", examples=["数量"])
    kind: Kind = Field(description="What it holds", examples=["quantity"])
    column: str | None = Field(
        description="The column it is the total of; null for an amount of its own", examples=["qty"]
    )


class FilterOut(Schema):
    """A filter of a list. `moments` and `days` are periods: the parameters `since` and `until`; a `month` is a number, yyyymm."""

    key: str = Field(description="Parameter of the list", examples=["shop_id"])
    label: str = Field(description="Name in the caller's language", examples=["店铺"])
    kind: FilterKind = Field(description="How it is entered", examples=["reference"])
    choices: list[ChoiceOut] | None = Field(None, description="Its values, where they are few and known")
    reference: str | None = Field(None, description="The list its value comes from", examples=["shops"])


class TabOut(Schema):
    """A status tab over a list."""

    key: str = Field(description="Key, for the counts", examples=["draft"])
    label: str = Field(description="Name in the caller's language", examples=["待审核"])
    filters: dict[str, str] = Field(description="The filters it stands for", examples=[{"state": "draft"}])
    alarm: bool = Field(description="Its number asks for attention when it is not zero", examples=[False])
    work: bool = Field(description="What it shows waits for somebody: it stands on the first page too", examples=[True])


class StateOut(Schema):
    """A state of a document."""

    code: str = Field(description="State as the API writes it", examples=["draft"])
    label: str = Field(description="Name in the caller's language", examples=["待审核"])
    tone: Tone = Field(description="How loud it is", examples=["waiting"])


class StepOut(Schema):
    """An action on a document: `POST {path}/{action}`."""

    action: str = Field(description="Action", examples=["confirm"])
    label: str = Field(description="Name in the caller's language", examples=["审核"])
    sources: list[str] = Field(description="States it leaves from", examples=[["draft"]])
    permission: str = Field(description="The permission it needs", examples=["sales.order.confirm"])


class DescriptionOut(Schema):
    """A list and the document behind its rows."""

    name: str = Field(description="Name of the list", examples=["sales.orders"])
    label: str = Field(description="What it is called in the caller's language", examples=["销售订单"])
    document: str | None = Field(
        description="The type of the document; null where rows have no states", examples=["sales.order"]
    )
    path: str = Field(description="Its route under /api/v1", examples=["/sales/orders"])
    keys: list[str] = Field(description="The fields that together name a row", examples=[["id"]])
    detail: bool = Field(description="`{path}/{id}` answers with one of them", examples=[True])
    counted: list[str] | None = Field(
        description="The filters of `{path}/counts`, which answers with the numbers of the tabs; null: there are none",
        examples=[["shop_id", "since", "until"]],
    )
    creates: str | None = Field(description="The permission to add one; null: none is added by hand")
    searches: bool = Field(description="The list takes `search`, a part of a code or name", examples=[False])
    searched: list[str] = Field(
        description="Filters for the search box, the first one first", examples=[["number", "external_number"]]
    )
    columns: list[DescribedColumnOut] = Field(description="Columns, in their order")
    totals: list[TotalOut] = Field(description="Totals beside `sums`, in their order")
    head: list[DescribedColumnOut] = Field(description="Fields of a document's head, in their order")
    lines: list[DescribedColumnOut] = Field(description="Columns of a document's lines")
    filters: list[FilterOut] = Field(description="Filters")
    tabs: list[TabOut] = Field(description="Status tabs")
    states: list[StateOut] = Field(description="States")
    actions: list[StepOut] = Field(description="Actions on existing documents")


class DescriptionsOut(Schema):
    """What the web application draws its pages from."""

    language: Literal["zh", "en"] = Field(description="The language of all names in it", examples=["zh"])
    lists: list[DescriptionOut] = Field(description="Lists the caller may see")


#: What makes two callers see something else.
_MATTER: Final = frozenset(
    permission for each in DESCRIPTIONS for permission in (each.permission, *each.restricted.values()) if permission
)
#: Answers and their fingerprints, by the language and by what the caller may: there are as many as there are kinds of callers.
_answers: Final[dict[tuple[str, frozenset[str]], tuple[bytes, str]]] = {}
_ANSWERS_MAX: Final = 200


def _answer(actor: Actor, lang: Literal["zh", "en"]) -> tuple[bytes, str]:
    key = (lang, frozenset(permission.code for permission in _MATTER if actor.may(permission)))
    if key not in _answers:
        if len(_answers) >= _ANSWERS_MAX:
            _answers.clear()
        seen = [d for d in DESCRIPTIONS if d.permission is None or actor.may(d.permission)]
        found = {"language": lang, "lists": [describe(each, lang, actor.may) for each in seen]}
        body = DescriptionsOut.model_validate(found).model_dump_json().encode()
        _answers[key] = (body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
    return _answers[key]


@router.get("/descriptions", response=DescriptionsOut, summary="Lists and documents, described")
def descriptions(request: HttpRequest) -> HttpResponseBase:
    """Columns, filters, tabs, states and actions of every list that the caller may see, in the caller's language.

    Columns that hold nothing for the caller (costs, prices of purchase, margins) are left out. The answer has an `ETag`: who sends it
    back as `If-None-Match` hears 304 as long as nothing has changed."""
    body, fingerprint = _answer(actor_of(request), language(request))
    found = HttpResponse(
        body,
        content_type="application/json; charset=utf-8",
        headers={
            "ETag": fingerprint,
            "Cache-Control": "private, no-cache",
            "Vary": "Accept-Language, Cookie, Authorization",
        },
    )
    return get_conditional_response(request, etag=fingerprint, response=found) or found
