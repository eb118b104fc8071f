"""What the list of SKUs and a SKU look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.catalog.permissions import EDIT, VIEW
from zhanggui.masters.catalog.skus.schemas import SkuOut, SkuQuery

SKUS: Final = Description(
    name="catalog.skus",
    zh="商品规格",
    en="SKUs",
    path="/skus",
    row=SkuOut,
    query=SkuQuery,
    columns="code name product_code product_name bundle weight_g volume_cm3 active",
    more="lot_tracked serial_tracked shelf_life_days",
    head="code name product_code product_name bundle weight_g volume_cm3 lot_tracked serial_tracked shelf_life_days active",
    permission=VIEW,
    pictures={"code": "sku:id"},
    creates=EDIT,
    references={"product_id": "products", "category_id": "categories", "brand_id": "brands"},
    names={"code": ("规格编码", "code"), "name": ("规格名称", "name"), "product_code": ("货号", "product code"), "product_name": ("商品", "product"), "kind": ("商品类型", "kind")},
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
