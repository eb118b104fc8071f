"""What the desk of customers' returns and a return look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.aftersales.permissions import RETURN_CREATE, RETURN_VIEW
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.aftersales.returns.schemas import ReturnCountsQuery, ReturnLineOut, ReturnOut, ReturnQuery
from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.ledgers.stock.public import COST_VIEW

RETURNS: Final = Description(
    name="aftersales.returns",
    zh="退货单",
    en="Returns of customers",
    path="/aftersales/returns",
    row=ReturnOut,
    query=ReturnQuery,
    machine=RETURN,
    permission=RETURN_VIEW,
    creates=RETURN_CREATE,
    columns="number state shop_name customer_name order_number goods_qty delivery gross credited settled returned_at reason warehouse_name",
    more="external_number received_qty net tax line_count business_date currency",
    sums="net tax gross",
    head="customer_name shop_name warehouse_name order_number external_number returned_at delivery currency net tax gross credited settled reason",
    line=ReturnLineOut,
    lines="line_no sku_code sku_name unit qty quality received_qty net tax gross credited cost",
    searched="number external_number",
    counts=ReturnCountsQuery,
    references={
        "company_id": "companies",
        "shop_id": "shops",
        "warehouse_id": "warehouses",
        "customer_id": "customers",
        "sku_id": "skus",
        "order_id": "sales.orders",
    },
    restricted={"cost": COST_VIEW},
    names={
        "delivery": ("收货进度", "receiving"),
        "delivery.none": ("未收货", "Not received"),
        "delivery.part": ("部分收货", "Partly"),
        "delivery.full": ("已收货", "Received"),
        "order_number": ("原销售订单", "sales order"),
        "gross": ("应退金额", "to refund"),
        "settled": ("已退款", "refunded"),
        "credited": ("已红冲应收", "credited"),
        "period": ("退货时间", "returned at"),
    },
    tabs=(
        Tab("all", "全部", "All"),
        Tab("draft", "待审核", "To approve", {"state": "draft"}, work=True),
        Tab("approved", "待收货", "To receive", {"state": "approved"}, work=True),
        Tab("received", "已收货", "Received", {"state": "received"}),
        Tab("closed", "已关闭", "Closed", {"state": "closed"}),
        Tab("cancelled", "已取消", "Cancelled", {"state": "cancelled"}),
    ),
)  # fmt: skip
