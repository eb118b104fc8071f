"""Conversion of units: exact fractions, never a rounded factor. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from zhanggui.kernel.money import EXACT
from zhanggui.kernel.quantity import q4
from zhanggui.masters.catalog.errors import InexactConversion, NoConversion
from zhanggui.masters.catalog.units.contracts import UnitRow


def loop(bases: Mapping[int, int | None]) -> list[int] | None:
    """The ids of a circle in `unit → base`, first one repeated at the end; None if every chain ends."""
    proved: set[int] = set()
    for start in bases:
        chain: list[int] = []
        at: int | None = start
        while at is not None and at not in proved:
            if at in chain:
                return [*chain[chain.index(at) :], at]
            chain.append(at)
            at = bases.get(at)
        proved.update(chain)
    return None


def _to_root(unit: UnitRow, by_id: Mapping[int, UnitRow]) -> tuple[int, Fraction]:
    factor = Fraction(1)
    while unit.base_id is not None:
        factor *= Fraction(unit.factor)
        unit = by_id[unit.base_id]
    return unit.id, factor


def factor(unit: str, base: str, *, units: Mapping[str, UnitRow], own: Mapping[str, Decimal]) -> Fraction:
    """How many `base` one `unit` holds. `units` are all units by code, `own` the SKU's own factors, which come first.

    Raises `NoConversion`.
    """
    if unit == base:
        return Fraction(1)
    if unit in own:
        return Fraction(own[unit])
    if unit not in units or base not in units:
        raise NoConversion(field="unit", unit=unit, base=base)
    by_id = {row.id: row for row in units.values()}
    root, up = _to_root(units[unit], by_id)
    base_root, base_up = _to_root(units[base], by_id)
    if root != base_root:
        raise NoConversion(field="unit", unit=unit, base=base)
    return up / base_up


def convert(qty: Decimal, unit: str, base: str, *, units: Mapping[str, UnitRow], own: Mapping[str, Decimal]) -> Decimal:
    """`qty` of `unit` in `base`, exact to four decimals.

    Raises `NoConversion`, and `InexactConversion` where four decimals can't hold the result: stock must not lose a remainder.
    """
    exact = Fraction(qty) * factor(unit, base, units=units, own=own)
    result = q4(EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator)))
    if Fraction(result) != exact:
        raise InexactConversion(field="unit", qty=qty, unit=unit, base=base)
    return result
