"""What the list of receipts and a receipt look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.warehouse.permissions import RECEIPT_CREATE, RECEIPT_VIEW
from zhanggui.documents.warehouse.receipts.machine import RECEIPT
from zhanggui.documents.warehouse.receipts.schemas import ReceiptCountsQuery, ReceiptLineOut, ReceiptOut, ReceiptQuery
from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.ledgers.stock.public import COST_VIEW

RECEIPTS: Final = Description(
    name="warehouse.receipts",
    zh="入库单",
    en="Receipts",
    path="/warehouse/receipts",
    row=ReceiptOut,
    query=ReceiptQuery,
    machine=RECEIPT,
    permission=RECEIPT_VIEW,
    creates=RECEIPT_CREATE,
    columns="number state kind warehouse_name partner_name qty line_count effective_at note",
    more="shop_id origin_type business_date",
    totals={"qty_sum": "qty"},
    head="kind warehouse_name partner_name shop_id origin_type effective_at business_date qty note",
    line=ReceiptLineOut,
    lines="line_no sku_code sku_name unit qty lot serial quality value",
    searched="number",
    counts=ReceiptCountsQuery,
    references={
        "company_id": "companies",
        "warehouse_id": "warehouses",
        "shop_id": "shops",
        "customer_id": "customers",
        "supplier_id": "suppliers",
        "sku_id": "skus",
    },
    restricted={"value": COST_VIEW},
    names={"kind": ("入库类型", "kind"), "effective_at": ("入库时间", "received at"), "period": ("业务日期", "business date")},
    tabs=(
        Tab("all", "全部", "All"),
        Tab("draft", "待入库", "To receive", {"state": "draft"}, work=True),
        Tab("received", "已入库", "Received", {"state": "received"}),
        Tab("cancelled", "已取消", "Cancelled", {"state": "cancelled"}),
    ),
)  # fmt: skip
