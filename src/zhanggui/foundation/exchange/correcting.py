"""Rejected rows as a file of their own kind: corrected, it is uploaded again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zhanggui.foundation.exchange import queries, registry
from zhanggui.foundation.exchange.contracts import Reject
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.exports import FORMATS
from zhanggui.kernel.api.language import Language
from zhanggui.kernel.api.spreadsheets import Cell

#: Rows read at a time.
BLOCK: Final = 500
#: The last column; no layout takes it.
WHY: Final = {"zh": "问题与处理办法", "en": "What is wrong"}


def rejects_as_file(import_id: int, form: str, *, actor: Actor, lang: Language) -> Iterator[bytes]:
    """The bytes of a CSV or XLSX file: the columns of the layout that the file had, under headings that are always known, and why each
    row was refused. Raises ImportUnknown, MissingPermission, LayoutUnknown before the first of them."""
    row = queries.by_id(import_id, actor=actor)
    layout = registry.layout_of(row.layout)
    taken = [column for column in layout.columns if column.key in row.source.get("columns", {})]
    writer = FORMATS[form]([*(column.zh if lang == "zh" else column.en for column in taken), WHY[lang]])
    keys = [column.key for column in taken]

    def stream() -> Iterator[bytes]:
        after = 0
        while rejects := queries.rejects(import_id, actor=actor, after=after, limit=BLOCK):
            yield writer.rows([_cells(each, keys, lang) for each in rejects])
            after = rejects[-1].row_no
        yield writer.end()

    return stream()


def _cells(reject: Reject, keys: list[str], lang: Language) -> list[Cell]:
    why = " ".join(f"{error.message(lang)} {error.remedy(lang)}" for error in reject.errors)
    return [*(reject.cells.get(key, "") for key in keys), why]
