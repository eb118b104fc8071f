"""What the list of returns to suppliers and a return look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.purchasing.permissions import PRICE_VIEW, RETURN_CREATE, RETURN_VIEW
from zhanggui.documents.purchasing.returns.machine import RETURN
from zhanggui.documents.purchasing.returns.schemas import (
    PurchaseReturnCountsQuery,
    PurchaseReturnLineOut,
    PurchaseReturnOut,
    PurchaseReturnQuery,
)
from zhanggui.kernel.api.descriptions import Description, Tab

RETURNS: Final = Description(
    name="purchasing.returns",
    zh="采购退货单",
    en="Returns to suppliers",
    path="/purchasing/returns",
    row=PurchaseReturnOut,
    query=PurchaseReturnQuery,
    machine=RETURN,
    permission=RETURN_VIEW,
    creates=RETURN_CREATE,
    columns="number state supplier_name order_number warehouse_name qty net tax returned_at reason",
    more="line_count business_date currency",
    totals={"qty_sum": "qty"},
    head="supplier_name warehouse_name order_number returned_at qty currency net tax reason",
    line=PurchaseReturnLineOut,
    lines="line_no sku_code sku_name unit qty receipt_number net tax estimated_qty estimated_value",
    searched="number",
    counts=PurchaseReturnCountsQuery,
    references={
        "company_id": "companies",
        "warehouse_id": "warehouses",
        "supplier_id": "suppliers",
        "sku_id": "skus",
        "order_id": "purchasing.orders",
        "receipt_id": "warehouse.receipts",
    },
    restricted={"net": PRICE_VIEW, "tax": PRICE_VIEW, "estimated_value": PRICE_VIEW},
    names={
        "order_number": ("采购订单", "purchase order"),
        "qty": ("退货数量", "quantity returned"),
        "period": ("退货时间", "returned at"),
    },
    tabs=(
        Tab("all", "全部", "All"),
        Tab("draft", "待退货", "To ship", {"state": "draft"}, work=True),
        Tab("shipped", "已退货", "Shipped", {"state": "shipped"}),
        Tab("cancelled", "已取消", "Cancelled", {"state": "cancelled"}),
    ),
)  # fmt: skip
