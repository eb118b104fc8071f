"""What callers hand to returns to suppliers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple


class NewPurchaseReturnLine(NamedTuple):
    """A quantity (> 0, base unit) of an order line. `receipt_line_id`: of which receipt; None = the latest ones first."""

    order_line_id: int
    qty: Decimal
    receipt_line_id: int | None = None


class NewPurchaseReturn(NamedTuple):
    """Goods of a purchase order to send back to its supplier. `reason`: in the user's words."""

    order_id: int
    returned_at: datetime
    lines: Sequence[NewPurchaseReturnLine]
    reason: str = ""
    extra: Mapping[str, object] | None = None


class ReturnLineRow(NamedTuple):
    """A line of an existing return with what its commands need of the header."""

    return_id: int
    company_id: int
    order_id: int
    warehouse_id: int
    supplier_id: int
    business_date: date
    returned_at: datetime
    line_id: int
    order_line_id: int
    sku_id: int
    receipt_id: int
    receipt_line_id: int
    move_id: int
    qty: Decimal
    settled: bool
