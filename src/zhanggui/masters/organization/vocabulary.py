"""The fixed words of the organization: policies of a company, kinds of shops, warehouses, zones; states of bins.

Each word carries its Chinese and English label, so that screens, exports and error messages say the same. The policies and
their first (default) values are those of voucher_rules.md, "Policies to expose".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Words = Mapping[str, tuple[str, str]]

Taxpayer = Literal["general", "small"]
Standard = Literal["small", "enterprise"]
Costing = Literal["moving", "fifo"]
Pool = Literal["company", "warehouse"]
RevenuePoint = Literal["ON_SHIP", "ON_CONFIRM"]
EstimateMethod = Literal["difference", "reverse_first", "reverse_on_invoice"]
PurchaseExpense = Literal["expense", "capitalise"]
InputVatTiming = Literal["direct", "pending"]
RefundOnlyCost = Literal["keep", "571102", "560109"]
CreditControl = Literal["off", "warn", "block"]
ShopKind = Literal["online", "wholesale", "store"]
WarehouseKind = Literal["own", "store", "third_party", "platform", "defect", "transit"]
ZoneKind = Literal["pick", "reserve", "receive", "return", "defect", "stage"]
BinState = Literal["open", "locked", "retired"]

TAXPAYERS: Words = {"general": ("一般纳税人", "General taxpayer"), "small": ("小规模纳税人", "Small-scale taxpayer")}
STANDARDS: Words = {
    "small": ("小企业会计准则", "Accounting standard for small enterprises"),
    "enterprise": ("企业会计准则", "Accounting standards for enterprises"),
}
COSTINGS: Words = {"moving": ("移动加权平均", "Moving weighted average"), "fifo": ("先进先出", "First in, first out")}
POOLS: Words = {
    "company": ("按公司核算成本", "One cost per company"),
    "warehouse": ("按仓库核算成本", "One cost per warehouse"),
}
REVENUE_POINTS: Words = {
    "ON_SHIP": ("发货时确认收入", "Revenue on shipment"),
    "ON_CONFIRM": ("确认收货时确认收入", "Revenue when the buyer confirms receipt"),
}
ESTIMATE_METHODS: Words = {
    "difference": ("单到补差", "Book the difference when the invoice comes"),
    "reverse_first": ("月初回冲", "Reverse on the first day of the month"),
    "reverse_on_invoice": ("单到回冲", "Reverse when the invoice comes"),
}
PURCHASE_EXPENSES: Words = {
    "expense": ("计入费用", "Expensed"),
    "capitalise": ("计入存货成本", "Part of the inventory cost"),
}
INPUT_VAT_TIMINGS: Words = {
    "direct": ("直接抵扣", "Deducted at once"),
    "pending": ("待认证", "Pending until certified"),
}
REFUND_ONLY_COSTS: Words = {
    "keep": ("留在主营业务成本", "Stays in cost of sales"),
    "571102": ("存货盘亏毁损报废损失", "Inventory loss"),
    "560109": ("售后赔付", "After-sale compensation"),
}
CREDIT_CONTROLS: Words = {
    "off": ("不控制", "Not checked"),
    "warn": ("超额提醒", "Warn beyond the limit"),
    "block": ("超额禁止审核", "Refuse beyond the limit"),
}
SHOP_KINDS: Words = {"online": ("网店", "Online shop"), "wholesale": ("批发", "Wholesale"), "store": ("门店", "Store")}
WAREHOUSE_KINDS: Words = {
    "own": ("自有仓", "Own warehouse"),
    "store": ("门店仓", "Store"),
    "third_party": ("第三方仓", "Third-party warehouse"),
    "platform": ("平台仓", "Platform fulfilment warehouse"),
    "defect": ("残次品仓", "Warehouse of defective goods"),
    "transit": ("在途仓", "Goods in transit"),
}
ZONE_KINDS: Words = {
    "pick": ("拣货区", "Picking"),
    "reserve": ("存储区", "Reserve storage"),
    "receive": ("收货区", "Receiving"),
    "return": ("退货区", "Returns"),
    "defect": ("残次区", "Defective goods"),
    "stage": ("暂存区", "Staging"),
}
BIN_STATES: Words = {"open": ("启用", "In use"), "locked": ("冻结", "Frozen"), "retired": ("停用", "Retired")}
