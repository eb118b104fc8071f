"""Purchase orders and returns to suppliers. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.invoicing.public import PostedBill
from zhanggui.documents.purchasing.handlers import on_received, on_shipped
from zhanggui.documents.purchasing.orders.arriving import announce
from zhanggui.documents.purchasing.orders.billing import ESTIMATED, PAYABLE, bill, converge
from zhanggui.documents.purchasing.orders.commands import cancel, close, confirm, place, receive, reopen
from zhanggui.documents.purchasing.orders.contracts import (
    Arrival,
    Deed,
    NewPurchaseOrder,
    NewPurchaseOrderLine,
    OrderLineRow,
)
from zhanggui.documents.purchasing.orders.desk import PurchaseFilter
from zhanggui.documents.purchasing.orders.desk import page as order_page
from zhanggui.documents.purchasing.orders.queries import read_lines
from zhanggui.documents.purchasing.permissions import ORDER_PLACE, ORDER_VIEW, PRICE_VIEW, RETURN_VIEW
from zhanggui.documents.purchasing.printing.orders import ORDER
from zhanggui.documents.purchasing.returns.commands import cancel as cancel_returns
from zhanggui.documents.purchasing.returns.commands import converge as converge_returns
from zhanggui.documents.purchasing.returns.commands import create as create_returns
from zhanggui.documents.purchasing.returns.commands import read_lines as read_return_lines
from zhanggui.documents.purchasing.returns.commands import record as record_returns
from zhanggui.documents.purchasing.returns.commands import ship as ship_returns
from zhanggui.documents.purchasing.returns.contracts import NewPurchaseReturn, NewPurchaseReturnLine, ReturnLineRow
from zhanggui.documents.purchasing.undoing import on_bills_undo_asked, on_bills_undone, on_shipments_undone

#: What can be printed.
PRINTED = (ORDER,)

__all__ = [
    "ESTIMATED",
    "ORDER_PLACE",
    "ORDER_VIEW",
    "PAYABLE",
    "PRICE_VIEW",
    "PRINTED",
    "RETURN_VIEW",
    "Arrival",
    "Deed",
    "NewPurchaseOrder",
    "NewPurchaseOrderLine",
    "NewPurchaseReturn",
    "NewPurchaseReturnLine",
    "OrderLineRow",
    "PostedBill",
    "PurchaseFilter",
    "ReturnLineRow",
    "announce",
    "bill",
    "cancel",
    "cancel_returns",
    "close",
    "confirm",
    "converge",
    "converge_returns",
    "create_returns",
    "on_bills_undo_asked",
    "on_bills_undone",
    "on_received",
    "on_shipments_undone",
    "on_shipped",
    "order_page",
    "place",
    "read_lines",
    "read_return_lines",
    "receive",
    "record_returns",
    "reopen",
    "ship_returns",
]  # fmt: skip
