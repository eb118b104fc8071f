"""Routes of SKUs and barcodes."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.catalog.permissions import VIEW
from zhanggui.masters.catalog.skus import commands, queries
from zhanggui.masters.catalog.skus.contracts import (
    AddedSku,
    BarcodesOfSku,
    NewBarcode,
    NewSku,
    SkuCard,
    SkuValues,
)
from zhanggui.masters.catalog.skus.schemas import (
    BarcodesIn,
    ScanOut,
    SkuChangesIn,
    SkuIn,
    SkuOut,
    SkuQuery,
    SkusIn,
)
from zhanggui.masters.editing import changes
from zhanggui.masters.errors import Missing
from zhanggui.masters.labels import label

router = Router(tags=["catalog"])
ScannedCode = Annotated[str, Path(description="What the scanner read", examples=["6901234567892"])]


def new_sku(sku: SkuIn) -> NewSku:
    """The command's input for a SKU on the wire."""
    return NewSku(
        code=sku.code,
        name=sku.name,
        options=sku.options,
        barcodes=tuple(sku.barcodes),
        weight_g=sku.weight_g,
        volume_cm3=sku.volume_cm3,
        bundle=sku.bundle,
    )


@router.get("/skus", response=PageOut[SkuOut], summary="List SKUs")
def list_skus(request: HttpRequest, query: Query[SkuQuery]) -> Page[SkuCard]:
    """SKUs, oldest first."""
    return queries.find_skus(actor=actor_of(request), **query.model_dump())


@router.post("/skus", response={201: CreatedOut}, summary="Add SKUs to products")
def create_skus(request: HttpRequest, body: SkusIn) -> Status[CreatedOut]:
    """Add a batch of SKUs to existing products: all of them or none."""
    batch = [AddedSku(product_id=sku.product_id, sku=new_sku(sku)) for sku in body.skus]
    return Status(201, CreatedOut(ids=commands.create_skus(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/skus", response={204: None}, summary="Change SKUs")
def update_skus(request: HttpRequest, body: SkuChangesIn) -> Status[None]:
    """Change fields of a batch of SKUs: all of them or none. Fields that are left out stay as they are."""
    commands.update_skus(changes(body.skus, SkuValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.put("/skus/barcodes", response={204: None}, summary="Set the barcodes of SKUs")
def set_barcodes(request: HttpRequest, body: BarcodesIn) -> Status[None]:
    """Replace the barcodes of a batch of SKUs. A code left out is retired and may serve another SKU."""
    batch = [
        BarcodesOfSku(
            sku_id=sku.sku_id, barcodes=tuple(NewBarcode(code=each.code, unit=each.unit) for each in sku.barcodes)
        )
        for sku in body.skus
    ]
    commands.set_barcodes(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/barcodes/{code}", response=ScanOut, summary="What a barcode means")
def scan(request: HttpRequest, code: ScannedCode) -> ScanOut:
    """The SKU and unit behind a barcode in use."""
    actor_of(request).require(VIEW)
    found = queries.skus_by_barcode([code]).get(code)
    if found is None:
        raise Missing(field="barcode", which=code[:64], **label("barcode"))
    sku = found.sku
    return ScanOut(sku_id=sku.id, sku_code=sku.code, name=sku.name, unit=found.unit, active=sku.active)
