"""Reads of sales orders for the rooms above: what was sold, what of it left and did not come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel import db

SQL = db.Folder(__file__)


class SoldLine(NamedTuple):
    """A line of an order as it was sold."""

    line_id: int
    order_id: int
    company_id: int
    shop_id: int
    customer_id: int
    sku_id: int
    qty: Decimal
    tax_rate: Decimal
    net: Decimal
    tax: Decimal
    account: str


class Returnable(NamedTuple):
    """What left by one move for an order line and may still come back."""

    customer_id: int
    sku_id: int
    order_id: int
    line_id: int
    move_id: int
    left: Decimal
    shipped_at: datetime


def sold_lines(line_ids: Sequence[int]) -> dict[int, SoldLine]:
    """Order lines by id; those that do not exist are missing."""
    return {row[0]: SoldLine(*row) for row in SQL.sold_lines.rows(line=line_ids)}


def returnable_of_lines(line_ids: Sequence[int]) -> list[Returnable]:
    """What may still come back of order lines, latest shipment first."""
    return [Returnable(*row) for row in SQL.returnable_of_lines.rows(line=line_ids)]


def returnable(wanted: Sequence[tuple[int, int, datetime]], *, limit: int | None) -> list[Returnable]:
    """What may still come back of (customer, SKU) shipped at or before a moment, latest order first; `limit` moves for each of them."""
    return [
        Returnable(*row)
        for row in SQL.returnable.rows(
            customer=[w[0] for w in wanted], sku=[w[1] for w in wanted], until=[w[2] for w in wanted], limit=limit
        )
    ]
