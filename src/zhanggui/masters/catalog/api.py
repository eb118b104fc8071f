"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.masters.catalog.bundles.api import router as bundles
from zhanggui.masters.catalog.categories.api import router as categories
from zhanggui.masters.catalog.products.api import router as products
from zhanggui.masters.catalog.skus.api import router as skus
from zhanggui.masters.catalog.units.api import router as units

router = Router(tags=["catalog"])
router.add_router("", products)
router.add_router("", skus)
router.add_router("", units)
router.add_router("", bundles)
router.add_router("", categories)
