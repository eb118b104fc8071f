"""What the list of goods to order looks like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.purchasing.public import ORDER_PLACE
from zhanggui.insight.dashboard.replenishment.schemas import ReplenishmentOut, ReplenishmentQuery
from zhanggui.kernel.api.descriptions import Description, Tab

REPLENISHMENT: Final = Description(
    name="insight.replenishment",
    zh="补货建议",
    en="Replenishment",
    path="/replenishment",
    row=ReplenishmentOut,
    query=ReplenishmentQuery,
    columns="sku_code sku_name warehouse_name available on_order sold_qty daily_qty days_left lead_days supplier_name suggested_qty",
    permission=ORDER_PLACE,
    references={"company_id": "companies", "warehouse_id": "warehouses", "supplier_id": "suppliers", "sku_id": "skus"},
    keys=("sku_id", "warehouse_id"),
    names={
        "urgent": ("即将断货", "runs out"),
        "sold_out": ("已断货", "sold out"),
        "sold_qty": ("30 天销量", "sold in 30 days"),
        "daily_qty": ("日均销量", "a day"),
        "days_left": ("可售天数", "days left"),
        "lead_days": ("到货天数", "lead days"),
        "suggested_qty": ("建议采购量", "to order"),
    },
    detail=False,
    tabs=(
        Tab("urgent", "即将断货", "Runs out", {"urgent": "true"}),
        Tab("sold_out", "已断货", "Sold out", {"sold_out": "true"}),
        Tab("all", "全部在售", "All that sells"),
    ),
)  # fmt: skip
