"""Lists and details of customers' returns. At which cost goods came back is for who holds `stock.cost.view`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from zhanggui.documents.aftersales.permissions import RETURN_VIEW
from zhanggui.documents.aftersales.returns.contracts import Original
from zhanggui.documents.aftersales.returns.errors import NothingToReceive, NothingToRefund
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.aftersales.returns.queries import parts_of
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Listing, Selection, SortsOf, by_state, name_of, narrow, place_in
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.errors import DomainError
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)
Progress = Literal["none", "part", "full"]
#: Newest first; the index (company, returned_at, id) walks it.
NEWEST: Final = Keyset("-returned_at", (Key("returned_at", datetime, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("d.returned_at", "d.id"),
    {
        "number": ("d.number", str),
        "state": place_in(RETURN, "d.state"),
        "shop_name": name_of(organization_shop="d.shop_id"),
        "customer_name": name_of(partners_customer="d.customer_id"),
        "warehouse_name": name_of(organization_warehouse="d.warehouse_id"),
        "business_date": ("d.business_date", date),
        "net": ("d.net", Decimal),
        "tax": ("d.tax", Decimal),
        "gross": ("d.net + d.tax", Decimal),
    },
)


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A return in a list. Amounts in `currency`, positive = to the customer; `credited` so far, `settled` of it by refund or matching."""

    id: int
    company_id: int
    shop_id: int
    shop_name: str
    warehouse_id: int
    warehouse_name: str
    customer_id: int
    customer_name: str
    order_id: int | None
    order_number: str | None
    number: str
    external_number: str | None
    state: str
    version: int
    business_date: date
    returned_at: datetime
    currency: str
    net: Decimal
    tax: Decimal
    gross: Decimal
    reason: str
    line_count: int
    goods_qty: Decimal
    received_qty: Decimal
    credited: Decimal
    settled: Decimal

    @property
    def delivery(self) -> Progress:
        """How much of the goods has come back."""
        if not self.received_qty:
            return "none"
        return "full" if self.received_qty >= self.goods_qty else "part"


@dataclass(frozen=True, slots=True)
class ReturnSums:
    """Totals of all returns that match."""

    net: Decimal
    tax: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class ReturnPage(Page[ReturnRow]):
    """A page of returns; `sums` with `total`."""

    sums: ReturnSums | None = None


@dataclass(frozen=True, slots=True)
class ReturnFilter:
    """What a list is narrowed to; None = not at all. `since` inclusive, `until` exclusive, by the moment of returning."""

    company_id: int | None = None
    shop_id: int | None = None
    warehouse_id: int | None = None
    customer_id: int | None = None
    order_id: int | None = None
    sku_id: int | None = None
    state: str | None = None
    number: str | None = None
    external_number: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """A line with its progress; `cost` of what came back is None for who may not see it."""

    id: int
    line_no: int
    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    stocked: bool
    qty: Decimal
    quality: str
    net: Decimal
    tax: Decimal
    gross: Decimal
    account: str
    order_line_id: int | None
    received_qty: Decimal
    credited: Decimal
    cost: Decimal | None
    originals: tuple[Original, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnDetail:
    """A return with everything it caused; what the caller may not see is None. `blocked`: actions that the facts forbid."""

    document: ReturnRow
    lines: tuple[ReturnLine, ...]
    receipts: tuple[warehouse.Caused, ...]
    bills: tuple[invoicing.Claim, ...]
    settlements: tuple[invoicing.Settlement, ...]
    moves: tuple[stock.DocumentMove, ...] | None
    entries: tuple[books.EntryRow, ...] | None
    blocked: dict[str, DomainError]


_LIST: Final = Listing(__file__, "page", SORTS, ReturnRow)
_VISIBLE: Final = Selection(__file__, "visible")
_COUNTS: Final = Selection(__file__, "counts")


def _scope(actor: Actor, wanted: ReturnFilter) -> dict[str, list[int] | None]:
    """The one place that turns the caller's scopes into filters of returns."""
    return {
        "companies": narrow(actor.companies, wanted.company_id),
        "shops": narrow(actor.shops, wanted.shop_id),
        "warehouses": narrow(actor.warehouses, wanted.warehouse_id),
    }


def _filters(actor: Actor, wanted: ReturnFilter) -> dict[str, object]:
    return {
        **_scope(actor, wanted),
        "customer": wanted.customer_id,
        "order": wanted.order_id,
        "sku": wanted.sku_id,
        "state": wanted.state,
        "number": wanted.number,
        "external": wanted.external_number,
        "since": wanted.since,
        "until": wanted.until,
    }


def page(
    wanted: ReturnFilter,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> ReturnPage:
    """Returns the caller sees, newest first. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(RETURN_VIEW)
    filters = _filters(actor, wanted)
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    if not total:
        return ReturnPage(found.items, found.next)
    count, *sums = _LIST.totals(**filters)
    return ReturnPage(found.items, found.next, count, ReturnSums(*sums))


def counts(wanted: ReturnFilter, *, actor: Actor) -> dict[str, int]:
    """How many returns the caller sees in each state, and in all (`all`). One statement. Raises `MissingPermission`."""
    actor.require(RETURN_VIEW)
    return by_state(_COUNTS.rows(**_filters(actor, wanted)), RETURN)


def require_visible(ids: Sequence[int], *, actor: Actor) -> None:
    """Refuse returns outside the caller's shops and warehouses (commands check the company). Raises DocumentUnknown."""
    if actor.shops is None and actor.warehouses is None:
        return
    seen = {row[0] for row in _VISIBLE.rows(id=list(ids), **_scope(actor, ReturnFilter()))}
    lifecycle.require_seen(RETURN, ids, seen)


def customer_return(return_id: int, *, actor: Actor) -> ReturnDetail:
    """One return with its lines and all it caused. Raises `MissingPermission`, DocumentUnknown. At most eight statements."""
    actor.require(RETURN_VIEW)
    found = _LIST.page(cursor=None, limit=1, ids=[return_id], **_scope(actor, ReturnFilter())).items
    if not found:
        raise lifecycle.unknown(RETURN, return_id)
    parts = parts_of([return_id])
    rows = SQL.detail_lines.rows(document=return_id)
    lines = [replace(ReturnLine(*row), originals=tuple(parts.get(row[0], ()))) for row in rows]
    if not actor.may(stock.COST_VIEW):
        lines = [replace(line, cost=None) for line in lines]
    receipts = warehouse.receipts_of([return_id], RETURN.document)
    bills = invoicing.claims([return_id], RETURN.document)
    settlements = invoicing.settlements([bill.item_id for bill in bills if bill.item_id is not None])
    moved = [receipt.id for receipt in receipts]
    booked = [*moved, *(bill.id for bill in bills), *(settlement.document_id for settlement in settlements)]
    return ReturnDetail(
        document=found[0],
        lines=tuple(lines),
        receipts=tuple(receipts),
        bills=tuple(bills),
        settlements=tuple(settlements),
        moves=stock.moves_of_documents(moved, actor=actor),
        entries=books.entries_of_documents(booked, actor=actor),
        blocked=_blocked(found[0]),
    )


def _blocked(head: ReturnRow) -> dict[str, DomainError]:
    """What the commands would refuse, told before anybody asks."""
    blocked: dict[str, DomainError] = {}
    if head.state == "received" and head.received_qty >= head.goods_qty:
        blocked["receive"] = NothingToReceive(number=head.number)
    left = head.credited - head.settled
    if left <= 0:
        blocked["refund"] = NothingToRefund(number=head.number, left=left, amount=head.gross)
    return blocked
