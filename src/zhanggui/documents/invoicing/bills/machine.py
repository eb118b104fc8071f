"""The life of a Bill (应收应付单): posted when it is born; a mistake is undone by its mirror (红冲)."""

from __future__ import annotations

from zhanggui.documents.invoicing import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

BILL = Machine(
    document="invoicing.bill",
    zh="应收应付单",
    en="Bill",
    table="invoicing_bill",
    states=(State("posted", "已过账", "Posted"), State("reversed", "已红冲", "Reversed", terminal=True)),
    initial="posted",
    transitions=(
        Transition("post", "过账", "Post", ("",), "posted", p.BILL_POST),
        Transition("undo", "红冲", "Undo", ("posted",), "reversed", p.BILL_UNDO),
    ),
)
