"""What price lists and their prices look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.pricing.lists.schemas import PriceListOut, PriceListQuery, PriceOut, PriceQuery
from zhanggui.masters.pricing.permissions import EDIT, VIEW

PRICE_LISTS: Final = Description(
    name="pricing.price-lists",
    zh="价目表",
    en="Price lists",
    path="/price-lists",
    row=PriceListOut,
    query=PriceListQuery,
    columns="code name priority customer_id grade channel shop_id currency valid_from valid_to active",
    permission=VIEW,
    creates=EDIT,
    references={"company_id": "companies", "customer_id": "customers", "shop_id": "shops"},
    names={
        "name": ("价目表名称", "name"),
        "customer_id": ("适用客户", "customer"),
        "grade": ("适用等级", "grade"),
        "channel": ("适用渠道", "channel"),
        "shop_id": ("适用店铺", "shop"),
    },
    detail=False,
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip

PRICES: Final = Description(
    name="pricing.prices",
    zh="价目表明细",
    en="Prices",
    path="/prices",
    row=PriceOut,
    query=PriceQuery,
    columns="list_name sku_code sku_name price min_qty valid_from valid_to active",
    permission=VIEW,
    creates=EDIT,
    references={"list_id": "price-lists", "sku_id": "skus"},
    names={"min_qty": ("起订量", "from quantity"), "list_name": ("价目表", "price list")},
    detail=False,
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
