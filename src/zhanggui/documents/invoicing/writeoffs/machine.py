"""The life of a Write-off (往来款核销单): posted when it is born; a mistake is undone by its mirror (红冲)."""

from __future__ import annotations

from zhanggui.documents.invoicing import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

WRITEOFF = Machine(
    document="invoicing.writeoff",
    zh="往来款核销单",
    en="Write-off",
    table="invoicing_writeoff",
    states=(State("posted", "已过账", "Posted"), State("reversed", "已红冲", "Reversed", terminal=True)),
    initial="posted",
    transitions=(
        Transition("post", "过账", "Post", ("",), "posted", p.WRITEOFF_POST),
        Transition("recover", "坏账收回", "Recover", ("posted",), "posted", p.WRITEOFF_RECOVER),
        Transition("undo", "红冲", "Undo", ("posted",), "reversed", p.WRITEOFF_UNDO),
    ),
)
