"""Locks of the catalogue, rows always in the order of ids.

Two structures are locked as a whole, because two moves that are fine one by one can close a circle together: the category tree and
the units. Both change rarely. SHARE ROW EXCLUSIVE shuts out other writers and lets readers through.
"""

from __future__ import annotations

from collections.abc import Collection

from zhanggui.kernel import db
from zhanggui.masters.catalog.models import Brand, Category, Product, Sku, Unit

SQL = db.Folder(__file__)


def unit_table() -> dict[int, Unit]:
    """All units; nobody else writes units until the transaction ends."""
    SQL.lock_units.run()
    return {row.id: row for row in Unit.objects.all()}


def category_tree() -> dict[int, Category]:
    """All categories; nobody else writes categories until the transaction ends."""
    SQL.lock_categories.run()
    return {row.id: row for row in Category.objects.all()}


def bundle_table() -> None:
    """Nobody else changes what bundles contain until the transaction ends."""
    SQL.lock_bundles.run()


def brands(ids: Collection[int]) -> dict[int, Brand]:
    """Brands, locked."""
    rows = Brand.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("id")
    return {row.id: row for row in rows}


def products(ids: Collection[int]) -> dict[int, Product]:
    """Products, locked. A product's lock also guards its list of SKUs."""
    rows = Product.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("id")
    return {row.id: row for row in rows}


def skus(ids: Collection[int]) -> dict[int, Sku]:
    """SKUs, locked."""
    rows = Sku.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("id")
    return {row.id: row for row in rows}
