"""The life of a receipt (入库单)."""

from __future__ import annotations

from zhanggui.documents.warehouse import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

RECEIPT = Machine(
    document="warehouse.receipt",
    zh="入库单",
    en="Receipt",
    table="warehouse_receipt",
    states=(
        State("draft", "待入库", "To receive"),
        State("received", "已入库", "Received", terminal=True),
        State("cancelled", "已取消", "Cancelled", terminal=True),
    ),
    initial="draft",
    transitions=(
        Transition("create", "新增", "Create", ("",), "draft", p.RECEIPT_CREATE),
        Transition("take_in", "直接入库", "Receive at once", ("",), "received", p.RECEIPT_RECEIVE),
        Transition("tally", "清点", "Tally", ("draft",), "draft", p.RECEIPT_TALLY),
        Transition("receive", "入库", "Receive", ("draft",), "received", p.RECEIPT_RECEIVE),
        Transition("cancel", "取消", "Cancel", ("draft",), "cancelled", p.RECEIPT_CANCEL),
    ),
)
