"""Warehouse documents: shipments, receipts, adjustments. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.warehouse.adjustments.commands import cancel as cancel_adjustments
from zhanggui.documents.warehouse.adjustments.commands import create as create_adjustments
from zhanggui.documents.warehouse.adjustments.commands import post as post_adjustments
from zhanggui.documents.warehouse.adjustments.commands import record as record_adjustments
from zhanggui.documents.warehouse.adjustments.contracts import NewAdjustment, NewAdjustmentLine
from zhanggui.documents.warehouse.adjustments.retaxing import on_costs_replayed
from zhanggui.documents.warehouse.adjustments.undoing import undo as undo_adjustments
from zhanggui.documents.warehouse.contracts import DocumentFilter
from zhanggui.documents.warehouse.counts.commands import cancel as cancel_counts
from zhanggui.documents.warehouse.counts.commands import create as create_counts
from zhanggui.documents.warehouse.counts.commands import enter as enter_counts
from zhanggui.documents.warehouse.counts.commands import post as post_counts
from zhanggui.documents.warehouse.counts.contracts import Counted, CountFilter, NewCount
from zhanggui.documents.warehouse.counts.queries import counts as count_counts
from zhanggui.documents.warehouse.permissions import (
    ADJUSTMENT_VIEW,
    COUNT_VIEW,
    RECEIPT_VIEW,
    SHIPMENT_PICK,
    SHIPMENT_SHIP,
    SHIPMENT_VIEW,
)
from zhanggui.documents.warehouse.receipts.commands import (
    NewReceipt,
    NewReceiptLine,
    ReceiptsReceived,
    receive,
    take_in,
)
from zhanggui.documents.warehouse.receipts.commands import cancel as cancel_receipts
from zhanggui.documents.warehouse.receipts.commands import create as create_receipts
from zhanggui.documents.warehouse.receipts.queries import DESK as RECEIPTS
from zhanggui.documents.warehouse.receipts.queries import Caused, MovedLine, receipts_of, received_lines
from zhanggui.documents.warehouse.receipts.queries import drafted_lines as coming_lines
from zhanggui.documents.warehouse.receipts.schemas import CausedOut
from zhanggui.documents.warehouse.receipts.tallying import tally as tally_receipts
from zhanggui.documents.warehouse.receipts.withdrawing import withdraw as withdraw_receipts
from zhanggui.documents.warehouse.shipments.commands import (
    NewShipment,
    NewShipmentLine,
    ShipmentsShipped,
    dispatch,
    ship,
)
from zhanggui.documents.warehouse.shipments.commands import cancel as cancel_shipments
from zhanggui.documents.warehouse.shipments.commands import create as create_shipments
from zhanggui.documents.warehouse.shipments.handing import hand_over
from zhanggui.documents.warehouse.shipments.importing import LAYOUT as WAYBILLS
from zhanggui.documents.warehouse.shipments.picking import pick as pick_shipments
from zhanggui.documents.warehouse.shipments.printing import Printed, PrintedLine, printed_shipments
from zhanggui.documents.warehouse.shipments.queries import (
    ask_held_promises,
    ask_shipped_lines,
    held_promises,
    lock_sent_lines,
    shipments_of,
    shipped_lines,
)
from zhanggui.documents.warehouse.shipments.queries import drafted_lines as leaving_lines
from zhanggui.documents.warehouse.shipments.schemas import ParcelIn, parcels_of
from zhanggui.documents.warehouse.shipments.shrinking import shrink as shrink_shipments
from zhanggui.documents.warehouse.shipments.undoing import ShipmentsUndoAsked, ShipmentsUndone
from zhanggui.documents.warehouse.shipments.undoing import undo as undo_shipments
from zhanggui.documents.warehouse.shipments.waybills import SharedWaybill, Waybill, set_waybills
from zhanggui.documents.warehouse.shipments.withdrawing import withdraw as withdraw_shipments
from zhanggui.documents.warehouse.tallies.contracts import NewTally

__all__ = [
    "ADJUSTMENT_VIEW",
    "COUNT_VIEW",
    "RECEIPTS",
    "RECEIPT_VIEW",
    "SHIPMENT_PICK",
    "SHIPMENT_SHIP",
    "SHIPMENT_VIEW",
    "WAYBILLS",
    "Caused",
    "CausedOut",
    "CountFilter",
    "Counted",
    "DocumentFilter",
    "MovedLine",
    "NewAdjustment",
    "NewAdjustmentLine",
    "NewCount",
    "NewReceipt",
    "NewReceiptLine",
    "NewShipment",
    "NewShipmentLine",
    "NewTally",
    "ParcelIn",
    "Printed",
    "PrintedLine",
    "ReceiptsReceived",
    "SharedWaybill",
    "ShipmentsShipped",
    "ShipmentsUndoAsked",
    "ShipmentsUndone",
    "Waybill",
    "ask_held_promises",
    "ask_shipped_lines",
    "cancel_adjustments",
    "cancel_counts",
    "cancel_receipts",
    "cancel_shipments",
    "coming_lines",
    "count_counts",
    "create_adjustments",
    "create_counts",
    "create_receipts",
    "create_shipments",
    "dispatch",
    "enter_counts",
    "hand_over",
    "held_promises",
    "leaving_lines",
    "lock_sent_lines",
    "on_costs_replayed",
    "parcels_of",
    "pick_shipments",
    "post_adjustments",
    "post_counts",
    "printed_shipments",
    "receipts_of",
    "receive",
    "received_lines",
    "record_adjustments",
    "set_waybills",
    "ship",
    "shipments_of",
    "shipped_lines",
    "shrink_shipments",
    "take_in",
    "tally_receipts",
    "undo_adjustments",
    "undo_shipments",
    "withdraw_receipts",
    "withdraw_shipments",
]  # fmt: skip
