"""The life of a confirmation of receipt (确认收货单): posted when it is born; a mistake is undone by its mirror (红冲)."""

from __future__ import annotations

from zhanggui.documents.sales import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

ACCEPTANCE = Machine(
    document="sales.acceptance",
    zh="确认收货单",
    en="Confirmation of receipt",
    table="sales_acceptance",
    states=(State("posted", "已过账", "Posted"), State("reversed", "已红冲", "Reversed", terminal=True)),
    initial="posted",
    transitions=(
        Transition("post", "确认收货", "Confirm receipt", ("",), "posted", p.ACCEPTANCE_POST),
        Transition("undo", "红冲", "Undo", ("posted",), "reversed", p.ACCEPTANCE_UNDO),
    ),
)
