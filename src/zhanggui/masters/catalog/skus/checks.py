"""What the rows of SKUs must obey before they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhanggui.masters.catalog.models import Sku
from zhanggui.masters.catalog.options import Option, misfit, mismatch
from zhanggui.masters.checks import Findings

#: A pallet of 100 t and a container of 10,000 m³: above it the unit was mistaken.
_HEAVIEST, _LARGEST = Decimal(100_000_000), Decimal(10_000_000_000)


def check_sku(sku: Sku, *, row: int, findings: Findings) -> None:
    """Texts and numbers of a SKU."""
    sku.code = findings.code(sku.code, field="sku_code", row=row)
    sku.name = findings.name(sku.name, row=row)
    if sku.weight_g is not None:
        findings.number(sku.weight_g, field="weight_g", row=row, highest=_HEAVIEST, places=4)
    if sku.volume_cm3 is not None:
        findings.number(sku.volume_cm3, field="volume_cm3", row=row, highest=_LARGEST, places=4)


def check_options_of_skus(
    placed: Sequence[tuple[int, Sku]], options: Mapping[int, tuple[Option, ...]], findings: Findings
) -> None:
    """Every active SKU takes one defined value for each option of its product, and no two take the same ones."""
    seen: dict[tuple[int, tuple[tuple[str, str], ...]], Sku] = {}
    for row, sku in placed:
        fault = misfit(sku.options, options[sku.product_id])
        if fault:
            findings.add(mismatch(sku.code, row, *fault))
            continue
        if not sku.active or not sku.options:
            continue
        key = (sku.product_id, tuple(sorted(sku.options.items())))
        twin = seen.setdefault(key, sku)
        if twin is not sku:
            zh, en = f"与规格“{twin.code}”的选项相同。", f"SKU “{twin.code}” has the same values."
            findings.add(mismatch(sku.code, row, zh, en))
