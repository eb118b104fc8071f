"""Reads of sales orders: lists and details for the desk; for the rooms above what was sold, what of it left and did not come back."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales.orders.errors import NothingToReserve, NothingToShip, PartlyShipped
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.sales.permissions import MARGIN_VIEW, ORDER_VIEW, RECEIVER_VIEW
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import COUNTED, Listing, Selection, SortsOf, few, name_of, narrow, place_in
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.errors import DomainError
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)
ZERO: Final = Decimal("0.00")


class SoldLine(NamedTuple):
    """A line of an order as it was sold."""

    line_id: int
    order_id: int
    company_id: int
    shop_id: int
    customer_id: int
    sku_id: int
    qty: Decimal
    tax_rate: Decimal
    net: Decimal
    tax: Decimal
    account: str


class Returnable(NamedTuple):
    """What left by one move for an order line and may still come back; `sent`: its buyer has, or had, to confirm that it came."""

    customer_id: int
    sku_id: int
    order_id: int
    line_id: int
    move_id: int
    left: Decimal
    shipped_at: datetime
    sent: bool = False


def sold_lines(line_ids: Sequence[int]) -> dict[int, SoldLine]:
    """Order lines by id; those that do not exist are missing."""
    return {row[0]: SoldLine(*row) for row in SQL.sold_lines.rows(line=line_ids)}


def returnable_of_lines(line_ids: Sequence[int]) -> list[Returnable]:
    """What may still come back of order lines, latest shipment first."""
    return [Returnable(*row) for row in SQL.returnable_of_lines.rows(line=line_ids)]


def returnable(wanted: Sequence[tuple[int, int, datetime]], *, limit: int | None) -> list[Returnable]:
    """What may still come back of (customer, SKU) shipped at or before a moment, latest order first; `limit` moves for each of them."""
    return [
        Returnable(*row)
        for row in SQL.returnable.rows(
            customer=[w[0] for w in wanted], sku=[w[1] for w in wanted], until=[w[2] for w in wanted], limit=limit
        )
    ]


Delivery = Literal["none", "part", "full"]
#: Newest first; the index (company, ordered_at, id) walks it.
NEWEST: Final = Keyset("-ordered_at", (Key("ordered_at", datetime, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("o.ordered_at", "o.id"),
    {
        "number": ("o.number", str),
        "state": place_in(ORDER, "o.state"),
        "shop_name": name_of(organization_shop="o.shop_id"),
        "customer_name": name_of(partners_customer="o.customer_id"),
        "warehouse_name": name_of(organization_warehouse="o.warehouse_id"),
        "business_date": ("o.business_date", date),
        "net": ("o.net", Decimal),
        "tax": ("o.tax", Decimal),
        "gross": ("o.net + o.tax", Decimal),
    },
)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in a list. Amounts in `currency`; progress is computed from shipments and bills."""

    id: int
    company_id: int
    shop_id: int
    shop_name: str
    warehouse_id: int
    warehouse_name: str
    customer_id: int
    customer_name: str
    number: str
    external_number: str | None
    state: str
    version: int
    business_date: date
    ordered_at: datetime
    currency: str
    net: Decimal
    tax: Decimal
    gross: Decimal
    remark: str
    line_count: int
    ordered_qty: Decimal
    shipped_qty: Decimal
    billed: Decimal
    paid: Decimal
    ship_to: Mapping[str, str]

    @property
    def delivery(self) -> Delivery:
        """How much of the goods has left: as the filter `delivery` of page.sql."""
        if not self.shipped_qty and self.ordered_qty:
            return "none"
        return "full" if self.shipped_qty >= self.ordered_qty else "part"

    @property
    def payment(self) -> Delivery:
        """How much of what is due has been paid or settled: as the filter `payment` of page.sql."""
        if self.paid == (self.billed if self.state == "closed" else self.gross):
            return "full"
        return "part" if self.paid else "none"


