"""Lists and details of purchase orders. What we pay is for who holds `purchasing.price.view`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing.orders.errors import NothingToBill, NothingToReceive, PartlyReceived
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.purchasing.permissions import ORDER_BILL, ORDER_VIEW, PRICE_VIEW
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
#: Newest first; the index (company, ordered_at, id) walks it.
NEWEST: Final = Keyset("-ordered_at", (Key("ordered_at", datetime, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("o.ordered_at", "o.id"),
    {
        "number": ("o.number", str),
        "state": place_in(ORDER, "o.state"),
        "supplier_name": name_of(partners_supplier="o.supplier_id"),
        "warehouse_name": name_of(organization_warehouse="o.warehouse_id"),
        "business_date": ("o.business_date", date),
        "expected_on": ("coalesce(o.expected_on, '9999-12-31'::date)", date),
        "net": ("o.net", Decimal),
        "tax": ("o.tax", Decimal),
        "gross": ("o.net + o.tax", Decimal),
    },
)


def _progress(done: Decimal, whole: Decimal) -> Progress:
    if not done:
        return "none"
    return "full" if done >= whole else "part"


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """A purchase order in a list. Amounts in `currency`, None for who may not see prices; progress is computed from receipts and bills."""

    id: int
    company_id: int
    warehouse_id: int
    warehouse_name: str
    supplier_id: int
    supplier_name: str
    number: str
    state: str
    version: int
    business_date: date
    ordered_at: datetime
    expected_on: date | None
    currency: str
    deductible: bool
    remark: str
    line_count: int
    ordered_qty: Decimal
    received_qty: Decimal
    billed_qty: Decimal
    net: Decimal | None
    tax: Decimal | None
    gross: Decimal | None
    billed: Decimal | None
    paid: Decimal | None

    @property
    def delivery(self) -> Progress:
        """How much of the goods has come in."""
        return _progress(self.received_qty, self.ordered_qty)

    @property
    def billing(self) -> Progress:
        """How much of the goods has been billed."""
        return _progress(self.billed_qty, self.ordered_qty)


@dataclass(frozen=True, slots=True)
class PurchaseSums:
    """Totals of all orders that match."""

    net: Decimal
    tax: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class PurchasePage(Page[PurchaseRow]):
    """A page of purchase orders; `sums` with `total`, for who may see prices."""

    sums: PurchaseSums | None = None


@dataclass(frozen=True, slots=True)
class PurchaseFilter:
    """What a list is narrowed to; None = not at all. `since` inclusive, `until` exclusive, by the moment of ordering; `outstanding`: confirmed,
    and goods are still to come."""

    company_id: int | None = None
    warehouse_id: int | None = None
    supplier_id: int | None = None
    sku_id: int | None = None
    state: str | None = None
    number: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    expected_before: date | None = None
    outstanding: bool | None = None
    delivery: Progress | None = None
    billing: Progress | None = None


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    """A line with its progress in base units; money is None for who may not see prices."""

    id: int
    line_no: int
    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    qty: Decimal
    received_qty: Decimal
    returned_qty: Decimal
    billed_qty: Decimal
    unit_price: Decimal | None
    tax_rate: Decimal
    net: Decimal | None
    tax: Decimal | None
    gross: Decimal | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class PurchaseDetail:
    """An order with everything it caused. What the caller may not see is None; `blocked`: actions that the facts forbid."""

    order: PurchaseRow
    lines: tuple[PurchaseLine, ...]
    receipts: tuple[warehouse.Caused, ...]
    bills: tuple[invoicing.Claim, ...] | None
    settlements: tuple[invoicing.Settlement, ...] | None
    moves: tuple[stock.DocumentMove, ...] | None
    entries: tuple[books.EntryRow, ...] | None
    blocked: dict[str, DomainError]


_MONEY: Final = {"net", "tax", "gross"}
_LIST: Final = Listing(__file__, "page", SORTS, PurchaseRow)
_VISIBLE: Final = Selection(__file__, "visible")
_COUNTS: Final = Selection(__file__, "counts")


def _scope(actor: Actor, wanted: PurchaseFilter) -> dict[str, list[int] | None]:
    """The one place that turns the caller's scopes into filters of purchase orders."""
    return {
        "companies": narrow(actor.companies, wanted.company_id),
        "warehouses": narrow(actor.warehouses, wanted.warehouse_id),
    }


def _priced(row: PurchaseRow, actor: Actor) -> PurchaseRow:
    return row if actor.may(PRICE_VIEW) else replace(row, net=None, tax=None, gross=None, billed=None, paid=None)


def _filters(actor: Actor, wanted: PurchaseFilter) -> dict[str, object]:
    return {
        **_scope(actor, wanted),
        "supplier": wanted.supplier_id,
        "sku": wanted.sku_id,
        "state": wanted.state,
        "number": wanted.number,
        "since": wanted.since,
        "until": wanted.until,
        "expected_before": wanted.expected_before,
        "outstanding": wanted.outstanding or None,
        "delivery": wanted.delivery,
        "billing": wanted.billing,
    }


