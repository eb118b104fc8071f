"""The tables of the module, one file per document."""

from __future__ import annotations

from zhanggui.documents.purchasing.orders.models import Order, OrderLine
from zhanggui.documents.purchasing.returns.models import Return, ReturnLine

__all__ = ["Order", "OrderLine", "Return", "ReturnLine"]
