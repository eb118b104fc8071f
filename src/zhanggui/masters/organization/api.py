"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.masters.organization.companies.api import router as companies
from zhanggui.masters.organization.shops.api import router as shops
from zhanggui.masters.organization.warehouses.api import router as warehouses

router = Router(tags=["organization"])
router.add_router("", companies)
router.add_router("", shops)
router.add_router("", warehouses)