def page(
    wanted: PurchaseFilter,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> PurchasePage:
    """Orders the caller sees, newest first. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(ORDER_VIEW)
    if sort and sort.lstrip("-") in _MONEY:
        actor.require(PRICE_VIEW)  # the order of amounts tells who bought dear
    filters = _filters(actor, wanted)
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    rows = tuple(_priced(row, actor) for row in found.items)
    if not total:
        return PurchasePage(rows, found.next)
    count, *sums = _LIST.totals(**filters)
    return PurchasePage(rows, found.next, count, PurchaseSums(*sums) if actor.may(PRICE_VIEW) else None)


def counts(wanted: PurchaseFilter, *, actor: Actor) -> dict[str, int]:
    """How many orders the caller sees in each state, in all (`all`) and still to come. Two statements. Raises `MissingPermission`."""
    actor.require(ORDER_VIEW)
    to_come = _COUNTS.rows(**_filters(actor, replace(wanted, outstanding=True)))
    return {
        **by_state(_COUNTS.rows(**_filters(actor, wanted)), ORDER),
        "outstanding": sum(number for _, number in to_come),
    }


def require_visible(ids: Sequence[int], *, actor: Actor) -> None:
    """Refuse orders outside the caller's warehouses (commands check the company). Raises DocumentUnknown."""
    if actor.warehouses is None:
        return
    seen = {row[0] for row in _VISIBLE.rows(id=list(ids), **_scope(actor, PurchaseFilter()))}
    lifecycle.require_seen(ORDER, ids, seen)


def orders(ids: Sequence[int], *, actor: Actor) -> list[PurchaseRow]:
    """Orders in the order given. One statement. Raises `MissingPermission`, DocumentUnknown."""
    actor.require(ORDER_VIEW)
    scope = _scope(actor, PurchaseFilter())
    found = {row.id: row for row in _LIST.page(cursor=None, limit=len(ids), ids=list(ids), **scope).items}
    lifecycle.require_seen(ORDER, ids, found)
    return [_priced(found[each], actor) for each in ids]


def order(order_id: int, *, actor: Actor) -> PurchaseDetail:
    """One order with its lines and all it caused. Raises `MissingPermission`, DocumentUnknown. At most seven statements."""
    actor.require(ORDER_VIEW)
    found = _LIST.page(cursor=None, limit=1, ids=[order_id], **_scope(actor, PurchaseFilter())).items
    if not found:
        raise lifecycle.unknown(ORDER, order_id)
    lines = [PurchaseLine(*row) for row in SQL.detail_lines.rows(order=order_id)]
    if not actor.may(PRICE_VIEW):
        lines = [replace(x, unit_price=None, net=None, tax=None, gross=None, cost=None) for x in lines]
    receipts = warehouse.receipts_of([order_id], ORDER.document)
    bills = invoicing.claims([order_id], ORDER.document)
    settlements = invoicing.settlements([bill.item_id for bill in bills if bill.item_id is not None])
    moved = [receipt.id for receipt in receipts]
    booked = [*moved, *(bill.id for bill in bills), *(settlement.document_id for settlement in settlements)]
    return PurchaseDetail(
        order=_priced(found[0], actor),
        lines=tuple(lines),
        receipts=tuple(receipts),
        bills=tuple(bills) if actor.may(PRICE_VIEW) else None,
        settlements=tuple(settlements) if actor.may(PRICE_VIEW) else None,
        moves=stock.moves_of_documents(moved, actor=actor),
        entries=books.entries_of_documents(booked, actor=actor),
        blocked=_blocked(found[0]),
    )


def _blocked(head: PurchaseRow) -> dict[str, DomainError]:
    """What the commands would refuse, told before anybody asks."""
    blocked: dict[str, DomainError] = {}
    if head.received_qty:
        blocked["cancel"] = blocked["reopen"] = PartlyReceived(order=head.number)
    if head.received_qty >= head.ordered_qty:
        blocked["receive"] = blocked["announce"] = NothingToReceive(order=head.number)
    return blocked


def bill_action(head: PurchaseRow, *, actor: Actor, lang: str) -> lifecycle.Action:
    """Billing is no transition (a closed order can still be billed), but it has its button."""
    left = head.received_qty - head.billed_qty
    error: DomainError | None = None
    if not actor.may(ORDER_BILL):
        error = lifecycle.missing(ORDER_BILL)
    elif left <= 0:
        error = NothingToBill(order=head.number, left="0", qty="1")
    label = "登记发票" if lang == "zh" else "Bill"
    return lifecycle.Action("bill", label, error is None, error.message(lang) if error else None)
