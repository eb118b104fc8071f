"""Reads of write-offs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Final

from zhanggui.documents.invoicing.permissions import WRITEOFF_VIEW
from zhanggui.documents.invoicing.scopes import of_money
from zhanggui.documents.invoicing.writeoffs.machine import WRITEOFF
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel.api.lists import Listing, SortsOf, name_of, place_in
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.books import public as books

NEWEST: Final = Keyset("-date", (Key("date", Day, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("d.date", "d.id"),
    {
        "number": ("d.number", str),
        "state": place_in(WRITEOFF, "d.state"),
        "customer_name": name_of(partners_customer="d.customer_id"),
        "supplier_name": name_of(partners_supplier="d.supplier_id"),
        "amount": ("d.amount", Decimal),
    },
)


@dataclass(frozen=True, slots=True)
class WriteoffRow:
    """One write-off. `amount`: positive lowers the receivable, or the payable of the supplier, on `account`."""

    id: int
    company_id: int
    number: str
    state: str
    version: int
    account: str
    customer_id: int | None
    customer_name: str | None
    supplier_id: int | None
    supplier_name: str | None
    shop_id: int | None
    reference_id: int | None
    origin_type: str
    origin_id: int
    date: Day
    amount: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class WriteoffPage(Page[WriteoffRow]):
    """A page of write-offs; with `total` the sums of receivables and of payables."""

    amount_sum: Decimal | None = None
    payable_sum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WriteoffDetail:
    """A write-off with its entry (None for who may not see the books)."""

    writeoff: WriteoffRow
    entries: tuple[books.EntryRow, ...] | None


_LIST: Final = Listing(__file__, "page", SORTS, WriteoffRow)


def page(
    *,
    actor: Actor,
    company_id: int | None = None,
    customer_id: int | None = None,
    supplier_id: int | None = None,
    number: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> WriteoffPage:
    """Write-offs the caller sees, newest first; dates inclusive. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(WRITEOFF_VIEW)
    filters: dict[str, object] = {
        **of_money(actor, company_id=company_id),
        "customer": customer_id,
        "supplier": supplier_id,
        "number": number,
        "since": since,
        "until": until,
    }
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    if not total:
        return WriteoffPage(found.items, found.next)
    return WriteoffPage(found.items, found.next, *_LIST.totals(**filters))


def writeoff(writeoff_id: int, *, actor: Actor) -> WriteoffDetail:
    """One write-off. Raises `MissingPermission`, `DocumentUnknown`. Two statements at most."""
    actor.require(WRITEOFF_VIEW)
    found = _LIST.page(cursor=None, limit=1, ids=[writeoff_id], **of_money(actor)).items
    if not found:
        raise lifecycle.unknown(WRITEOFF, writeoff_id)
    return WriteoffDetail(found[0], books.entries_of_documents([writeoff_id], actor=actor))
