"""Reads of open items: who owes what since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import datetime
from decimal import Decimal
from typing import Final

from zhanggui.documents.invoicing.errors import UnknownItem
from zhanggui.documents.invoicing.permissions import BILL_VIEW
from zhanggui.documents.invoicing.scopes import of_money, sees, unsettled
from zhanggui.foundation.identity.public import Actor, user_names
from zhanggui.kernel.api.lists import Listing, SortsOf, name_of
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.errors import raise_if
from zhanggui.ledgers.books import public as books

FIRST_DUE: Final = Keyset("due_date", (Key("due_date", Day), Key("id", int)))
SORTS: Final = SortsOf(
    FIRST_DUE,
    ("d.due_date", "d.id"),
    {
        "partner_name": name_of(partners_customer="d.customer_id", partners_supplier="d.supplier_id"),
        "date": ("d.date", Day),
        "amount": ("d.amount", Decimal),
        "allocated": ("d.allocated", Decimal),
        "open": ("d.amount - d.allocated", Decimal),
    },
)
NEWEST: Final = Keyset("-id", (Key("id", int, descending=True),))
BY_PARTNER: Final = Keyset("partner", (Key("partner_id", int),))


@dataclass(frozen=True, slots=True)
class OpenItem:
    """What a document left open. Amounts are signed on the account's normal `side` (a payment or credit note is negative)."""

    id: int
    company_id: int
    account: str
    side: str
    customer_id: int | None
    supplier_id: int | None
    partner_name: str | None
    shop_id: int | None
    reference_id: int | None
    document_type: str
    document_id: int
    number: str
    date: Day
    due_date: Day
    currency: str
    amount: Decimal
    allocated: Decimal
    open: Decimal


@dataclass(frozen=True, slots=True)
class OpenItemPage(Page[OpenItem]):
    """A page of open items; with `total` what is open on receivable and on payable accounts."""

    receivable: Decimal | None = None
    payable: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PartnerBalance:
    """What a partner owes us and we owe the partner; `overdue` of both, `oldest`: the first due date that is open."""

    company_id: int
    customer_id: int | None
    supplier_id: int | None
    partner_name: str | None
    receivable: Decimal
    payable: Decimal
    overdue: Decimal
    oldest: Day | None
    items: int


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What a list of open items is narrowed to; None = not at all. `settled`: also those with nothing open;
    `side`: of claims (D) or of debts (C); `prepaid`: payments and credit notes (true) or what is owed (false); due dates are inclusive."""

    company_id: int | None = None
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    document_id: int | None = None
    account: str | None = None
    overdue_on: Day | None = None
    side: str | None = None
    due_since: Day | None = None
    due_until: Day | None = None
    prepaid: bool | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Allocation:
    """`amount` of a debit item was matched with the same of a credit item. `state`: it stands, was undone, stands in a closed month
    (closed), or closes what was undone with its mirror (closing); only what stands can be undone."""

    id: int
    company_id: int
    account: str
    customer_id: int | None
    supplier_id: int | None
    partner_name: str | None
    date: Day
    amount: Decimal
    debit_type: str
    debit_id: int
    debit_number: str
    credit_type: str
    credit_id: int
    credit_number: str
    at: datetime
    user_id: int | None
    undone_at: datetime | None
    undone_by: int | None
    state: str
    user_name: str = ""
    undone_by_name: str = ""


@dataclass(frozen=True, slots=True)
class AllocationFilter:
    """What matchings are narrowed to; None = not at all. `document_id`: of either side; `standing`: not undone; dates are inclusive."""

    company_id: int | None = None
    customer_id: int | None = None
    supplier_id: int | None = None
    document_id: int | None = None
    since: Day | None = None
    until: Day | None = None
    standing: bool = False


_LIST: Final = Listing(__file__, "page", SORTS, OpenItem)
_ALLOCATIONS: Final = Listing(__file__, "allocations", NEWEST, Allocation)
_PARTNERS: Final = Listing(__file__, "by_partner", BY_PARTNER, PartnerBalance)


def page(
    wanted: ItemFilter,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> OpenItemPage:
    """Open items the caller sees, due first in front. Two statements, three with `total`. Raises `MissingPermission`."""
    actor.require(BILL_VIEW)
    filters: dict[str, object] = {
        **of_money(actor, company_id=wanted.company_id),
        "open": None if wanted.settled else True,
        "unsettled": None if wanted.settled else unsettled(),
        "customer": wanted.customer_id,
        "supplier": wanted.supplier_id,
        "shop": wanted.shop_id,
        "document": wanted.document_id,
        "account": wanted.account,
        "overdue_on": wanted.overdue_on,
        "side": wanted.side,
        "due_since": wanted.due_since,
        "due_until": wanted.due_until,
        "prepaid": wanted.prepaid,
    }
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    if not total:
        return OpenItemPage(found.items, found.next)
    return OpenItemPage(found.items, found.next, *_LIST.totals(**filters))


def allocations(
    wanted: AllocationFilter, *, actor: Actor, cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[Allocation]:
    """Matchings the caller sees, newest first, with who made them and who took them back. Two statements, three with `total`.

    Raises `MissingPermission`.
    """
    actor.require(BILL_VIEW)
    found = _ALLOCATIONS.counted(
        cursor=cursor,
        limit=limit,
        total=total,
        **of_money(actor, company_id=wanted.company_id),
        customer=wanted.customer_id,
        supplier=wanted.supplier_id,
        document=wanted.document_id,
        since=wanted.since,
        until=wanted.until,
        standing=wanted.standing or None,
    )
    names = user_names({i for m in found.items for i in (m.user_id, m.undone_by) if i is not None})
    return replace(
        found,
        items=tuple(
            replace(m, user_name=names.get(m.user_id or 0, ""), undone_by_name=names.get(m.undone_by or 0, ""))
            for m in found.items
        ),
    )


def by_partner(
    now: datetime,
    *,
    actor: Actor,
    company_id: int | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[PartnerBalance]:
    """Balances of partners with anything open; overdue on the day that it is in their company's zone. Two statements, three with `total`. Raises `MissingPermission`."""
    actor.require(BILL_VIEW)
    return _PARTNERS.counted(
        cursor=cursor,
        limit=limit,
        total=total,
        now=now,
        unsettled=unsettled(),
        **of_money(actor, company_id=company_id),
    )


def visible_items(item_ids: Sequence[int], *, actor: Actor) -> dict[int, books.OpenItemRow]:
    """Open items to settle, by id. Raises UnknownItem for those that do not exist or may not be seen. One statement."""
    found = {
        item.id: item
        for item in books.open_items(item_ids).values()
        if sees(actor, company_id=item.company_id, shop_id=item.shop_id, supplier=item.side == "C")
    }
    raise_if([UnknownItem(field="item_id", row=row, which=i) for row, i in enumerate(item_ids) if i not in found])
    return found
