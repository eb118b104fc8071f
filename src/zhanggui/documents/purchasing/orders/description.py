"""What the desk of purchase orders and an order look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.purchasing.orders.schemas import (
    PurchaseCountsQuery,
    PurchaseLineOut,
    PurchaseOut,
    PurchaseQuery,
)
from zhanggui.documents.purchasing.permissions import ORDER_PLACE, ORDER_VIEW, PRICE_VIEW
from zhanggui.kernel.api.descriptions import Description, Tab

ORDERS: Final = Description(
    name="purchasing.orders",
    zh="采购订单",
    en="Purchase orders",
    path="/purchasing/orders",
    row=PurchaseOut,
    query=PurchaseQuery,
    machine=ORDER,
    permission=ORDER_VIEW,
    creates=ORDER_PLACE,
    columns="number state supplier_name warehouse_name ordered_qty received_qty delivery gross billing expected_on ordered_at remark",
    more="net tax billed paid billed_qty line_count business_date deductible currency",
    sums="net tax gross",
    head="supplier_name warehouse_name ordered_at expected_on currency deductible delivery billing net tax gross billed paid remark",
    line=PurchaseLineOut,
    lines="line_no sku_code sku_name unit qty unit_price tax_rate net tax gross received_qty returned_qty billed_qty cost",
    searched="number",
    counts=PurchaseCountsQuery,
    references={"company_id": "companies", "warehouse_id": "warehouses", "supplier_id": "suppliers", "sku_id": "skus"},
    restricted={
        "net": PRICE_VIEW,
        "tax": PRICE_VIEW,
        "gross": PRICE_VIEW,
        "billed": PRICE_VIEW,
        "paid": PRICE_VIEW,
        "unit_price": PRICE_VIEW,
        "cost": PRICE_VIEW,
    },
    names={
        "delivery": ("入库进度", "receiving"),
        "delivery.none": ("未入库", "Not received"),
        "delivery.part": ("部分入库", "Partly"),
        "delivery.full": ("已入库", "Received"),
        "received_qty": ("已入库数量", "received"),
        "ordered_qty": ("采购数量", "ordered"),
        "ordered_at": ("采购时间", "ordered at"),
        "paid": ("已付金额", "paid"),
        "outstanding": ("未到货", "to come"),
        "deductible": ("进项可抵扣", "VAT deductible"),
        "period": ("采购时间", "ordered at"),
    },
    tabs=(
        Tab("all", "全部", "All"),
        Tab("draft", "待审核", "To confirm", {"state": "draft"}, work=True),
        Tab("outstanding", "未到货", "To come", {"outstanding": "true"}),
        Tab("confirmed", "已审核", "Confirmed", {"state": "confirmed"}),
        Tab("closed", "已关闭", "Closed", {"state": "closed"}),
        Tab("cancelled", "已取消", "Cancelled", {"state": "cancelled"}),
    ),
)  # fmt: skip
