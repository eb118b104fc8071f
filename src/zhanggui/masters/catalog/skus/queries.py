"""Reads of SKUs and barcodes."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.api.sorting import Sorts
from zhanggui.masters.catalog.models import Barcode, Sku
from zhanggui.masters.catalog.permissions import VIEW
from zhanggui.masters.catalog.skus.contracts import BarcodeRow, Scan, SkuCard, SkuRow
from zhanggui.masters.finding import holding
from zhanggui.masters.reading import one, row_maker

SQL = db.Folder(__file__)
BY_ID = Keyset("id", (Key("id", int),))
SORTS = Sorts(BY_ID, {"code": str, "name": str})
_CARDS = Sku.objects.select_related("product")
_card = row_maker(
    SkuCard,
    lot_tracked=lambda sku: sku.product.lot_tracked,
    serial_tracked=lambda sku: sku.product.serial_tracked,
    shelf_life_days=lambda sku: sku.product.shelf_life_days,
    product_code=lambda sku: sku.product.code,
    product_name=lambda sku: sku.product.name,
)


def skus(ids: Collection[int]) -> dict[int, SkuRow]:
    """SKUs by id; unknown ids are left out. One statement."""
    return ask_skus(ids).answer()


def ask_skus(ids: Collection[int]) -> db.Question[dict[int, SkuRow]]:
    """The question behind `skus`, to be asked together with others."""
    return db.Question(SQL.by_ids.call(ids=list(ids)), lambda rows: {row[0]: SkuRow(*row) for row in rows})


def skus_by_code(codes: Collection[str]) -> dict[str, SkuRow]:
    """SKUs by code as the caller spelled it, letter case ignored; unknown codes are left out. Two statements."""
    asked = list(codes)
    found = SQL.by_codes.rows(codes=asked)
    rows = skus({sku_id for _, sku_id in found})
    return {asked[place - 1]: rows[sku_id] for place, sku_id in found}


def skus_by_barcode(codes: Collection[str]) -> dict[str, Scan]:
    """What scanned barcodes mean; unknown ones are left out. Two statements."""
    found = SQL.by_barcodes.rows(codes=list(codes))
    rows = skus({sku_id for _, sku_id, _ in found})
    return {code: Scan(rows[sku_id], unit or rows[sku_id].unit) for code, sku_id, unit in found}


def barcodes(sku_ids: Collection[int]) -> list[BarcodeRow]:
    """The barcodes in use of SKUs, the main one of each first. One statement."""
    rows = Barcode.objects.filter(sku_id__in=sku_ids, active=True).order_by("sku_id", "-main", "id")
    return [BarcodeRow(*row) for row in rows.values_list("id", "sku_id", "code", F("unit__code"), "main")]


def cards_of_products(product_ids: Collection[int]) -> list[SkuCard]:
    """The SKUs of products, oldest first. One statement."""
    rows = _CARDS.filter(product_id__in=product_ids).order_by("product_id", "id")
    return [_card(row) for row in rows]


def sku(sku_id: int, *, actor: Actor) -> SkuCard:
    """One SKU. Raises `MissingPermission`, `Missing`."""
    actor.require(VIEW)
    return one(_CARDS, _card, sku_id, field="sku_id")


def find_skus(
    *,
    actor: Actor,
    ids: Collection[int] = (),
    product_id: int | None = None,
    category_id: int | None = None,
    brand_id: int | None = None,
    kind: str | None = None,
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> Page[SkuCard]:
    """SKUs. `search` is part of a code or name or a whole barcode; `category_id` includes what is below the category."""
    actor.require(VIEW)
    rows = _CARDS.all()
    if ids:
        rows = rows.filter(id__in=ids)
    if product_id is not None:
        rows = rows.filter(product_id=product_id)
    if category_id is not None:
        rows = rows.filter(product__category__path__contains=f"/{category_id}/")
    if brand_id is not None:
        rows = rows.filter(product__brand_id=brand_id)
    if kind is not None:
        rows = rows.filter(product__kind=kind)
    if search:
        scanned = Barcode.objects.filter(code=search, active=True).values("sku_id")
        # Looked for apart: one condition with an OR asks no index, and every SKU is read.
        rows = rows.filter(id__in=Sku.objects.filter(holding(search)).values("id").union(scanned))
    if active is not None:
        rows = rows.filter(active=active)
    return SORTS.keyset(sort).page(rows, _card, cursor=cursor, limit=limit, total=total)
