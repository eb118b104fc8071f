"""What the list of counts and a count look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.warehouse.counts.machine import COUNT
from zhanggui.documents.warehouse.counts.schemas import CountCountsQuery, CountLineOut, CountOut, CountQuery
from zhanggui.documents.warehouse.permissions import COUNT_CREATE, COUNT_VIEW
from zhanggui.kernel.api.descriptions import Description, Tab

COUNTS: Final = Description(
    name="warehouse.counts",
    zh="盘点单",
    en="Stock counts",
    path="/warehouse/counts",
    row=CountOut,
    query=CountQuery,
    machine=COUNT,
    permission=COUNT_VIEW,
    creates=COUNT_CREATE,
    columns="number state warehouse_name line_count counted_lines different_lines business_date note",
    head="warehouse_name business_date line_count counted_lines different_lines note",
    line=CountLineOut,
    lines="line_no sku_code sku_name unit quality lot serial book counted difference counted_at",
    searched="number",
    counts=CountCountsQuery,
    references={"company_id": "companies", "warehouse_id": "warehouses"},
    names={"line_count": ("应盘行数", "lines"), "business_date": ("盘点日期", "begun on"), "period": ("盘点日期", "begun on")},
    tabs=(
        Tab("all", "全部", "All"),
        Tab("draft", "盘点中", "Counting", {"state": "draft"}, work=True),
        Tab("posted", "已完成", "Done", {"state": "posted"}),
        Tab("cancelled", "已取消", "Cancelled", {"state": "cancelled"}),
    ),
)  # fmt: skip
