"""What the lists of products dealt with partners look like."""

from __future__ import annotations

from typing import Any, Final

from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.insight.trading.schemas import BoughtQuery, SuppliedQuery, TradedOut
from zhanggui.kernel.api.descriptions import Description

_COMMON: Final[dict[str, Any]] = {
    "row": TradedOut,
    "columns": "sku_code sku_name unit traded_qty gross last_price last_at returned_qty order_count",
    "keys": ("sku_id",),
    "detail": False,
}

BOUGHT: Final = Description(
    name="trading.bought",
    zh="购买商品",
    en="Products bought",
    path="/trading/bought",
    query=BoughtQuery,
    permission=sales.ORDER_VIEW,
    references={"customer_id": "customers", "sku_id": "skus"},
    restricted={"returned_qty": aftersales.RETURN_VIEW},
    names={
        "traded_qty": ("购买数量", "bought"),
        "last_at": ("最近购买", "last bought"),
        "period": ("下单时间", "ordered at"),
    },
    **_COMMON,
)
SUPPLIED: Final = Description(
    name="trading.supplied",
    zh="供应商品",
    en="Products supplied",
    path="/trading/supplied",
    query=SuppliedQuery,
    permission=purchasing.ORDER_VIEW,
    references={"supplier_id": "suppliers", "sku_id": "skus"},
    restricted={
        "gross": purchasing.PRICE_VIEW,
        "last_price": purchasing.PRICE_VIEW,
        "returned_qty": purchasing.RETURN_VIEW,
    },
    names={
        "traded_qty": ("采购数量", "ordered"),
        "last_at": ("最近采购", "last ordered"),
        "period": ("采购时间", "ordered at"),
    },
    **_COMMON,
)
