"""The life of a sales order (销售订单). Partly shipped, billed, paid are progress, computed from quantities, never states."""

from __future__ import annotations

from zhanggui.documents.sales import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

ORDER = Machine(
    document="sales.order",
    zh="销售订单",
    en="Sales order",
    table="sales_order",
    states=(
        State("draft", "待审核", "To confirm"),
        State("confirmed", "已审核", "Confirmed"),
        State("closed", "已关闭", "Closed", terminal=True),
        State("cancelled", "已取消", "Cancelled", terminal=True),
    ),
    initial="draft",
    transitions=(
        Transition("place", "新增", "Place", ("",), "draft", p.ORDER_PLACE),
        Transition("record", "补录", "Record", ("",), "confirmed", p.ORDER_CONFIRM),
        Transition("confirm", "审核", "Confirm", ("draft",), "confirmed", p.ORDER_CONFIRM),
        Transition("reopen", "反审核", "Reopen", ("confirmed",), "draft", p.ORDER_CONFIRM),
        Transition("reserve", "补占库存", "Reserve", ("confirmed",), "confirmed", p.ORDER_CONFIRM),
        Transition("release", "推送仓库", "Release to warehouse", ("confirmed",), "confirmed", p.ORDER_RELEASE),
        Transition("ship", "发货", "Ship", ("confirmed",), "confirmed", p.ORDER_SHIP),
        Transition("close", "关闭", "Close", ("confirmed",), "closed", p.ORDER_CLOSE),
        Transition("cancel", "取消", "Cancel", ("draft", "confirmed"), "cancelled", p.ORDER_CANCEL),
    ),
)
