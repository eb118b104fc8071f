"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.documents.invoicing.bills.api import router as bills
from zhanggui.documents.invoicing.items.api import router as items
from zhanggui.documents.invoicing.offsets.api import router as offsets
from zhanggui.documents.invoicing.payments.api import router as payments
from zhanggui.documents.invoicing.writeoffs.api import router as writeoffs

router = Router(tags=["invoicing"])
router.add_router("", bills)
router.add_router("", payments)
router.add_router("", items)
router.add_router("", writeoffs)
router.add_router("", offsets)
