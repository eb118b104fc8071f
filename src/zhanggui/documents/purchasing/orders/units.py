"""Purchases in packing units: a box of twelve is bought, twelve pieces are stocked, and the amount stays that of the box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhanggui.documents.purchasing.orders.contracts import NewPurchaseOrder, NewPurchaseOrderLine
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.money import q2, q6
from zhanggui.masters.catalog import public as catalog


def in_base_units(new: Sequence[NewPurchaseOrder], skus: Mapping[int, catalog.SkuRow]) -> Sequence[NewPurchaseOrder]:
    """The orders with all quantities and prices in base units. Two statements, none where no line has a unit.

    Raises the catalogue's NoConversion and InexactConversion (all rows at once).
    """
    asked = {x.sku_id for o in new for x in o.lines if x.unit}
    if not asked:
        return new
    units = catalog.units()
    own: dict[int, dict[str, Decimal]] = {}
    for row in catalog.sku_units(asked):
        own.setdefault(row.sku_id, {})[row.unit] = row.factor
    errors: list[DomainError] = []
    converted = []
    for place, o in enumerate(new):
        lines: list[NewPurchaseOrderLine] = []
        for at, x in enumerate(o.lines):
            try:
                qty = (
                    catalog.convert(x.qty, x.unit, skus[x.sku_id].unit, units=units, own=own.get(x.sku_id, {}))
                    if x.unit
                    else x.qty
                )
            except DomainError as error:
                error.row, error.field = place, in_line(at, "unit")
                errors.append(error)
                continue
            amount = q2(x.qty * x.unit_price) if x.amount is None else x.amount
            each = q6(amount / qty) if x.unit and qty else x.unit_price
            lines.append(x._replace(qty=qty, unit_price=each, amount=amount, unit=""))
        converted.append(o._replace(lines=lines))
    raise_if(errors)
    return converted
