"""Replenishment (补货): what sells, how long what is there and on its way lasts, and how much to order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from zhanggui.documents.purchasing import public as purchasing
from zhanggui.foundation.identity.public import Actor
from zhanggui.insight.dashboard.queries import last_day
from zhanggui.kernel.api.lists import Listing, Selection, narrow
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.stock import public as stock

#: Sales of so many days are an average day's times so many.
DAYS: Final = 30
#: How long goods take of whose supplier nothing is known.
LEAD: Final = 7
#: So many SKUs of a company sell in a month at most.
MOST: Final = 100_000
#: What runs out first in front.
FIRST: Final = Keyset("days_left", (Key("days_left", Decimal), Key("sku_id", int), Key("warehouse_id", int)))


@dataclass(frozen=True, slots=True)
class Replenishment:
    """A SKU that sells from a warehouse, base units. `sold_qty` in 30 days; `days_left`: how long available and on order last at that
    rate; `supplier_id`: whom it was last ordered from; `suggested_qty`: what lasts for `lead_days` and 30 days more."""

    sku_id: int
    sku_code: str
    sku_name: str
    company_id: int
    warehouse_id: int
    warehouse_name: str
    available: Decimal
    on_order: Decimal
    sold_qty: Decimal
    daily_qty: Decimal
    days_left: Decimal
    lead_days: int
    supplier_id: int | None
    supplier_name: str | None
    suggested_qty: Decimal


@dataclass(frozen=True, slots=True)
class ReplenishmentFilter:
    """What the list is narrowed to; None = not at all. `urgent`: runs out before its supplier can deliver; `sold_out`: nothing available."""

    company_id: int | None = None
    warehouse_id: int | None = None
    supplier_id: int | None = None
    sku_id: int | None = None
    urgent: bool | None = None
    sold_out: bool | None = None


_FILE: Final = "replenishment"
_LIST: Final = Listing(__file__, _FILE, FIRST, Replenishment)
_ROWS: Final = Selection(__file__, _FILE)


def period(actor: Actor, now: datetime, warehouse_id: int | None = None) -> tuple[date, date]:
    """The days whose sales count: the last 30, or those before the last sale where nothing has been sold for as long."""
    last = last_day(actor=actor, warehouse_id=warehouse_id)
    until = now.date() if last is None or last >= now.date() - timedelta(days=DAYS) else last
    return until - timedelta(days=DAYS - 1), until


def _filters(wanted: ReplenishmentFilter, actor: Actor, now: datetime) -> dict[str, object]:
    actor.require(purchasing.ORDER_PLACE)
    actor.require(stock.LEDGER_VIEW)
    since, until = period(actor, now, wanted.warehouse_id)
    return {
        "companies": narrow(actor.companies, wanted.company_id),
        "warehouses": narrow(actor.warehouses, wanted.warehouse_id),
        "supplier": wanted.supplier_id,
        "sku": wanted.sku_id,
        "urgent": wanted.urgent or None,
        "sold_out": wanted.sold_out or None,
        "since": since,
        "until": until,
        "days": DAYS,
        "lead": LEAD,
    }


def page(
    wanted: ReplenishmentFilter, *, actor: Actor, now: datetime, cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[Replenishment]:  # fmt: skip
    """What sells from the caller's warehouses, what runs out first in front. Two statements, three with `total`. Raises `MissingPermission`."""
    filters = _filters(wanted, actor, now)
    found = _LIST.page(cursor=cursor, limit=limit, **filters)
    return replace(found, total=_LIST.totals(**filters)[0]) if total else found


@dataclass(frozen=True, slots=True)
class Summary:
    """How many are urgent, how many sold out; of each the first."""

    urgent: int
    sold_out: int
    first: tuple[Replenishment, ...]
    best: tuple[Replenishment, ...]


def summary(wanted: ReplenishmentFilter, *, actor: Actor, now: datetime, limit: int) -> Summary:
    """What a buyer has to know first: what runs out first, and what sells best and is not there. Two statements: the sales of a month are
    added up once, and both are picked from what sells. Raises `MissingPermission`."""
    rows = _ROWS.rows("page", limit=MOST, **_filters(wanted, actor, now))
    found = [Replenishment(*row[3:]) for row in rows]
    urgent = [row for row in found if row.days_left <= row.lead_days]
    gone = sorted((row for row in found if row.available <= 0), key=lambda row: (-row.sold_qty, row.sku_id))
    return Summary(len(urgent), len(gone), tuple(urgent[:limit]), tuple(gone[:limit]))
