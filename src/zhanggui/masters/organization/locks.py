"""Row locks of the organization, always in the order of ids. Only the columns are locked, not the keys that others refer to."""

from __future__ import annotations

from collections.abc import Collection

from zhanggui.foundation.identity.public import Actor
from zhanggui.masters.organization import scopes
from zhanggui.masters.organization.models import Bin, Company, Shop, Warehouse, Zone


def companies(ids: Collection[int], actor: Actor) -> dict[int, Company]:
    """The companies that exist in the actor's scope, locked."""
    rows = Company.objects.select_for_update(no_key=True).filter(scopes.of_companies(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}


def shops(ids: Collection[int], actor: Actor) -> dict[int, Shop]:
    """The shops that exist in the actor's scope, locked."""
    rows = Shop.objects.select_for_update(no_key=True).filter(scopes.of_shops(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}


def warehouses(ids: Collection[int], actor: Actor) -> dict[int, Warehouse]:
    """The warehouses that exist in the actor's scope, locked."""
    rows = Warehouse.objects.select_for_update(no_key=True).filter(scopes.of_warehouses(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}


def zones(ids: Collection[int], actor: Actor) -> dict[int, Zone]:
    """The zones that exist in the actor's scope, locked."""
    rows = Zone.objects.select_for_update(no_key=True, of=("self",)).filter(scopes.inside_warehouses(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}


def bins(ids: Collection[int], actor: Actor) -> dict[int, Bin]:
    """The bins that exist in the actor's scope, locked."""
    rows = Bin.objects.select_for_update(no_key=True, of=("self",)).filter(scopes.inside_warehouses(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}