@dataclass(frozen=True, slots=True)
class OrderSums:
    """Totals of all orders that match."""

    net: Decimal
    tax: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class OrderPage(Page[OrderRow]):
    """A page of orders; `sums` with `total`."""

    sums: OrderSums | None = None


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """What a list of orders is narrowed to; None = not at all. `since` inclusive, `until` exclusive, by the moment of ordering."""

    company_id: int | None = None
    shop_id: int | None = None
    warehouse_id: int | None = None
    customer_id: int | None = None
    sku_id: int | None = None
    state: str | None = None
    number: str | None = None
    external_number: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    delivery: Delivery | None = None
    payment: Delivery | None = None
    waiting: bool | None = None
    to_ship: bool | None = None
    short: bool | None = None


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with its progress in base units and money; `cost` is None for who may not see it. `ordered_…` and the reason of the price
    are None for a line that stands as it was entered."""

    id: int
    line_no: int
    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    stocked: bool
    qty: Decimal
    unit_price: Decimal
    tax_rate: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    account: str
    reserved_qty: Decimal
    shipped_qty: Decimal
    returned_qty: Decimal
    billed_qty: Decimal
    billed_net: Decimal
    billed_gross: Decimal
    cost: Decimal | None
    ordered_sku_id: int | None
    ordered_sku_code: str | None
    ordered_qty: Decimal | None
    ordered_unit: str | None
    price_rule_id: int | None
    price_reason_zh: str | None
    price_reason_en: str | None


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """An order with everything it caused. `moves`, `entries`, `cost` and `margin` are None for who may not see them; `blocked`: actions
    that the facts forbid."""

    order: OrderRow
    lines: tuple[LineRow, ...]
    shipments: tuple[warehouse.Caused, ...]
    bills: tuple[invoicing.Claim, ...]
    settlements: tuple[invoicing.Settlement, ...]
    moves: tuple[stock.DocumentMove, ...] | None
    entries: tuple[books.EntryRow, ...] | None
    cost: Decimal | None
    margin: Decimal | None
    blocked: dict[str, DomainError]


def _row(*columns: Any) -> OrderRow:
    # JSON arrives as text: Django's connections leave it to the field to read.
    return OrderRow(*(*columns[:-1], json.loads(columns[-1])))


_LIST: Final = Listing(__file__, "page", SORTS, _row)
_VISIBLE: Final = Selection(__file__, "visible")
_COUNTS: Final = Selection(__file__, "counts")


def shown_phone(phone: str, actor: Actor) -> str:
    """The phone of a receiver, as far as the caller may know it."""
    if actor.may(RECEIVER_VIEW) or not phone:
        return phone
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) > 7 else "****"


def _masked(row: OrderRow, actor: Actor) -> OrderRow:
    """Phone and street of the receiver are for who ships or calls; the region is for everybody."""
    if actor.may(RECEIVER_VIEW) or not row.ship_to:
        return row
    hidden = {"phone": shown_phone(row.ship_to.get("phone", ""), actor), "street": "****"}
    return replace(row, ship_to={key: hidden.get(key, value) for key, value in row.ship_to.items()})


def _scope(actor: Actor, wanted: OrderFilter) -> dict[str, list[int] | None]:
    """The one place that turns the caller's scopes into filters of orders."""
    return {
        "companies": narrow(actor.companies, wanted.company_id),
        "shops": narrow(actor.shops, wanted.shop_id),
        "warehouses": narrow(actor.warehouses, wanted.warehouse_id),
    }


