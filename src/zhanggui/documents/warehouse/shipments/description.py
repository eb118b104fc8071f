"""What the list of shipments and a shipment look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.warehouse.permissions import SHIPMENT_CREATE, SHIPMENT_VIEW
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.documents.warehouse.shipments.schemas import (
    ShipmentCountsQuery,
    ShipmentLineOut,
    ShipmentOut,
    ShipmentQuery,
)
from zhanggui.kernel.api.descriptions import Description, Tab

SHIPMENTS: Final = Description(
    name="warehouse.shipments",
    zh="出库单",
    en="Shipments",
    path="/warehouse/shipments",
    row=ShipmentOut,
    query=ShipmentQuery,
    machine=SHIPMENT,
    permission=SHIPMENT_VIEW,
    creates=SHIPMENT_CREATE,
    columns="number state kind warehouse_name partner_name qty line_count carrier waybill effective_at note",
    more="shop_id origin_type business_date",
    totals={"qty_sum": "qty"},
    head="kind warehouse_name partner_name shop_id origin_type effective_at business_date qty carrier waybill note",
    line=ShipmentLineOut,
    lines="line_no sku_code sku_name unit qty lot serial",
    searched="number waybill",
    counts=ShipmentCountsQuery,
    references={
        "company_id": "companies",
        "warehouse_id": "warehouses",
        "shop_id": "shops",
        "customer_id": "customers",
        "supplier_id": "suppliers",
        "sku_id": "skus",
    },
    names={"kind": ("出库类型", "kind"), "effective_at": ("出库时间", "shipped at"), "period": ("业务日期", "business date")},
    tabs=(
        Tab("all", "全部", "All"),
        Tab("draft", "待出库", "To ship", {"state": "draft"}, work=True),
        Tab("shipped", "已出库", "Shipped", {"state": "shipped"}),
        Tab("reversed", "已红冲", "Reversed", {"state": "reversed"}),
        Tab("cancelled", "已取消", "Cancelled", {"state": "cancelled"}),
    ),
)  # fmt: skip
