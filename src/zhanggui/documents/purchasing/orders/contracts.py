"""What callers hand to purchasing and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.posting import Origin


class NewPurchaseOrderLine(NamedTuple):
    """A SKU to buy: qty > 0 in base units, `unit_price` ≥ 0 in company currency without tax (0 = free goods). `tax_rate`: None = the SKU's."""

    sku_id: int
    qty: Decimal
    unit_price: Decimal
    tax_rate: Decimal | None = None
    origin_line: int | None = None


class NewPurchaseOrder(NamedTuple):
    """An order to place; the warehouse's company buys. `deductible`: the supplier will send an invoice whose VAT can be deducted
    (专票); a small-scale taxpayer never deducts."""

    supplier_id: int
    warehouse_id: int
    ordered_at: datetime
    lines: Sequence[NewPurchaseOrderLine]
    expected_on: date | None = None
    deductible: bool = True
    origin: Origin | None = None
    remark: str = ""
    extra: Mapping[str, object] | None = None


class OrderLineRow(NamedTuple):
    """A line of an existing order with what its commands need of the header."""

    order_id: int
    company_id: int
    warehouse_id: int
    supplier_id: int
    number: str
    deductible: bool
    line_id: int
    line_no: int
    sku_id: int
    qty: Decimal
    unit_price: Decimal
    tax_rate: Decimal
    net: Decimal
    tax: Decimal
    cost: Decimal


class Deed(NamedTuple):
    """When goods come in: business date and moment."""

    business_date: date
    effective_at: datetime
