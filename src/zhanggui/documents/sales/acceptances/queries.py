"""Reads of confirmations of receipt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Day
from decimal import Decimal
from typing import Final

from zhanggui.documents.sales.acceptances.undoing import scope
from zhanggui.documents.sales.permissions import ACCEPTANCE_VIEW
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.lists import Listing, SortsOf
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.stock import public as stock

NEWEST: Final = Keyset("-date", (Key("date", Day, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("d.date", "d.id"),
    {
        "number": ("d.number", str),
        "order_number": ("(SELECT sold.number FROM sales_order sold WHERE sold.id = d.order_id)", str),
    },
)


@dataclass(frozen=True, slots=True)
class AcceptanceRow:
    """A confirmation in a list. `cost`: what the goods had cost, None for who may not see it."""

    id: int
    company_id: int
    number: str
    state: str
    version: int
    order_id: int
    order_number: str
    shop_id: int
    date: Day
    qty: Decimal
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class AcceptancePage(Page[AcceptanceRow]):
    """A page; `qty_sum` with `total`, of those that stand."""

    qty_sum: Decimal | None = None


_LIST: Final = Listing(__file__, "page", SORTS, AcceptanceRow)


def page(
    *,
    actor: Actor,
    company_id: int | None = None,
    shop_id: int | None = None,
    order_id: int | None = None,
    number: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> AcceptancePage:
    """Confirmations the caller sees, newest first; dates inclusive. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(ACCEPTANCE_VIEW)
    filters: dict[str, object] = {
        **scope(actor, company_id=company_id, shop_id=shop_id),
        "order": order_id,
        "number": number,
        "since": since,
        "until": until,
    }
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    rows = found.items if actor.may(stock.COST_VIEW) else tuple(replace(row, cost=None) for row in found.items)
    if not total:
        return AcceptancePage(rows, found.next)
    return AcceptancePage(rows, found.next, *_LIST.totals(**filters))
