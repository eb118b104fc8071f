"""Reactions of purchasing: goods came in for our orders, or left for our returns."""

from __future__ import annotations

from zhanggui.documents.purchasing.orders import billing
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.purchasing.returns import commands as returns
from zhanggui.documents.purchasing.returns.machine import RETURN
from zhanggui.documents.warehouse import public as warehouse


def on_received(event: warehouse.ReceiptsReceived) -> None:
    """Goods came in for some of our orders: converge them."""
    ours = [origin_id for origin_type, origin_id in event.origins if origin_type == ORDER.document]
    if ours:
        billing.converge(ours, now=event.at)


def on_shipped(event: warehouse.ShipmentsShipped) -> None:
    """Goods left for some of our returns to suppliers: converge them."""
    ours = [origin_id for origin_type, origin_id in event.origins if origin_type == RETURN.document]
    if ours:
        returns.converge(ours, now=event.at)
