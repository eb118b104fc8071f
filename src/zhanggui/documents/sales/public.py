"""Sales orders. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.sales.acceptances.commands import NewAcceptance, confirm_receipt
from zhanggui.documents.sales.acceptances.recosting import on_costs_replayed
from zhanggui.documents.sales.acceptances.undoing import on_shipments_undone as on_sent_undone
from zhanggui.documents.sales.acceptances.undoing import undo as undo_acceptances
from zhanggui.documents.sales.acceptances.waiting import waiting_moves
from zhanggui.documents.sales.orders.commands import cancel, close, confirm, place, reopen, ship
from zhanggui.documents.sales.orders.contracts import Deed, NewOrder, NewOrderLine, OrderLineRow
from zhanggui.documents.sales.orders.converging import RECEIVABLE, converge, on_shipped, read_lines
from zhanggui.documents.sales.orders.credit import Confirmed, CreditWarning, Exposure, exposures
from zhanggui.documents.sales.orders.history import record
from zhanggui.documents.sales.orders.pricing import FREIGHT_AND_SERVICE, REVENUE
from zhanggui.documents.sales.orders.queries import (
    OrderFilter,
    Returnable,
    SoldLine,
    returnable,
    returnable_of_lines,
    shown_phone,
    sold_lines,
)
from zhanggui.documents.sales.orders.queries import counts as order_counts
from zhanggui.documents.sales.orders.releasing import release, reserve
from zhanggui.documents.sales.orders.undoing import on_bills_undone, on_items_reopened, on_shipments_undone
from zhanggui.documents.sales.permissions import MARGIN_VIEW, ORDER_CONFIRM, ORDER_PLACE, ORDER_VIEW
from zhanggui.documents.sales.printing.deliveries import DELIVERY, PICKING
from zhanggui.documents.sales.printing.orders import ORDER

#: What can be printed.
PRINTED = (ORDER, DELIVERY, PICKING)

__all__ = [
    "FREIGHT_AND_SERVICE",
    "MARGIN_VIEW",
    "ORDER_CONFIRM",
    "ORDER_PLACE",
    "ORDER_VIEW",
    "PRINTED",
    "RECEIVABLE",
    "REVENUE",
    "Confirmed",
    "CreditWarning",
    "Deed",
    "Exposure",
    "NewAcceptance",
    "NewOrder",
    "NewOrderLine",
    "OrderFilter",
    "OrderLineRow",
    "Returnable",
    "SoldLine",
    "cancel",
    "close",
    "confirm",
    "confirm_receipt",
    "converge",
    "exposures",
    "on_bills_undone",
    "on_costs_replayed",
    "on_items_reopened",
    "on_sent_undone",
    "on_shipments_undone",
    "on_shipped",
    "order_counts",
    "place",
    "read_lines",
    "record",
    "release",
    "reopen",
    "reserve",
    "returnable",
    "returnable_of_lines",
    "ship",
    "shown_phone",
    "sold_lines",
    "undo_acceptances",
    "waiting_moves",
]  # fmt: skip
