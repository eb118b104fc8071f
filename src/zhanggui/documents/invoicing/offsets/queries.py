"""Reads of offsets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Final

from zhanggui.documents.invoicing.permissions import OFFSET_VIEW
from zhanggui.documents.invoicing.scopes import of_money
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.lists import Listing, SortsOf
from zhanggui.kernel.api.paging import Key, Keyset, Page

NEWEST: Final = Keyset("-date", (Key("date", Day, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("d.date", "d.id"),
    {
        "number": ("d.number", str),
        "amount": ("d.amount", Decimal),
    },
)


@dataclass(frozen=True, slots=True)
class OffsetRow:
    """Two open items that settled each other."""

    id: int
    company_id: int
    number: str
    state: str
    version: int
    debit_item_id: int
    debit_account: str
    debit_partner: str | None
    credit_item_id: int
    credit_account: str
    credit_partner: str | None
    date: Day
    amount: Decimal
    note: str


@dataclass(frozen=True, slots=True)
class OffsetPage(Page[OffsetRow]):
    """A page of offsets; `amount_sum` with `total`, of those that stand."""

    amount_sum: Decimal | None = None


_LIST: Final = Listing(__file__, "page", SORTS, OffsetRow)


def page(
    *,
    actor: Actor,
    company_id: int | None = None,
    number: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> OffsetPage:
    """Offsets the caller sees, newest first; dates inclusive. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(OFFSET_VIEW)
    filters: dict[str, object] = {
        **of_money(actor, company_id=company_id),
        "number": number,
        "since": since,
        "until": until,
    }
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    if not total:
        return OffsetPage(found.items, found.next)
    return OffsetPage(found.items, found.next, *_LIST.totals(**filters))
