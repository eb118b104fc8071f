"""What a caller may be allowed to do with the catalogue."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

VIEW = Permission("catalog.view", "查看商品资料", "See the catalogue")
EDIT = Permission("catalog.edit", "维护商品、规格、条码和组合装", "Maintain products, SKUs, barcodes and bundles")
EDIT_STRUCTURE = Permission("catalog.structure.edit", "维护分类、品牌和单位", "Maintain categories, brands and units")

PERMISSIONS = (VIEW, EDIT, EDIT_STRUCTURE)
