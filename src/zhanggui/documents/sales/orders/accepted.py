"""What buyers confirmed of their orders' goods (确认收货)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel import db

SQL = db.Folder(__file__)


class Accepted(NamedTuple):
    """What was confirmed of an order line, and on which day last."""

    order_id: int
    qty: Decimal
    date: date


def accepted(order_ids: Sequence[int]) -> dict[int, Accepted]:
    """Per order line what its buyer confirmed. One statement."""
    return {row[0]: Accepted(*row[1:]) for row in SQL.accepted.rows(order=order_ids)}
