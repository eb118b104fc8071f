"""Quantities: exact Decimals with a unit, up to four decimals (costing.md §1)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from zhanggui.kernel.money import EXACT

STEP = Decimal("0.0001")
#: Largest quantity of one line; keeps every sum inside numeric(20,4).
MAX_QTY = Decimal("999999999999")


def q4(value: Decimal) -> Decimal:
    """Round to four decimals, halves away from zero."""
    return value.quantize(STEP, ROUND_HALF_UP, EXACT)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit; arithmetic refuses to mix units."""

    value: Decimal
    unit: str

    def __post_init__(self) -> None:
        if abs(self.value) > MAX_QTY or self.value != q4(self.value):
            raise ValueError("a quantity has at most 12 digits and 4 decimals")

    def __add__(self, other: Quantity) -> Quantity:
        self._same(other)
        return Quantity(self.value + other.value, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        self._same(other)
        return Quantity(self.value - other.value, self.unit)

    def _same(self, other: Quantity) -> None:
        if other.unit != self.unit:
            raise ValueError(f"can't mix {self.unit} and {other.unit}")
