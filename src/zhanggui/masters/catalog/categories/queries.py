"""Reads of categories and brands."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.masters.catalog.categories.contracts import BrandRow, CategoryRow
from zhanggui.masters.catalog.models import Brand, Category
from zhanggui.masters.catalog.permissions import VIEW
from zhanggui.masters.reading import row_maker

BY_ID = Keyset("id", (Key("id", int),))
#: Parents before children, siblings as the user sorted them.
BY_LEVEL = Keyset("level", (Key("depth", int), Key("sort", int), Key("id", int)))
_CATEGORIES = Category.objects.select_related("parent")
_category = row_maker(CategoryRow, parent_name=lambda row: row.parent.name if row.parent else None)
_brand = row_maker(BrandRow)


def categories(ids: Collection[int]) -> dict[int, CategoryRow]:
    """Categories by id; unknown ids are left out. One statement."""
    return {row.id: _category(row) for row in _CATEGORIES.filter(id__in=ids)}


def subtree(category_id: int) -> list[int]:
    """The ids of a category and everything below it. One statement."""
    rows = Category.objects.filter(path__contains=f"/{category_id}/").order_by("depth", "id")
    return list(rows.values_list("id", flat=True))


def brands(ids: Collection[int]) -> dict[int, BrandRow]:
    """Brands by id; unknown ids are left out. One statement."""
    return {row.id: _brand(row) for row in Brand.objects.filter(id__in=ids)}


def find_categories(
    *,
    actor: Actor,
    below: int | None = None,
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[CategoryRow]:
    """Categories, parents first; `below` keeps one category and its descendants."""
    actor.require(VIEW)
    rows = _CATEGORIES.all()
    if below is not None:
        rows = rows.filter(path__contains=f"/{below}/")
    if search:
        rows = rows.filter(Q(code__icontains=search) | Q(name__icontains=search))
    if active is not None:
        rows = rows.filter(active=active)
    return BY_LEVEL.page(rows, _category, cursor=cursor, limit=limit, total=total)


def find_brands(
    *, actor: Actor, search: str = "", cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[BrandRow]:
    """Brands; `search` is part of a code or name."""
    actor.require(VIEW)
    rows = Brand.objects.all()
    if search:
        rows = rows.filter(Q(code__icontains=search) | Q(name__icontains=search))
    return BY_ID.page(rows, _brand, cursor=cursor, limit=limit, total=total)
