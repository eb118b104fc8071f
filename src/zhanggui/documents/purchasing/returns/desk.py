"""Lists and details of returns to suppliers. What we get back is for who holds `purchasing.price.view`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing.permissions import PRICE_VIEW, RETURN_VIEW
from zhanggui.documents.purchasing.returns.machine import RETURN
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Listing, Selection, SortsOf, by_state, name_of, narrow, place_in
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)
#: Newest first; the index (company, returned_at, id) walks it.
NEWEST: Final = Keyset("-returned_at", (Key("returned_at", datetime, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("d.returned_at", "d.id"),
    {
        "number": ("d.number", str),
        "state": place_in(RETURN, "d.state"),
        "supplier_name": name_of(partners_supplier="d.supplier_id"),
        "warehouse_name": name_of(organization_warehouse="d.warehouse_id"),
        "business_date": ("d.business_date", date),
    },
)


@dataclass(frozen=True, slots=True)
class PurchaseReturnRow:
    """A return in a list. `net` and `tax`: what the supplier credited for what was billed; None before, or for who may not see prices."""

    id: int
    company_id: int
    order_id: int
    order_number: str
    warehouse_id: int
    warehouse_name: str
    supplier_id: int
    supplier_name: str
    number: str
    state: str
    version: int
    business_date: date
    returned_at: datetime
    currency: str
    reason: str
    line_count: int
    qty: Decimal
    net: Decimal | None
    tax: Decimal | None


@dataclass(frozen=True, slots=True)
class PurchaseReturnLine:
    """A quantity of one received line. Once it has left: what came off the estimated payable, and what was credited."""

    id: int
    line_no: int
    order_line_id: int
    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    receipt_id: int
    receipt_number: str
    receipt_line_id: int
    qty: Decimal
    estimated_qty: Decimal | None
    estimated_value: Decimal | None
    net: Decimal | None
    tax: Decimal | None


@dataclass(frozen=True, slots=True)
class PurchaseReturnPage(Page[PurchaseReturnRow]):
    """A page of returns; `qty_sum` with `total`."""

    qty_sum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PurchaseReturnFilter:
    """What a list is narrowed to; None = not at all. `since` inclusive, `until` exclusive, by the moment of returning."""

    company_id: int | None = None
    warehouse_id: int | None = None
    supplier_id: int | None = None
    order_id: int | None = None
    sku_id: int | None = None
    state: str | None = None
    number: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PurchaseReturnDetail:
    """A return with everything it caused; what the caller may not see is None."""

    document: PurchaseReturnRow
    lines: tuple[PurchaseReturnLine, ...]
    shipments: tuple[warehouse.Caused, ...]
    bills: tuple[invoicing.Claim, ...] | None
    moves: tuple[stock.DocumentMove, ...] | None
    entries: tuple[books.EntryRow, ...] | None


_LIST: Final = Listing(__file__, "page", SORTS, PurchaseReturnRow)
_VISIBLE: Final = Selection(__file__, "visible")
_COUNTS: Final = Selection(__file__, "counts")


def _scope(actor: Actor, wanted: PurchaseReturnFilter) -> dict[str, list[int] | None]:
    """The one place that turns the caller's scopes into filters of returns to suppliers."""
    return {
        "companies": narrow(actor.companies, wanted.company_id),
        "warehouses": narrow(actor.warehouses, wanted.warehouse_id),
    }


def _priced(row: PurchaseReturnRow, actor: Actor) -> PurchaseReturnRow:
    return row if actor.may(PRICE_VIEW) else replace(row, net=None, tax=None)


def _filters(actor: Actor, wanted: PurchaseReturnFilter) -> dict[str, object]:
    return {
        **_scope(actor, wanted),
        "supplier": wanted.supplier_id,
        "order": wanted.order_id,
        "sku": wanted.sku_id,
        "state": wanted.state,
        "number": wanted.number,
        "since": wanted.since,
        "until": wanted.until,
    }


def page(
    wanted: PurchaseReturnFilter,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> PurchaseReturnPage:
    """Returns the caller sees, newest first. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(RETURN_VIEW)
    filters = _filters(actor, wanted)
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    rows = tuple(_priced(row, actor) for row in found.items)
    if not total:
        return PurchaseReturnPage(rows, found.next)
    return PurchaseReturnPage(rows, found.next, *_LIST.totals(**filters))


def counts(wanted: PurchaseReturnFilter, *, actor: Actor) -> dict[str, int]:
    """How many returns the caller sees in each state, and in all (`all`). One statement. Raises `MissingPermission`."""
    actor.require(RETURN_VIEW)
    return by_state(_COUNTS.rows(**_filters(actor, wanted)), RETURN)


def require_visible(ids: Sequence[int], *, actor: Actor) -> None:
    """Refuse returns outside the caller's warehouses (commands check the company). Raises DocumentUnknown."""
    if actor.warehouses is None:
        return
    seen = {row[0] for row in _VISIBLE.rows(id=list(ids), **_scope(actor, PurchaseReturnFilter()))}
    lifecycle.require_seen(RETURN, ids, seen)


def purchase_return(return_id: int, *, actor: Actor) -> PurchaseReturnDetail:
    """One return with its lines and all it caused. Raises `MissingPermission`, DocumentUnknown. At most six statements."""
    actor.require(RETURN_VIEW)
    found = _LIST.page(cursor=None, limit=1, ids=[return_id], **_scope(actor, PurchaseReturnFilter())).items
    if not found:
        raise lifecycle.unknown(RETURN, return_id)
    lines = [PurchaseReturnLine(*row) for row in SQL.detail_lines.rows(document=return_id)]
    if not actor.may(PRICE_VIEW):
        lines = [replace(x, estimated_value=None, net=None, tax=None) for x in lines]
    shipments = warehouse.shipments_of([return_id], RETURN.document)
    bills = invoicing.claims([return_id], RETURN.document)
    moved = [shipment.id for shipment in shipments]
    return PurchaseReturnDetail(
        document=_priced(found[0], actor),
        lines=tuple(lines),
        shipments=tuple(shipments),
        bills=tuple(bills) if actor.may(PRICE_VIEW) else None,
        moves=stock.moves_of_documents(moved, actor=actor),
        entries=books.entries_of_documents([*moved, *(bill.id for bill in bills)], actor=actor),
    )
