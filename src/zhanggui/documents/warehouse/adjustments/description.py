"""What the list of adjustments and an adjustment look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.adjustments.schemas import (
    AdjustmentCountsQuery,
    AdjustmentLineOut,
    AdjustmentOut,
    AdjustmentQuery,
)
from zhanggui.documents.warehouse.permissions import ADJUSTMENT_CREATE, ADJUSTMENT_VIEW
from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.ledgers.stock.public import COST_VIEW

ADJUSTMENTS: Final = Description(
    name="warehouse.adjustments",
    zh="其他出入库单",
    en="Stock adjustments",
    path="/warehouse/adjustments",
    row=AdjustmentOut,
    query=AdjustmentQuery,
    machine=ADJUSTMENT,
    permission=ADJUSTMENT_VIEW,
    creates=ADJUSTMENT_CREATE,
    columns="number state kind purpose warehouse_name qty line_count reason effective_at department",
    more="shop_id note origin_type business_date",
    totals={"qty_sum": "qty"},
    head="kind purpose warehouse_name shop_id department reason effective_at business_date qty note",
    line=AdjustmentLineOut,
    lines="line_no sku_code sku_name unit qty quality lot serial value fair_price price_reason tax_rate tax",
    searched="number",
    counts=AdjustmentCountsQuery,
    references={"company_id": "companies", "warehouse_id": "warehouses", "shop_id": "shops", "sku_id": "skus"},
    restricted={"value": COST_VIEW},
    names={"qty": ("数量(+入 -出)", "quantity (+ in, - out)"), "period": ("业务日期", "business date")},
    tabs=(
        Tab("all", "全部", "All"),
        Tab("draft", "待审核", "To post", {"state": "draft"}, work=True),
        Tab("posted", "已审核", "Posted", {"state": "posted"}),
        Tab("reversed", "已红冲", "Reversed", {"state": "reversed"}),
        Tab("cancelled", "已取消", "Cancelled", {"state": "cancelled"}),
    ),
)  # fmt: skip
