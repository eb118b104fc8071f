"""Reads of products and their pictures."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.api.sorting import Sorts
from zhanggui.masters.catalog.models import Image, Product
from zhanggui.masters.catalog.options import loaded
from zhanggui.masters.catalog.permissions import VIEW
from zhanggui.masters.catalog.products.contracts import FaceRow, ImageRow, ProductRow
from zhanggui.masters.finding import holding
from zhanggui.masters.reading import one, row_maker

SQL = db.Folder(__file__)
BY_ID = Keyset("id", (Key("id", int),))
SORTS = Sorts(BY_ID, {"code": str, "name": str, "kind": str, "tax_rate": Decimal})
_PRODUCTS = Product.objects.select_related("unit", "category", "brand")
_row = row_maker(
    ProductRow,
    unit=lambda row: row.unit.code,
    options=lambda row: loaded(row.options),
    category_name=lambda row: row.category.name if row.category else None,
    brand_name=lambda row: row.brand.name if row.brand else None,
)
_image = row_maker(ImageRow)


def products(ids: Collection[int]) -> dict[int, ProductRow]:
    """Products by id; unknown ids are left out. One statement."""
    return {row.id: _row(row) for row in _PRODUCTS.filter(id__in=ids)}


def images(product_ids: Collection[int]) -> list[ImageRow]:
    """The pictures of products in their order. One statement."""
    return [
        _image(row) for row in Image.objects.filter(product_id__in=product_ids).order_by("product_id", "sort", "id")
    ]


def faces(sku_ids: Collection[int], product_ids: Collection[int], *, actor: Actor) -> list[FaceRow]:
    """The pictures that stand for SKUs and products; those without one are left out. Two statements. Raises `MissingPermission`."""
    actor.require(VIEW)
    skus = SQL.faces_of_skus.rows(sku=sorted(sku_ids)) if sku_ids else []
    products_ = SQL.faces.rows(product=sorted(product_ids)) if product_ids else []
    return [FaceRow("sku", *row) for row in skus] + [FaceRow("product", *row) for row in products_]


def product(product_id: int, *, actor: Actor) -> ProductRow:
    """One product. Raises `MissingPermission`, `Missing`."""
    actor.require(VIEW)
    return one(_PRODUCTS, _row, product_id, field="product_id")


def find_products(
    *,
    actor: Actor,
    category_id: int | None = None,
    brand_id: int | None = None,
    kind: str | None = None,
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> Page[ProductRow]:
    """Products; `search` is part of a code or name, `category_id` includes what is below the category."""
    actor.require(VIEW)
    rows = _PRODUCTS.all()
    if category_id is not None:
        rows = rows.filter(category__path__contains=f"/{category_id}/")
    if brand_id is not None:
        rows = rows.filter(brand_id=brand_id)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if search:
        rows = rows.filter(holding(search))
    if active is not None:
        rows = rows.filter(active=active)
    return SORTS.keyset(sort).page(rows, _row, cursor=cursor, limit=limit, total=total)
