"""The tables of the module, one file per document."""

from __future__ import annotations

from zhanggui.documents.warehouse.adjustments.models import Adjustment, AdjustmentLine
from zhanggui.documents.warehouse.counts.models import Count, CountLine
from zhanggui.documents.warehouse.receipts.models import Receipt, ReceiptLine
from zhanggui.documents.warehouse.shipments.models import Shipment, ShipmentLine
from zhanggui.documents.warehouse.tallies.models import Tally

__all__ = [
    "Adjustment",
    "AdjustmentLine",
    "Count",
    "CountLine",
    "Receipt",
    "ReceiptLine",
    "Shipment",
    "ShipmentLine",
    "Tally",
]
