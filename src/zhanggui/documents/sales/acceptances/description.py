"""What the list of confirmations of receipt looks like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.sales.acceptances.machine import ACCEPTANCE
from zhanggui.documents.sales.acceptances.schemas import AcceptanceOut, AcceptanceQuery
from zhanggui.documents.sales.permissions import ACCEPTANCE_POST, ACCEPTANCE_VIEW
from zhanggui.kernel.api.descriptions import Description
from zhanggui.ledgers.stock.public import COST_VIEW

ACCEPTANCES: Final = Description(
    name="sales.acceptances",
    zh="确认收货单",
    en="Confirmations of receipt",
    path="/sales/acceptances",
    row=AcceptanceOut,
    query=AcceptanceQuery,
    machine=ACCEPTANCE,
    permission=ACCEPTANCE_VIEW,
    creates=ACCEPTANCE_POST,
    columns="number state order_number date qty cost",
    more="shop_id",
    totals={"qty_sum": "qty"},
    searched="number",
    references={"company_id": "companies", "shop_id": "shops", "order_id": "sales.orders"},
    restricted={"cost": COST_VIEW},
    names={"period": ("收货日期", "received on"), "date": ("收货日期", "received on")},
    detail=False,
)  # fmt: skip
