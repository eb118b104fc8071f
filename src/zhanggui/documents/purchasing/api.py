"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.documents.purchasing.orders.api import router as orders
from zhanggui.documents.purchasing.returns.api import router as returns

router = Router(tags=["purchasing"])
router.add_router("", orders)
router.add_router("", returns)
