"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.documents.sales.acceptances.api import router as acceptances
from zhanggui.documents.sales.orders.api import router as orders

router = Router(tags=["sales"])
router.add_router("", orders)
router.add_router("", acceptances)
