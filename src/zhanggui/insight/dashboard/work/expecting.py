"""Purchase orders that are still to come, for who buys and for who receives: read once, counted by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from zhanggui.insight.dashboard.work.desk import SHORT, Desk, Figure, Group, Item
from zhanggui.kernel.api.lists import Selection

PURCHASES: Final = "purchasing.orders"
_OPEN: Final = Selection(__file__, "purchases_open")


class Expected(NamedTuple):
    """An order of which goods are still to come; `gross` is what the supplier gets for all of it."""

    id: int
    number: str
    supplier_id: int
    supplier_name: str
    expected_on: date | None
    gross: Decimal


def outstanding(desk: Desk) -> list[Expected]:
    """All of them, those that should have come first in front. One statement."""
    scope = {key: value for key, value in desk.scope().items() if key != "shops"}
    return [Expected(*row) for row in _OPEN.rows(**scope)]


def due(desk: Desk, orders: Sequence[Expected], before: date, key: str) -> tuple[Figure, Group]:
    """Those that should have come before a day: how many, and the ones that are most late."""
    found = [(order, order.expected_on) for order in orders if order.expected_on and order.expected_on < before]
    target = desk.to(PURCHASES, outstanding=True, expected_before=before)
    rows = [
        Item(
            Decimal((desk.today - day).days), "days", label=order.number, detail=order.supplier_name,
            document_type="purchasing.order", document_id=order.id,
        )
        for order, day in found[:SHORT]
    ]  # fmt: skip
    return Figure(key, Decimal(len(found)), target, alarm=bool(found)), Group(key, "rows", rows, target)
