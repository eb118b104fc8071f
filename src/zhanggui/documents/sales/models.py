"""The tables of the module, one file per document."""

from __future__ import annotations

from zhanggui.documents.sales.orders.models import Order, OrderLine, OrderLineSource

__all__ = ["Order", "OrderLine", "OrderLineSource"]
