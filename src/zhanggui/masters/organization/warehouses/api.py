"""Routes of warehouses, zones and bins."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.editing import changes
from zhanggui.masters.organization.warehouses import commands, queries
from zhanggui.masters.organization.warehouses.contracts import (
    BinRow,
    BinValues,
    NewBin,
    NewWarehouse,
    NewZone,
    WarehouseRow,
    WarehouseValues,
    ZoneRow,
    ZoneValues,
)
from zhanggui.masters.organization.warehouses.schemas import (
    BinChangesIn,
    BinOut,
    BinQuery,
    BinsIn,
    WarehouseChangesIn,
    WarehouseOut,
    WarehouseQuery,
    WarehousesIn,
    ZoneChangesIn,
    ZoneOut,
    ZoneQuery,
    ZonesIn,
)

router = Router(tags=["organization"])
WarehouseId = Annotated[Id, Path(description="Id of the warehouse", examples=[4100])]


@router.get("/warehouses", response=PageOut[WarehouseOut], summary="List warehouses")
def list_warehouses(request: HttpRequest, query: Query[WarehouseQuery]) -> Page[WarehouseRow]:
    """Warehouses in the caller's scope, oldest first."""
    return queries.find_warehouses(actor=actor_of(request), **query.model_dump())


@router.get("/warehouses/{warehouse_id}", response=WarehouseOut, summary="One warehouse")
def get_warehouse(request: HttpRequest, warehouse_id: WarehouseId) -> WarehouseRow:
    """A warehouse with its address."""
    return queries.warehouse(warehouse_id, actor=actor_of(request))


@router.post("/warehouses", response={201: CreatedOut}, summary="Create warehouses")
def create_warehouses(request: HttpRequest, body: WarehousesIn) -> Status[CreatedOut]:
    """Create a batch of warehouses: all of them or none."""
    batch = [NewWarehouse(**warehouse.model_dump()) for warehouse in body.warehouses]
    return Status(201, CreatedOut(ids=commands.create_warehouses(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/warehouses", response={204: None}, summary="Change warehouses")
def update_warehouses(request: HttpRequest, body: WarehouseChangesIn) -> Status[None]:
    """Change fields of a batch of warehouses: all of them or none. Fields that are left out stay as they are."""
    commands.update_warehouses(changes(body.warehouses, WarehouseValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/zones", response=PageOut[ZoneOut], summary="List zones")
def list_zones(request: HttpRequest, query: Query[ZoneQuery]) -> Page[ZoneRow]:
    """Zones of the warehouses in the caller's scope, oldest first."""
    return queries.find_zones(actor=actor_of(request), **query.model_dump())


@router.post("/zones", response={201: CreatedOut}, summary="Create zones")
def create_zones(request: HttpRequest, body: ZonesIn) -> Status[CreatedOut]:
    """Create a batch of zones: all of them or none."""
    batch = [NewZone(**zone.model_dump()) for zone in body.zones]
    return Status(201, CreatedOut(ids=commands.create_zones(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/zones", response={204: None}, summary="Change zones")
def update_zones(request: HttpRequest, body: ZoneChangesIn) -> Status[None]:
    """Change fields of a batch of zones: all of them or none. Fields that are left out stay as they are."""
    commands.update_zones(changes(body.zones, ZoneValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/bins", response=PageOut[BinOut], summary="List bins")
def list_bins(request: HttpRequest, query: Query[BinQuery]) -> Page[BinRow]:
    """Bins of the warehouses in the caller's scope, in the order in which a picker walks."""
    return queries.find_bins(actor=actor_of(request), **query.model_dump())


@router.post("/bins", response={201: CreatedOut}, summary="Create bins")
def create_bins(request: HttpRequest, body: BinsIn) -> Status[CreatedOut]:
    """Create a batch of bins: all of them or none."""
    batch = [NewBin(**bin_.model_dump()) for bin_ in body.bins]
    return Status(201, CreatedOut(ids=commands.create_bins(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/bins", response={204: None}, summary="Change bins")
def update_bins(request: HttpRequest, body: BinChangesIn) -> Status[None]:
    """Change fields of a batch of bins: all of them or none. Fields that are left out stay as they are."""
    commands.update_bins(changes(body.bins, BinValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)
