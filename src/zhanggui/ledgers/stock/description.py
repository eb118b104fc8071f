"""What the lists of stock look like: positions and lots."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.ledgers.stock.permissions import COST_VIEW, LEDGER_VIEW
from zhanggui.ledgers.stock.schemas import PositionOut, PositionQuery
from zhanggui.ledgers.stock.trace_schemas import LotOut, LotQuery

POSITIONS: Final = Description(
    name="stock.positions",
    zh="库存查询",
    en="Stock",
    path="/stock/positions",
    row=PositionOut,
    query=PositionQuery,
    columns="sku_code sku_name warehouse_name available on_hand reserved on_order in_transit defect unit unit_cost value",
    sums="on_hand reserved value",
    permission=LEDGER_VIEW,
    references={"company_id": "companies", "warehouse_id": "warehouses", "sku_id": "skus"},
    keys=("sku_id", "warehouse_id"),
    names={"below": ("可用数低于", "available below"), "shortage": ("缺货", "out of stock"), "negative": ("负库存", "negative"), "live": ("有数量", "with stock")},
    restricted={"unit_cost": COST_VIEW, "value": COST_VIEW},
    detail=False,
    tabs=(
        Tab("all", "全部", "All"),
        Tab("shortage", "缺货", "Out of stock", {"shortage": "true"}),
        Tab("negative", "负库存", "Negative", {"negative": "true"}),
    ),
)  # fmt: skip

LOTS: Final = Description(
    name="stock.lots",
    zh="批次库存",
    en="Lots",
    path="/stock/lots",
    row=LotOut,
    query=LotQuery,
    columns="code sku_code sku_name on_hand defect expires_on made_on",
    totals={"on_hand_sum": "on_hand"},
    permission=LEDGER_VIEW,
    searched="code",
    references={"company_id": "companies", "sku_id": "skus", "warehouse_id": "warehouses"},
    names={"code": ("批号", "lot"), "expires_until": ("到期不晚于", "expires by"), "live": ("有数量", "with stock")},
)  # fmt: skip
