"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.documents.warehouse.adjustments.api import router as adjustments
from zhanggui.documents.warehouse.counts.api import router as counts
from zhanggui.documents.warehouse.receipts.api import router as receipts
from zhanggui.documents.warehouse.shipments.api import router as shipments

router = Router(tags=["warehouse"])
router.add_router("", shipments)
router.add_router("", receipts)
router.add_router("", adjustments)
router.add_router("", counts)
