"""Reads of cash accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from zhanggui.documents.invoicing.permissions import PAYMENT_VIEW
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.lists import Listing, narrow
from zhanggui.kernel.api.paging import Key, Keyset, Page

BY_CODE: Final = Keyset("code", (Key("company_id", int), Key("code", str), Key("id", int)))


@dataclass(frozen=True, slots=True)
class ListedCashAccount:
    """A till, bank account or wallet; `account` is its leaf in the chart."""

    id: int
    company_id: int
    shop_id: int | None
    code: str
    name: str
    account: str
    currency: str
    active: bool
    version: int


_LIST: Final = Listing(__file__, "page", BY_CODE, ListedCashAccount)


def page(
    *,
    actor: Actor,
    company_id: int | None = None,
    active: bool | None = None,
    cursor: str | None,
    limit: int,
    total: bool = False,
) -> Page[ListedCashAccount]:
    """Cash accounts by code; those of no shop belong to all. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(PAYMENT_VIEW)
    return _LIST.counted(
        cursor=cursor,
        limit=limit,
        total=total,
        companies=narrow(actor.companies, company_id),
        shops=None if actor.shops is None else sorted(actor.shops),
        active=active,
    )
