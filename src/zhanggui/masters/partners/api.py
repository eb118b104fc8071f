"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.masters.partners.customers.api import router as customers
from zhanggui.masters.partners.suppliers.api import router as suppliers

router = Router(tags=["partners"])
router.add_router("", customers)
router.add_router("", suppliers)
