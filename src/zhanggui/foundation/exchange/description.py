"""What the list of imports and an import look like."""

from __future__ import annotations

from typing import Final

from zhanggui.foundation.exchange.permissions import IMPORT, VIEW
from zhanggui.foundation.exchange.schemas import ImportOut, ImportQuery
from zhanggui.foundation.exchange.states import STATES
from zhanggui.kernel.api.descriptions import Description, Tab

IMPORTS: Final = Description(
    name="exchange.imports",
    zh="导入记录",
    en="Imports",
    path="/exchange/imports",
    row=ImportOut,
    query=ImportQuery,
    columns="file_name state layout_name rows imported adjusted rejected skipped pending user_name created_at finished_at",
    more="size known encoding sheet header_row dropped_totals undone_at",
    head="file_name state layout_name rows imported adjusted rejected skipped pending user_name created_at finished_at undone_at size known encoding sheet header_row dropped_totals",
    permission=VIEW,
    creates=IMPORT,
    references={"company_id": "companies"},
    names={
        "state": ("状态", "state"),
        "rows": ("总行数", "rows"),
        "user_name": ("上传人", "uploaded by"),
        "created_at": ("上传时间", "uploaded at"),
    },
    states=STATES,
    tones={
        "unmapped": "waiting",
        "staged": "waiting",
        "validated": "waiting",
        "applying": "active",
        "applied": "done",
        "failed": "alarm",
        "undoing": "active",
        "undone": "void",
    },
    tabs=(
        Tab("all", "全部", "All"),
        Tab("unmapped", "待对应列", "To map", {"state": "unmapped"}),
        Tab("validated", "待导入", "To apply", {"state": "validated"}),
        Tab("failed", "已中断", "Interrupted", {"state": "failed"}, alarm=True),
        Tab("applied", "已导入", "Applied", {"state": "applied"}),
        Tab("undone", "已撤销", "Undone", {"state": "undone"}),
    ),
)  # fmt: skip
