"""Routes of units."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.catalog.units import commands, queries
from zhanggui.masters.catalog.units.contracts import NewUnit, UnitRow, UnitsOfSku, UnitValues
from zhanggui.masters.catalog.units.schemas import UnitChangesIn, UnitOut, UnitQuery, UnitsIn, UnitsOfSkusIn
from zhanggui.masters.editing import changes

router = Router(tags=["catalog"])


@router.get("/units", response=PageOut[UnitOut], summary="List units")
def list_units(request: HttpRequest, query: Query[UnitQuery]) -> Page[UnitRow]:
    """Units of measure, oldest first."""
    return queries.find_units(actor=actor_of(request), **query.model_dump())


@router.post("/units", response={201: CreatedOut}, summary="Create units")
def create_units(request: HttpRequest, body: UnitsIn) -> Status[CreatedOut]:
    """Create a batch of units: all of them or none. Conversions may not run in a circle."""
    batch = [NewUnit(**unit.model_dump()) for unit in body.units]
    return Status(201, CreatedOut(ids=commands.create_units(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/units", response={204: None}, summary="Change units")
def update_units(request: HttpRequest, body: UnitChangesIn) -> Status[None]:
    """Change fields of a batch of units: all of them or none. Fields that are left out stay as they are."""
    commands.update_units(changes(body.units, UnitValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.put("/skus/units", response={204: None}, summary="Set the packing units of SKUs")
def set_sku_units(request: HttpRequest, body: UnitsOfSkusIn) -> Status[None]:
    """Replace how many base units a carton, box … of a SKU holds."""
    batch = [UnitsOfSku(sku_id=sku.sku_id, factors={unit.unit: unit.factor for unit in sku.units}) for sku in body.skus]
    commands.set_sku_units(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)
