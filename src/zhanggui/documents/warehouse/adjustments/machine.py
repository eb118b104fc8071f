"""The life of a stock adjustment: other receipts and issues, count differences (其他出入库、盘点差异)."""

from __future__ import annotations

from zhanggui.documents.warehouse import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

ADJUSTMENT = Machine(
    document="warehouse.adjustment",
    zh="其他出入库单",
    en="Adjustment",
    table="warehouse_adjustment",
    states=(
        State("draft", "待审核", "To post"),
        State("posted", "已审核", "Posted"),
        State("reversed", "已红冲", "Reversed", terminal=True),
        State("cancelled", "已取消", "Cancelled", terminal=True),
    ),
    initial="draft",
    transitions=(
        Transition("create", "新增", "Create", ("",), "draft", p.ADJUSTMENT_CREATE),
        Transition("record", "直接过账", "Post at once", ("",), "posted", p.ADJUSTMENT_POST),
        Transition("post", "审核", "Post", ("draft",), "posted", p.ADJUSTMENT_POST),
        Transition("undo", "红冲", "Undo", ("posted",), "reversed", p.ADJUSTMENT_UNDO),
        Transition("cancel", "取消", "Cancel", ("draft",), "cancelled", p.ADJUSTMENT_CANCEL),
    ),
)
