"""Routes of bundles, and of one SKU with everything that belongs to it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.catalog.bundles import commands, queries
from zhanggui.masters.catalog.bundles.contracts import Bundle, Component, Part
from zhanggui.masters.catalog.bundles.explode import explode
from zhanggui.masters.catalog.bundles.schemas import BundlesIn, PartOut, PartsIn
from zhanggui.masters.catalog.skus.queries import barcodes, sku
from zhanggui.masters.catalog.skus.schemas import BarcodeOut, ComponentOut, PackingUnitOut, SkuDetailOut
from zhanggui.masters.catalog.units.queries import sku_units

router = Router(tags=["catalog"])
SkuId = Annotated[Id, Path(description="Id of the SKU", examples=[4201])]


@router.get("/skus/{sku_id}", response=SkuDetailOut, summary="One SKU")
def get_sku(request: HttpRequest, sku_id: SkuId) -> SkuDetailOut:
    """A SKU with its barcodes, packing units and components."""
    card = sku(sku_id, actor=actor_of(request))
    bundle = queries.bundles([sku_id]).get(sku_id)
    return SkuDetailOut(
        **asdict(card),
        barcodes=[BarcodeOut.model_validate(barcode) for barcode in barcodes([sku_id])],
        units=[PackingUnitOut.model_validate(unit) for unit in sku_units([sku_id])],
        components=[ComponentOut.model_validate(part) for part in bundle.components] if bundle else [],
    )


@router.put("/bundles", response={204: None}, summary="Set what bundles contain")
def set_bundles(request: HttpRequest, body: BundlesIn) -> Status[None]:
    """Replace the components of a batch of bundles: all of them or none. A bundle may not contain itself."""
    batch = [
        Bundle(sku_id=bundle.sku_id, components=tuple(Component(**part.model_dump()) for part in bundle.components))
        for bundle in body.bundles
    ]
    commands.set_bundles(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/skus/{sku_id}/parts", response=list[PartOut], summary="Take a bundle apart")
def take_apart(request: HttpRequest, sku_id: SkuId, query: Query[PartsIn]) -> list[Part]:
    """What a sale of a bundle becomes: its parts down to SKUs that are no bundles, with shares that add up to the amount."""
    sku(sku_id, actor=actor_of(request))
    return explode(sku_id, query.qty, query.amount, queries.bundles([sku_id]))
