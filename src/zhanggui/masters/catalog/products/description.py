"""What the list of products and a product look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.catalog.permissions import EDIT, VIEW
from zhanggui.masters.catalog.products.schemas import ProductOut, ProductQuery

PRODUCTS: Final = Description(
    name="catalog.products",
    zh="商品",
    en="Products",
    path="/products",
    row=ProductOut,
    query=ProductQuery,
    columns="code name kind category_name brand_name unit tax_rate active",
    more="lot_tracked shelf_life_days serial_tracked presale allow_negative revenue_account description",
    head="code name kind category_name brand_name unit tax_rate revenue_account lot_tracked shelf_life_days serial_tracked presale allow_negative active description",
    permission=VIEW,
    pictures={"code": "product:id"},
    creates=EDIT,
    references={"category_id": "categories", "brand_id": "brands"},
    names={"code": ("货号", "code"), "name": ("商品名称", "name"), "category_name": ("商品分类", "category"), "brand_name": ("品牌", "brand"), "kind": ("商品类型", "kind")},
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
