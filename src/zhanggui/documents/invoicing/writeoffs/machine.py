"""The life of a Write-off (坏账核销单): posted when it is born; a mistake is corrected by a reversing document."""

from __future__ import annotations

from zhanggui.documents.invoicing import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

WRITEOFF = Machine(
    document="invoicing.writeoff",
    zh="坏账核销单",
    en="Write-off",
    table="invoicing_writeoff",
    states=(State("posted", "已过账", "Posted", terminal=True),),
    initial="posted",
    transitions=(Transition("post", "过账", "Post", ("",), "posted", p.WRITEOFF_POST),),
)
