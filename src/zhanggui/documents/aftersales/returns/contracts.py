"""What callers hand to returns and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock.public import GOOD


class Original(NamedTuple):
    """A quantity of what once left: the shipped move, its order line and order. `sent`: its buyer has, or had, to confirm that it came."""

    move_id: int
    order_line_id: int
    order_id: int
    qty: Decimal
    sent: bool = False


class Wanted(NamedTuple):
    """A quantity of a SKU that a customer brings back at a moment, and nobody says from which order."""

    customer_id: int
    sku_id: int
    qty: Decimal
    moment: datetime


class Found(NamedTuple):
    """From where a wanted return comes; `missing` has no original."""

    originals: tuple[Original, ...]
    missing: Decimal


class NewReturnLine(NamedTuple):
    """Goods that come back, or a fee or discount given back; qty > 0 in base units. `amount`: what the customer gets for the line
    (tax-inclusive where the company prices so; negative for fees we charge); None = the sold line's own price.

    `order_line_id`: the sold line; its shipments, latest first, give the cost. `originals`: the shipments themselves (of any orders,
    see `match_originals`); what they do not cover comes in at the current average.
    """

    sku_id: int
    qty: Decimal
    amount: Decimal | None = None
    order_line_id: int | None = None
    originals: Sequence[Original] = ()
    quality: str = GOOD
    origin_line: int | None = None


class ReturnedPiece(NamedTuple):
    """What came back of a line: a quantity of one lot, or one piece with its serial number."""

    line_id: int
    qty: Decimal
    lot: str = ""
    serial: str = ""


class NewReturn(NamedTuple):
    """A return to create. `warehouse_id`: where the goods come to, None = the shop's. `external_number`: the shop's own, unique per
    shop. `order_id`: the sales order; None = that of the lines, if it is one."""

    shop_id: int
    customer_id: int
    returned_at: datetime
    lines: Sequence[NewReturnLine]
    warehouse_id: int | None = None
    external_number: str | None = None
    order_id: int | None = None
    origin: Origin | None = None
    reason: str = ""
    extra: Mapping[str, object] | None = None


class ReturnLineRow(NamedTuple):
    """A line of an existing return with what its commands need of the header."""

    return_id: int
    company_id: int
    shop_id: int
    warehouse_id: int
    customer_id: int
    order_id: int | None
    number: str
    state: str
    business_date: date
    returned_at: datetime
    line_id: int
    line_no: int
    sku_id: int
    stocked: bool
    qty: Decimal
    net: Decimal
    tax: Decimal
    account: str
    quality: str
    order_line_id: int | None
