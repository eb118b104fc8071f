"""What the order desk and a sales order look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.sales.orders.schemas import LineOut, OrderCountsQuery, OrderOut, OrderQuery
from zhanggui.documents.sales.permissions import ORDER_PLACE, ORDER_VIEW
from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.ledgers.stock.public import COST_VIEW

ORDERS: Final = Description(
    name="sales.orders",
    zh="销售订单",
    en="Sales orders",
    path="/sales/orders",
    row=OrderOut,
    query=OrderQuery,
    machine=ORDER,
    permission=ORDER_VIEW,
    creates=ORDER_PLACE,
    columns="number state shop_name customer_name ordered_qty gross delivery payment ordered_at warehouse_name remark",
    more="external_number net tax shipped_qty billed paid line_count business_date currency",
    sums="net tax gross",
    head="customer_name shop_name warehouse_name ordered_at external_number currency delivery payment net tax gross billed paid remark",
    line=LineOut,
    lines="line_no sku_code sku_name unit qty unit_price tax_rate net tax gross reserved_qty shipped_qty returned_qty cost price_reason",
    searched="number external_number",
    counts=OrderCountsQuery,
    restricted={"cost": COST_VIEW},
    references={
        "company_id": "companies", "shop_id": "shops", "warehouse_id": "warehouses", "customer_id": "customers", "sku_id": "skus",
    },
    tabs=(
        Tab("all", "全部", "All"),
        Tab("draft", "待审核", "To confirm", {"state": "draft"}, work=True),
        Tab("to_ship", "待发货", "To ship", {"to_ship": "true"}, work=True),
        Tab("short", "缺货", "Short", {"short": "true"}, alarm=True, work=True),
        Tab("confirmed", "已审核", "Confirmed", {"state": "confirmed"}),
        Tab("closed", "已关闭", "Closed", {"state": "closed"}),
        Tab("cancelled", "已取消", "Cancelled", {"state": "cancelled"}),
    ),
)  # fmt: skip
