"""The tables of the module, one file per document."""

from __future__ import annotations

from zhanggui.documents.sales.acceptances.models import Acceptance, AcceptanceLine
from zhanggui.documents.sales.orders.models import Order, OrderLine, OrderLineSource

__all__ = ["Acceptance", "AcceptanceLine", "Order", "OrderLine", "OrderLineSource"]
