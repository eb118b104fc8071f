"""Reads of bundles."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from zhanggui.kernel import db
from zhanggui.masters.catalog.bundles.contracts import Bundle, Component

SQL = db.Folder(__file__)


def collect(rows: Iterable[tuple[Any, ...]]) -> dict[int, Bundle]:
    """Bundles by SKU from lines (bundle, component, qty, weight) in order."""
    lines: dict[int, list[Component]] = {}
    for bundle_id, component_id, qty, weight in rows:
        lines.setdefault(bundle_id, []).append(Component(sku_id=component_id, qty=qty, weight=weight))
    return {bundle_id: Bundle(sku_id=bundle_id, components=tuple(parts)) for bundle_id, parts in lines.items()}


def bundles(sku_ids: Collection[int]) -> dict[int, Bundle]:
    """What the SKUs contain, and what the bundles inside them contain; SKUs without components are left out. One statement."""
    return collect(SQL.closure.rows(ids=list(sku_ids)))