def page(
    wanted: OrderFilter,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> OrderPage:
    """Orders the caller sees, newest first. One statement, two with `total`, one more where only few can meet the filter.
    Raises `MissingPermission`."""
    actor.require(ORDER_VIEW)
    # Nobody waits for the money of a cancelled order, and nothing leaves for one that is closed.
    asks, leaves = wanted.payment in ("none", "part"), wanted.delivery in ("none", "part")
    filters: dict[str, object] = {
        **_scope(actor, wanted),
        "customer": wanted.customer_id,
        "sku": wanted.sku_id,
        "state": wanted.state,
        "number": wanted.number,
        "external": wanted.external_number,
        "since": wanted.since,
        "until": wanted.until,
        "delivery": wanted.delivery,
        "payment": wanted.payment,
        "waiting": wanted.waiting or None,
        "to_ship": wanted.to_ship or None,
        "short": wanted.short or None,
        "asks": asks or None,
        "due": ((asks or wanted.waiting) and few(SQL.asking)) or None,
        "rare": (wanted.sku_id and few(SQL.lines_of_sku, sku=wanted.sku_id)) or None,
        "leaves": leaves or None,
        "open": (wanted.to_ship or wanted.short or wanted.state == "draft" or leaves) or None,
    }
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    rows = tuple(_masked(row, actor) for row in found.items)
    if not total:
        return OrderPage(rows, found.next)
    count, *sums = _LIST.totals(**filters)
    return OrderPage(rows, found.next, count, OrderSums(*sums))


def counts(wanted: OrderFilter, *, actor: Actor) -> dict[str, int]:
    """How many orders the caller sees in each state, in all (`all`), to ship and short. Where there are more than `COUNTED`, the numbers of
    those that nobody has to do anything about are left out. One statement. Raises `MissingPermission`."""
    actor.require(ORDER_VIEW)
    filters = {"customer": wanted.customer_id, "since": wanted.since, "until": wanted.until}
    found: dict[str, int] = dict(_COUNTS.rows(most=COUNTED, **_scope(actor, wanted), **filters))
    numbers = {key: found[key] for key in ("draft", "to_ship", "short")}
    if found["seen"] > COUNTED:
        return numbers
    states = {state.code: found.get(state.code, 0) for state in ORDER.states}
    return {"all": sum(states.values()), **states, **numbers}


def require_visible(ids: Sequence[int], *, actor: Actor) -> None:
    """Refuse orders outside the caller's shops and warehouses (commands check the company). No statement for who sees them all.

    Raises DocumentUnknown.
    """
    if actor.shops is None and actor.warehouses is None:
        return
    seen = {row[0] for row in _VISIBLE.rows(id=list(ids), **_scope(actor, OrderFilter()))}
    lifecycle.require_seen(ORDER, ids, seen)


def orders(ids: Sequence[int], *, actor: Actor) -> list[OrderRow]:
    """Orders in the order given. One statement. Raises `MissingPermission`, `DocumentUnknown`."""
    actor.require(ORDER_VIEW)
    found = _by_ids(ids, actor, **_scope(actor, OrderFilter()))
    lifecycle.require_seen(ORDER, ids, found)
    return [found[each] for each in ids]


def orders_behind(ids: Collection[int], *, actor: Actor) -> list[OrderRow]:
    """The orders behind documents that the caller may see, receivers masked. One statement, none for no order."""
    return list(_by_ids(sorted(ids), actor).values()) if ids else []


def _by_ids(ids: Sequence[int], actor: Actor, **scope: list[int] | None) -> dict[int, OrderRow]:
    found = _LIST.page(cursor=None, limit=len(ids), ids=list(ids), **scope).items
    return {row.id: _masked(row, actor) for row in found}


def order(order_id: int, *, actor: Actor) -> OrderDetail:
    """One order with its lines and all it caused. Raises `MissingPermission`, `DocumentUnknown`. At most seven statements."""
    actor.require(ORDER_VIEW)
    found = _LIST.page(cursor=None, limit=1, ids=[order_id], **_scope(actor, OrderFilter())).items
    if not found:
        raise lifecycle.unknown(ORDER, order_id)
    lines = [LineRow(*row) for row in SQL.detail_lines.rows(order=order_id)]
    shipments = warehouse.shipments_of([order_id], ORDER.document)
    bills = invoicing.claims([order_id], ORDER.document)
    settlements = invoicing.settlements([bill.item_id for bill in bills if bill.item_id is not None])
    moved = [shipment.id for shipment in shipments]
    booked = [*moved, *(bill.id for bill in bills), *(settlement.document_id for settlement in settlements)]
    cost = sum((line.cost for line in lines if line.cost), ZERO)
    may_cost = actor.may(stock.COST_VIEW)
    return OrderDetail(
        order=_masked(found[0], actor),
        lines=tuple(lines if may_cost else [replace(line, cost=None) for line in lines]),
        shipments=tuple(shipments),
        bills=tuple(bills),
        settlements=tuple(settlements),
        moves=stock.moves_of_documents(moved, actor=actor),
        entries=books.entries_of_documents(booked, actor=actor),
        cost=cost if may_cost else None,
        margin=sum((line.billed_net for line in lines), ZERO) - cost if actor.may(MARGIN_VIEW) else None,
        blocked=_blocked(found[0], lines),
    )


def _blocked(head: OrderRow, lines: Sequence[LineRow]) -> dict[str, DomainError]:
    """What the commands would refuse, told before anybody asks."""
    blocked: dict[str, DomainError] = {}
    if head.shipped_qty:
        blocked["cancel"] = blocked["reopen"] = PartlyShipped(order=head.number)
    if any(line.stocked for line in lines) and not any(line.reserved_qty for line in lines):
        blocked["ship"] = blocked["release"] = NothingToShip(order=head.number)
    if not any(line.stocked and line.qty > line.reserved_qty + line.shipped_qty for line in lines):
        blocked["reserve"] = NothingToReserve(order=head.number)
    return blocked
