"""What callers hand to purchasing and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.posting import Origin


class NewPurchaseOrderLine(NamedTuple):
    """A SKU to buy: qty > 0 in `unit` ('' = the base unit), `unit_price` ≥ 0 of one such unit in company currency without tax (0 = free
    goods). `tax_rate`: None = the SKU's. `amount`: the line's price without tax; None = q2(qty × unit_price)."""

    sku_id: int
    qty: Decimal
    unit_price: Decimal
    tax_rate: Decimal | None = None
    origin_line: int | None = None
    unit: str = ""
    amount: Decimal | None = None


class NewPurchaseOrder(NamedTuple):
    """An order to place; the warehouse's company buys. `deductible`: the supplier will send an invoice whose VAT can be deducted
    (专票); a small-scale taxpayer never deducts. `expected_on`: None = after the supplier's lead time."""

    supplier_id: int
    warehouse_id: int
    ordered_at: datetime
    lines: Sequence[NewPurchaseOrderLine]
    expected_on: date | None = None
    deductible: bool = True
    origin: Origin | None = None
    remark: str = ""
    extra: Mapping[str, object] | None = None


class Arrival(NamedTuple):
    """What came of an order line: a quantity of one lot, a new one with its dates, or one piece with its serial number."""

    line_id: int
    qty: Decimal
    lot: str = ""
    serial: str = ""
    made_on: date | None = None
    expires_on: date | None = None


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
