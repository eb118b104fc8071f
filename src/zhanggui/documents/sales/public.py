"""Sales orders. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.sales.orders.commands import (
    RECEIVABLE,
    cancel,
    close,
    confirm,
    converge,
    on_shipped,
    place,
    read_lines,
    reopen,
    ship,
)
from zhanggui.documents.sales.orders.contracts import Deed, NewOrder, NewOrderLine, OrderLineRow

__all__ = [
    "RECEIVABLE", "Deed", "NewOrder", "NewOrderLine", "OrderLineRow", "cancel", "close", "confirm", "converge", "on_shipped", "place", "read_lines",
    "reopen", "ship",
]  # fmt: skip
