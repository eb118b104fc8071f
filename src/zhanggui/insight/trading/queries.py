"""Products that a customer bought, or that a supplier sold to us: confirmed and closed orders, newest first. Reads only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.lists import Listing, narrow
from zhanggui.kernel.api.paging import Key, Keyset, Page


@dataclass(frozen=True, slots=True)
class Traded:
    """A SKU of a partner: quantities in base units, amounts with tax. `last_price`: of one, on the last order."""

    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    order_count: int
    traded_qty: Decimal
    gross: Decimal | None
    last_price: Decimal | None
    last_at: datetime
    returned_qty: Decimal | None


_LAST: Final = Keyset("-last_at", (Key("last_at", datetime, descending=True), Key("sku_id", int)))
_BOUGHT: Final = Listing(__file__, "bought", _LAST, Traded)
_SUPPLIED: Final = Listing(__file__, "supplied", _LAST, Traded)


def bought(
    *,
    actor: Actor,
    customer_id: int,
    since: datetime | None = None,
    until: datetime | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[Traded]:
    """Products that a customer ordered from the caller's shops; `since` inclusive, `until` exclusive. What came back is None for who
    may not see returns. One statement, two with `total`. Raises MissingPermission."""
    actor.require(sales.ORDER_VIEW)
    page = _BOUGHT.counted(
        cursor=cursor, limit=limit, total=total, customer=customer_id, since=since, until=until,
        companies=narrow(actor.companies, None), shops=narrow(actor.shops, None), warehouses=narrow(actor.warehouses, None),
    )  # fmt: skip
    if actor.may(aftersales.RETURN_VIEW):
        return page
    return replace(page, items=tuple(replace(row, returned_qty=None) for row in page.items))


def supplied(
    *,
    actor: Actor,
    supplier_id: int,
    since: datetime | None = None,
    until: datetime | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[Traded]:
    """Products that were ordered from a supplier for the caller's warehouses. Amounts and prices are None for who may not see what
    things cost, what went back for who may not see returns. One statement, two with `total`. Raises MissingPermission."""
    actor.require(purchasing.ORDER_VIEW)
    page = _SUPPLIED.counted(
        cursor=cursor, limit=limit, total=total, supplier=supplier_id, since=since, until=until,
        companies=narrow(actor.companies, None), warehouses=narrow(actor.warehouses, None),
    )  # fmt: skip
    rows = page.items
    if not actor.may(purchasing.PRICE_VIEW):
        rows = tuple(replace(row, gross=None, last_price=None) for row in rows)
    if not actor.may(purchasing.RETURN_VIEW):
        rows = tuple(replace(row, returned_qty=None) for row in rows)
    return replace(page, items=rows)
