"""Reads of warehouses, zones and bins."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q
from django.db.models.functions import Lower

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.masters.organization import scopes
from zhanggui.masters.organization.models import Bin, Warehouse, Zone
from zhanggui.masters.organization.permissions import VIEW
from zhanggui.masters.organization.warehouses.contracts import BinRow, WarehouseRow, ZoneRow
from zhanggui.masters.reading import one, row_maker

SQL = db.Folder(__file__)
BY_ID = Keyset("id", (Key("id", int),))
#: The way a picker walks; bins of one place in the walk go by their label.
BY_WALK = Keyset("walk", (Key("walk_order", int), Key("code", str), Key("id", int)))
_warehouse = row_maker(WarehouseRow)
_zone = row_maker(ZoneRow)
_bin = row_maker(BinRow)
_companies: dict[int, int] = db.cache()


def warehouses(ids: Collection[int]) -> dict[int, WarehouseRow]:
    """Warehouses by id; unknown ids are left out. One statement."""
    return {row[0]: WarehouseRow(*row) for row in SQL.by_ids.rows(ids=list(ids))}


def warehouse_companies(ids: Collection[int]) -> dict[int, int]:
    """The company of each warehouse, which never changes; unknown ids are left out. No statement once they are known."""
    unknown = [warehouse_id for warehouse_id in ids if warehouse_id not in _companies]
    if unknown:
        _companies.update((row.id, row.company_id) for row in warehouses(unknown).values())
    return {warehouse_id: _companies[warehouse_id] for warehouse_id in ids if warehouse_id in _companies}


def warehouse_by_code(company_id: int, code: str) -> WarehouseRow | None:
    """The warehouse of a company with this code (letter case ignored)."""
    found = Warehouse.objects.alias(lower=Lower("code")).filter(company_id=company_id, lower=code.lower()).first()
    return _warehouse(found) if found else None


def zones(ids: Collection[int]) -> dict[int, ZoneRow]:
    """Zones by id; unknown ids are left out. One statement."""
    return {row.id: _zone(row) for row in Zone.objects.filter(id__in=ids)}


def bins(ids: Collection[int]) -> dict[int, BinRow]:
    """Bins by id; unknown ids are left out. One statement."""
    return {row.id: _bin(row) for row in Bin.objects.filter(id__in=ids)}


def warehouse(warehouse_id: int, *, actor: Actor) -> WarehouseRow:
    """One warehouse in the actor's scope. Raises `MissingPermission`, `Missing`."""
    actor.require(VIEW)
    return one(Warehouse.objects.filter(scopes.of_warehouses(actor)), _warehouse, warehouse_id, field="warehouse_id")


def find_warehouses(
    *,
    actor: Actor,
    company_id: int | None = None,
    kind: str = "",
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[WarehouseRow]:
    """The warehouses in the actor's scope; `search` is part of a code or name."""
    actor.require(VIEW)
    rows = Warehouse.objects.filter(scopes.of_warehouses(actor))
    if company_id is not None:
        rows = rows.filter(company_id=company_id)
    if kind:
        rows = rows.filter(kind=kind)
    if search:
        rows = rows.filter(Q(code__icontains=search) | Q(name__icontains=search))
    if active is not None:
        rows = rows.filter(active=active)
    return BY_ID.page(rows, _warehouse, cursor=cursor, limit=limit, total=total)


def find_zones(
    *, actor: Actor, warehouse_id: int | None = None, cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[ZoneRow]:
    """The zones of the warehouses in the actor's scope."""
    actor.require(VIEW)
    rows = Zone.objects.filter(scopes.inside_warehouses(actor))
    if warehouse_id is not None:
        rows = rows.filter(warehouse_id=warehouse_id)
    return BY_ID.page(rows, _zone, cursor=cursor, limit=limit, total=total)


def find_bins(
    *,
    actor: Actor,
    warehouse_id: int | None = None,
    zone_id: int | None = None,
    state: str = "",
    prefix: str = "",
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[BinRow]:
    """The bins of the warehouses in the actor's scope, in walking order; `prefix` begins the label."""
    actor.require(VIEW)
    rows = Bin.objects.filter(scopes.inside_warehouses(actor))
    if warehouse_id is not None:
        rows = rows.filter(warehouse_id=warehouse_id)
    if zone_id is not None:
        rows = rows.filter(zone_id=zone_id)
    if state:
        rows = rows.filter(state=state)
    if prefix:
        rows = rows.filter(code__istartswith=prefix)
    return BY_WALK.page(rows, _bin, cursor=cursor, limit=limit, total=total)
