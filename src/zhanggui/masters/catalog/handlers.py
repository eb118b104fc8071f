"""Checks that this room makes for rooms beside it, which may not know it: the composition root ties them to their events."""

from __future__ import annotations

from typing import Protocol

from zhanggui.masters.catalog.skus.queries import skus
from zhanggui.masters.errors import Missing
from zhanggui.masters.labels import label


class NamesSkus(Protocol):
    """An event that names SKUs."""

    @property
    def sku_ids(self) -> tuple[int, ...]:
        """The SKUs."""


def skus_must_exist(event: NamesSkus) -> None:
    """Raise `Missing` if the event names an unknown SKU; the transaction that published it is undone."""
    known = skus(event.sku_ids) if event.sku_ids else {}
    for sku_id in event.sku_ids:
        if sku_id not in known:
            raise Missing(field="sku_id", which=sku_id, **label("sku_id"))
