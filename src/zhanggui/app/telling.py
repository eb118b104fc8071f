"""What people are told of what the rooms below announce."""

from __future__ import annotations

from typing import Final

from zhanggui.foundation.exchange import public as exchange
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.notices import public as notices

#: How an import ends → what is said. `failed` covers what was stopped and can go on.
IMPORTS: Final = {
    "applied": notices.Kind(
        "exchange.import_applied", "导入完成：{file}，导入 {imported} 行，拒绝 {rejected} 行", "{file} is imported: {imported} rows, {rejected} rejected", "good",
    ),
    "failed": notices.Kind("exchange.import_failed", "导入中断：{file}。{why_zh}", "The import of {file} stopped: {why_en}", "bad"),
    "undone": notices.Kind("exchange.import_undone", "导入已撤销：{file}", "The import of {file} was undone"),
}  # fmt: skip
notices.register(*IMPORTS.values())


def on_import_ended(event: exchange.ImportEnded) -> None:
    """Tell whoever ran an import how it ended; the command line has no inbox."""
    if event.user_id is None:
        return
    row = exchange.by_id(event.import_id, actor=SYSTEM)
    kind = IMPORTS.get(row.state, IMPORTS["failed"])
    params = {"file": row.file_name, "imported": str(row.imported), "rejected": str(row.rejected)}
    if row.failure is not None:
        params |= {"why_zh": row.failure["zh"], "why_en": row.failure["en"]}
    notices.tell(
        [notices.NewNotice(kind.name, params, f"/system/imports/{row.id}", users=(event.user_id,))], now=event.now
    )
