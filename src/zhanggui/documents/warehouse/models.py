"""The tables of the module, one file per document."""

from __future__ import annotations

from zhanggui.documents.warehouse.adjustments.models import Adjustment, AdjustmentLine
from zhanggui.documents.warehouse.receipts.models import Receipt, ReceiptLine
from zhanggui.documents.warehouse.shipments.models import Shipment, ShipmentLine

__all__ = ["Adjustment", "AdjustmentLine", "Receipt", "ReceiptLine", "Shipment", "ShipmentLine"]
