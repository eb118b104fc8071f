"""The life of an Offset (往来冲销单): posted when it is born; a mistake is undone by its mirror (红冲)."""

from __future__ import annotations

from zhanggui.documents.invoicing import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

OFFSET = Machine(
    document="invoicing.offset",
    zh="往来冲销单",
    en="Offset",
    table="invoicing_offset",
    states=(State("posted", "已过账", "Posted"), State("reversed", "已红冲", "Reversed", terminal=True)),
    initial="posted",
    transitions=(
        Transition("post", "过账", "Post", ("",), "posted", p.OFFSET_POST),
        Transition("undo", "红冲", "Undo", ("posted",), "reversed", p.OFFSET_UNDO),
    ),
)
