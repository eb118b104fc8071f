"""Reads of shops."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.db.models.functions import Lower

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.masters.organization import scopes
from zhanggui.masters.organization.models import Shop
from zhanggui.masters.organization.permissions import VIEW
from zhanggui.masters.organization.shops.contracts import ShopFacts, ShopRow
from zhanggui.masters.reading import one, row_maker

SQL = db.Folder(__file__)
BY_ID = Keyset("id", (Key("id", int),))
_row = row_maker(ShopRow)
_facts: dict[int, ShopFacts] = db.cache()


def shops(ids: Collection[int]) -> dict[int, ShopRow]:
    """Shops by id; unknown ids are left out. One statement."""
    return {row[0]: ShopRow(*row) for row in SQL.by_ids.rows(ids=list(ids))}


def shop_facts(ids: Collection[int]) -> dict[int, ShopFacts]:
    """Company, channel and currency by shop id; unknown ids are left out. No statement once they are known."""
    unknown = [shop_id for shop_id in ids if shop_id not in _facts]
    if unknown:
        found = shops(unknown).values()
        _facts.update((row.id, ShopFacts(row.company_id, row.channel, row.currency)) for row in found)
    return {shop_id: _facts[shop_id] for shop_id in ids if shop_id in _facts}


_recent = db.recent(shops)


def recent_shops(ids: Iterable[int]) -> dict[int, ShopRow]:
    """The same, at most three seconds old: for the hot paths, where a changed policy may take hold a moment later."""
    return _recent(ids)


def shop_by_code(company_id: int, code: str) -> ShopRow | None:
    """The shop of a company with this code (letter case ignored)."""
    found = Shop.objects.alias(lower=Lower("code")).filter(company_id=company_id, lower=code.lower()).first()
    return _row(found) if found else None


def shop(shop_id: int, *, actor: Actor) -> ShopRow:
    """One shop in the actor's scope. Raises `MissingPermission`, `Missing`."""
    actor.require(VIEW)
    return one(Shop.objects.filter(scopes.of_shops(actor)), _row, shop_id, field="shop_id")


def find_shops(
    *,
    actor: Actor,
    company_id: int | None = None,
    channel: str = "",
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[ShopRow]:
    """The shops in the actor's scope; `search` is part of a code or name."""
    actor.require(VIEW)
    rows = Shop.objects.filter(scopes.of_shops(actor))
    if company_id is not None:
        rows = rows.filter(company_id=company_id)
    if channel:
        rows = rows.filter(channel=channel)
    if search:
        rows = rows.filter(Q(code__icontains=search) | Q(name__icontains=search))
    if active is not None:
        rows = rows.filter(active=active)
    return BY_ID.page(rows, _row, cursor=cursor, limit=limit, total=total)
