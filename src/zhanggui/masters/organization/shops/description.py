"""What the list of shops and a shop look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.organization.permissions import EDIT_SHOPS, VIEW
from zhanggui.masters.organization.shops.schemas import ShopOut, ShopQuery

SHOPS: Final = Description(
    name="organization.shops",
    zh="店铺",
    en="Shops",
    path="/shops",
    row=ShopOut,
    query=ShopQuery,
    columns="code name channel kind warehouse_id company_id currency active",
    head="code name channel kind warehouse_id company_id currency active",
    permission=VIEW,
    creates=EDIT_SHOPS,
    references={"company_id": "companies", "warehouse_id": "warehouses"},
    names={"name": ("店铺名称", "name"), "kind": ("店铺类型", "kind"), "warehouse_id": ("默认发货仓", "ships from")},
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
