"""What other modules see of units, and what they give to create or change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit; one of it is `factor` of the unit `base_id` (dozen = 12 pcs). `decimals` is how finely quantities are entered."""

    id: int
    code: str
    name: str
    decimals: int
    base_id: int | None
    factor: Decimal
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A unit to create; `base` is the code of an existing unit or of one earlier or later in the same batch."""

    code: str
    name: str
    decimals: int = 0
    base: str = ""
    factor: Decimal = Decimal(1)


class UnitValues(TypedDict, total=False):
    """The fields of a unit that can change; decimals, base and factor only until a product uses the unit."""

    name: str
    decimals: int
    base_id: int | None
    factor: Decimal


@dataclass(frozen=True, slots=True)
class SkuUnitRow:
    """One `unit` of this SKU holds `factor` of its base unit."""

    sku_id: int
    unit: str
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsOfSku:
    """All conversions of one SKU by unit code; they replace the ones before."""

    sku_id: int
    factors: Mapping[str, Decimal]
