"""The life of a count."""

from __future__ import annotations

from zhanggui.documents.warehouse import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

COUNT = Machine(
    document="warehouse.count",
    zh="盘点单",
    en="Stock count",
    table="warehouse_count",
    states=(
        State("draft", "盘点中", "Counting"),
        State("posted", "已完成", "Done", terminal=True),
        State("cancelled", "已取消", "Cancelled", terminal=True),
    ),
    initial="draft",
    transitions=(
        Transition("create", "新增", "Create", ("",), "draft", p.COUNT_CREATE),
        Transition("enter", "录入实盘", "Enter what was counted", ("draft",), "draft", p.COUNT_ENTER),
        Transition("post", "完成盘点", "Post", ("draft",), "posted", p.COUNT_POST),
        Transition("cancel", "取消", "Cancel", ("draft",), "cancelled", p.COUNT_CANCEL),
    ),
)
