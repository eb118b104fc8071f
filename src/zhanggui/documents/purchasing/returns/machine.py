"""The life of a return to a supplier (采购退货)."""

from __future__ import annotations

from zhanggui.documents.purchasing import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

RETURN = Machine(
    document="purchasing.return",
    zh="采购退货",
    en="Purchase return",
    table="purchasing_return",
    states=(
        State("draft", "待退货", "To ship"),
        State("shipped", "已退货", "Shipped", terminal=True),
        State("cancelled", "已取消", "Cancelled", terminal=True),
    ),
    initial="draft",
    transitions=(
        Transition("create", "新增", "Create", ("",), "draft", p.RETURN_CREATE),
        Transition("record", "直接退货", "Ship at once", ("",), "shipped", p.RETURN_SHIP),
        Transition("ship", "退货出库", "Ship", ("draft",), "shipped", p.RETURN_SHIP),
        Transition("cancel", "取消", "Cancel", ("draft",), "cancelled", p.RETURN_CANCEL),
    ),
)
