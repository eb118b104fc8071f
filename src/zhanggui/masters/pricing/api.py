"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.masters.pricing.lists.api import router as lists

router = Router(tags=["pricing"])
router.add_router("", lists)
