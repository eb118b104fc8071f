"""The life of a purchase order (采购订单). Partly received, billed, paid are progress, computed from quantities, never states."""

from __future__ import annotations

from zhanggui.documents.purchasing import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

ORDER = Machine(
    document="purchasing.order",
    zh="采购订单",
    en="Purchase order",
    table="purchasing_order",
    states=(
        State("draft", "待审核", "To confirm"),
        State("confirmed", "已审核", "Confirmed"),
        State("closed", "已关闭", "Closed", terminal=True),
        State("cancelled", "已取消", "Cancelled", terminal=True),
    ),
    initial="draft",
    transitions=(
        Transition("place", "新增", "Place", ("",), "draft", p.ORDER_PLACE),
        Transition("confirm", "审核", "Confirm", ("draft",), "confirmed", p.ORDER_CONFIRM),
        Transition("reopen", "反审核", "Reopen", ("confirmed",), "draft", p.ORDER_CONFIRM),
        Transition("announce", "到货通知", "Announce", ("confirmed",), "confirmed", p.ORDER_ANNOUNCE),
        Transition("receive", "收货", "Receive", ("confirmed",), "confirmed", p.ORDER_RECEIVE),
        Transition("close", "关闭", "Close", ("confirmed",), "closed", p.ORDER_CLOSE),
        Transition("cancel", "取消", "Cancel", ("draft", "confirmed"), "cancelled", p.ORDER_CANCEL),
    ),
)
