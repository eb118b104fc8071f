"""Warehouse documents: shipments, receipts, adjustments. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.warehouse.adjustments.commands import NewAdjustment, NewAdjustmentLine
from zhanggui.documents.warehouse.adjustments.commands import cancel as cancel_adjustments
from zhanggui.documents.warehouse.adjustments.commands import create as create_adjustments
from zhanggui.documents.warehouse.adjustments.commands import post as post_adjustments
from zhanggui.documents.warehouse.adjustments.commands import record as record_adjustments
from zhanggui.documents.warehouse.adjustments.undoing import undo as undo_adjustments
from zhanggui.documents.warehouse.receipts.commands import (
    NewReceipt,
    NewReceiptLine,
    ReceiptsReceived,
    receive,
    take_in,
)
from zhanggui.documents.warehouse.receipts.commands import cancel as cancel_receipts
from zhanggui.documents.warehouse.receipts.commands import create as create_receipts
from zhanggui.documents.warehouse.receipts.queries import Caused, MovedLine, receipts_of, received_lines
from zhanggui.documents.warehouse.receipts.schemas import CausedOut
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
from zhanggui.documents.warehouse.shipments.queries import ask_shipped_lines, shipments_of, shipped_lines
from zhanggui.documents.warehouse.shipments.undoing import ShipmentsUndone
from zhanggui.documents.warehouse.shipments.undoing import undo as undo_shipments

__all__ = [
    "Caused", "CausedOut", "MovedLine", "NewAdjustment", "NewAdjustmentLine", "NewReceipt", "NewReceiptLine", "NewShipment", "NewShipmentLine", "ReceiptsReceived",
    "ShipmentsShipped", "ShipmentsUndone", "ask_shipped_lines", "cancel_adjustments", "cancel_receipts", "cancel_shipments", "create_adjustments",
    "create_receipts", "create_shipments", "dispatch", "hand_over", "post_adjustments", "receipts_of", "receive", "received_lines",
    "record_adjustments", "ship", "shipments_of", "shipped_lines", "take_in", "undo_adjustments", "undo_shipments",
]  # fmt: skip
