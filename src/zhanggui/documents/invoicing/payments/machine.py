"""The life of a Payment (收付款单): posted when it is born; a mistake is undone by its mirror (红冲)."""

from __future__ import annotations

from zhanggui.documents.invoicing import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

PAYMENT = Machine(
    document="invoicing.payment",
    zh="收付款单",
    en="Payment",
    table="invoicing_payment",
    states=(State("posted", "已过账", "Posted"), State("reversed", "已红冲", "Reversed", terminal=True)),
    initial="posted",
    transitions=(
        Transition("post", "过账", "Post", ("",), "posted", p.PAYMENT_POST),
        Transition("undo", "红冲", "Undo", ("posted",), "reversed", p.PAYMENT_UNDO),
    ),
)
