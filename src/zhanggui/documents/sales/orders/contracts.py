"""What callers hand to sales and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.posting import Origin


class NewOrderLine(NamedTuple):
    """A SKU, fee or discount: qty > 0 in base units, `unit_price` in company currency (tax-inclusive where the company prices so).
    `amount`: the line's price after discounts; None = q2(qty × unit_price)."""

    sku_id: int
    qty: Decimal
    unit_price: Decimal
    amount: Decimal | None = None
    origin_line: int | None = None


class NewOrder(NamedTuple):
    """An order to place. `external_number`: the shop's own number, unique per shop."""

    shop_id: int
    customer_id: int
    ordered_at: datetime
    lines: Sequence[NewOrderLine]
    warehouse_id: int | None = None
    external_number: str | None = None
    origin: Origin | None = None
    ship_to: Mapping[str, object] | None = None
    remark: str = ""
    extra: Mapping[str, object] | None = None


class OrderLineRow(NamedTuple):
    """A line of an existing order with what its commands need of the header."""

    order_id: int
    company_id: int
    shop_id: int
    warehouse_id: int
    customer_id: int
    business_date: date
    line_id: int
    sku_id: int
    stocked: bool
    qty: Decimal
    net: Decimal
    tax: Decimal
    account: str
    terms_days: int


class Deed(NamedTuple):
    """When goods leave: business date and moment."""

    business_date: date
    effective_at: datetime
