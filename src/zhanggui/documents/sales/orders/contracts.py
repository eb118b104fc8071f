"""What callers hand to sales and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.posting import Origin


class NewOrderLine(NamedTuple):
    """A SKU, fee or discount: qty > 0 in `unit` ('' = the base unit), `unit_price` of one such unit in company currency (tax-inclusive
    where the company prices so); None = by the price lists. `amount`: the line's price after discounts; None = q2(qty × unit_price).
    A bundle becomes the lines of its components."""

    sku_id: int
    qty: Decimal
    unit_price: Decimal | None
    amount: Decimal | None = None
    origin_line: int | None = None
    unit: str = ""


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


class LineSource(NamedTuple):
    """How a line came about, where it was not entered as it stands: what was ordered, in which unit, and why the price is what it is."""

    ordered_sku_id: int
    ordered_qty: Decimal
    unit: str
    price_rule_id: int | None
    reason_zh: str
    reason_en: str


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
    credit_limit: Decimal | None


class Deed(NamedTuple):
    """When goods leave: business date and moment."""

    business_date: date
    effective_at: datetime
