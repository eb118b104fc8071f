"""The life of a return (退货单). Partly received, credited, refunded are progress, computed from facts, never states."""

from __future__ import annotations

from zhanggui.documents.aftersales import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

RETURN = Machine(
    document="aftersales.return",
    zh="退货单",
    en="Return",
    table="aftersales_return",
    states=(
        State("draft", "待审核", "To approve"),
        State("approved", "待收货", "To receive"),
        State("received", "已收货", "Received"),
        State("closed", "已关闭", "Closed", terminal=True),
        State("cancelled", "已取消", "Cancelled", terminal=True),
    ),
    initial="draft",
    transitions=(
        Transition("create", "新增", "Create", ("",), "draft", p.RETURN_CREATE),
        Transition("record", "直接收货", "Record as received", ("",), "received", p.RETURN_RECEIVE),
        Transition("approve", "审核", "Approve", ("draft",), "approved", p.RETURN_APPROVE),
        Transition("receive", "收货", "Receive", ("approved", "received"), "received", p.RETURN_RECEIVE),
        Transition("refund", "退款", "Refund", ("received",), "received", p.RETURN_REFUND),
        Transition("close", "关闭", "Close", ("received",), "closed", p.RETURN_CLOSE),
        Transition("cancel", "取消", "Cancel", ("draft", "approved"), "cancelled", p.RETURN_CANCEL),
    ),
)
