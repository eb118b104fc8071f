"""Lists of the stock ledger for people: positions, the card of a SKU, stock at a past moment. Costs only for who may see them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.lists import Listing, SortsOf, narrow
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.stock.contracts import GOOD
from zhanggui.ledgers.stock.permissions import COST_VIEW, LEDGER_VIEW

BY_CODE: Final = Keyset("sku_code", (Key("code", str), Key("warehouse_id", int)))
SORTS: Final = SortsOf(
    BY_CODE,
    ("lower(k.code)", "p.warehouse_id"),
    {
        "sku_name": ("k.name", str),
        "warehouse_name": ("w.name", str),
        "on_hand": ("p.on_hand", Decimal),
        "defect": ("p.defect", Decimal),
        "reserved": ("p.reserved", Decimal),
        "available": ("p.on_hand - p.reserved", Decimal),
        "on_order": ("p.on_order", Decimal),
        "in_transit": ("p.in_transit", Decimal),
    },
    unique=2,
)
BY_TIME: Final = Keyset("effective_at", (Key("effective_at", datetime), Key("id", int), Key("inward", int)))
NEWEST: Final = Keyset(
    "-effective_at",
    (
        Key("effective_at", datetime, descending=True),
        Key("id", int, descending=True),
        Key("inward", int, descending=True),
    ),
)
BY_SKU: Final = Keyset("sku", (Key("sku_id", int), Key("warehouse_id", int)))


@dataclass(frozen=True, slots=True)
class ListedPosition:
    """What a SKU stands at in a warehouse, base units. `unit_cost` and `value` (of good and defect goods, at the average of the cost
    pool) are None for who may not see costs."""

    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    company_id: int
    warehouse_id: int
    warehouse_name: str
    on_hand: Decimal
    defect: Decimal
    reserved: Decimal
    available: Decimal
    on_order: Decimal
    in_transit: Decimal
    unit_cost: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PositionSums:
    """Totals of all positions that match; `value` is None for who may not see costs."""

    on_hand: Decimal
    reserved: Decimal
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PositionPage(Page[ListedPosition]):
    """A page of positions; `sums` with `total`."""

    sums: PositionSums | None = None


@dataclass(frozen=True, slots=True)
class PositionFilter:
    """What a list of positions is narrowed to. `shortage`: nothing available; `below`: less than that available; `negative`: less than
    nothing lies there; `live`: not all zero."""

    company_id: int | None = None
    warehouse_id: int | None = None
    sku_id: int | None = None
    search: str | None = None
    shortage: bool = False
    below: Decimal | None = None
    negative: bool = False
    live: bool = True


@dataclass(frozen=True, slots=True)
class CardRow:
    """One change of a SKU in a warehouse: `before` + `qty` = `after`, over all warehouses of the card. `amount`: value moved."""

    id: int
    entry_id: int
    kind: str
    document_type: str
    document_id: int
    effective_at: datetime
    business_date: date
    warehouse_id: int
    before: Decimal
    qty: Decimal
    after: Decimal
    amount: Decimal | None
    lot: str
    serial: str


@dataclass(frozen=True, slots=True)
class LatestMove:
    """One change of a SKU in a warehouse, in good or defect goods; `qty` is positive for what came in."""

    id: int
    entry_id: int
    kind: str
    document_type: str
    document_id: int
    effective_at: datetime
    business_date: date
    warehouse_id: int
    warehouse_name: str
    qty: Decimal
    quality: str
    lot: str
    serial: str


@dataclass(frozen=True, slots=True)
class PastPosition:
    """What lay in a warehouse at a past moment, good and defect together, base units."""

    sku_id: int
    sku_code: str
    sku_name: str
    warehouse_id: int
    qty: Decimal


_POSITIONS: Final = Listing(__file__, "position_page", SORTS, ListedPosition)
_CARD: Final = Listing(__file__, "card_page", BY_TIME, CardRow)
_LATEST: Final = Listing(__file__, "latest_page", NEWEST, LatestMove)
_PAST: Final = Listing(__file__, "as_of_page", BY_SKU, PastPosition)


def _pattern(search: str | None) -> str | None:
    if not search:
        return None
    escaped = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def position_page(
    wanted: PositionFilter,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> PositionPage:
    """Positions the caller sees, by code of the SKU. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(LEDGER_VIEW)
    filters: dict[str, object] = {
        "companies": narrow(actor.companies, wanted.company_id),
        "warehouses": narrow(actor.warehouses, wanted.warehouse_id),
        "sku": wanted.sku_id,
        "search": _pattern(wanted.search),
        "shortage": wanted.shortage or None,
        "below": wanted.below,
        "negative": wanted.negative or None,
        "live": wanted.live or None,
        "cost": actor.may(COST_VIEW) or None,
    }
    found = _POSITIONS.page(sort, cursor=cursor, limit=limit, **filters)
    if not total:
        return PositionPage(found.items, found.next)
    count, *sums = _POSITIONS.totals(**filters)
    return PositionPage(found.items, found.next, count, PositionSums(*sums))


def card(
    sku_id: int,
    *,
    actor: Actor,
    company_id: int | None = None,
    warehouse_id: int | None = None,
    quality: str = GOOD,
    since: datetime | None = None,
    until: datetime | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[CardRow]:
    """The changes of a SKU in the caller's warehouses, oldest first; `since` inclusive, `until` exclusive. One statement, two with
    `total`.

    Raises `MissingPermission`.
    """
    actor.require(LEDGER_VIEW)
    found = _CARD.counted(
        cursor=cursor,
        limit=limit,
        total=total,
        sku=sku_id,
        quality=quality,
        companies=narrow(actor.companies, company_id),
        warehouses=narrow(actor.warehouses, warehouse_id),
        since=since,
        until=until,
    )
    if actor.may(COST_VIEW):
        return found
    return Page(tuple(replace(row, amount=None) for row in found.items), found.next, found.total)


def latest(
    sku_id: int,
    *,
    actor: Actor,
    company_id: int | None = None,
    warehouse_id: int | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[LatestMove]:
    """The changes of a SKU in the caller's warehouses, newest first. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(LEDGER_VIEW)
    return _LATEST.counted(
        cursor=cursor,
        limit=limit,
        total=total,
        sku=sku_id,
        companies=narrow(actor.companies, company_id),
        warehouses=narrow(actor.warehouses, warehouse_id),
    )


def past_page(
    company_id: int,
    moment: datetime,
    *,
    actor: Actor,
    warehouse_id: int | None = None,
    sku_id: int | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[PastPosition]:
    """What lay in a company's warehouses just after `moment`. One statement. Raises `MissingPermission`, `OutOfScope`."""
    actor.require(LEDGER_VIEW)
    actor.require_companies([company_id])
    return _PAST.counted(
        cursor=cursor,
        limit=limit,
        total=total,
        company=company_id,
        moment=moment,
        warehouses=narrow(actor.warehouses, warehouse_id),
        sku=sku_id,
    )
