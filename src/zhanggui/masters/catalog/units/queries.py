"""Reads of units."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F, Q

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.masters.catalog.models import SkuUnit, Unit
from zhanggui.masters.catalog.permissions import VIEW
from zhanggui.masters.catalog.units.contracts import SkuUnitRow, UnitRow
from zhanggui.masters.reading import row_maker

BY_ID = Keyset("id", (Key("id", int),))
_row = row_maker(UnitRow)


def units() -> dict[str, UnitRow]:
    """All units by code: a short table, and a conversion may need any of them. One statement."""
    return {row.code: _row(row) for row in Unit.objects.all()}


def sku_units(sku_ids: Collection[int]) -> list[SkuUnitRow]:
    """The SKUs' own conversions. One statement."""
    rows = SkuUnit.objects.filter(sku_id__in=sku_ids).order_by("sku_id", "id")
    return [SkuUnitRow(*row) for row in rows.values_list("sku_id", F("unit__code"), "factor")]


def find_units(
    *, actor: Actor, search: str = "", cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[UnitRow]:
    """The units; `search` is part of a code or name."""
    actor.require(VIEW)
    rows = Unit.objects.all()
    if search:
        rows = rows.filter(Q(code__icontains=search) | Q(name__icontains=search))
    return BY_ID.page(rows, _row, cursor=cursor, limit=limit, total=total)
