"""Row locks of pricing, always in the order of ids."""

from __future__ import annotations

from collections.abc import Collection

from zhanggui.foundation.identity.public import Actor
from zhanggui.masters.pricing import scopes
from zhanggui.masters.pricing.models import PriceList, PriceRule


def lists(ids: Collection[int], actor: Actor) -> dict[int, PriceList]:
    """The price lists that exist in the actor's scope, locked. A list's lock also guards its lines."""
    rows = PriceList.objects.select_for_update(no_key=True).filter(scopes.of_lists(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}


def prices(ids: Collection[int], actor: Actor) -> dict[int, PriceRule]:
    """The lines that exist in the actor's scope, locked."""
    rows = PriceRule.objects.select_for_update(no_key=True, of=("self",)).filter(scopes.of_prices(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}
