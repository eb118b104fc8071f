"""What a task is called and what went wrong with it, in both languages."""

from __future__ import annotations

from typing import Any

from zhanggui.foundation.tasks.contracts import TaskRow
from zhanggui.foundation.tasks.registry import found
from zhanggui.kernel.errors import DomainError, Many

#: Of many errors so many are kept.
ERRORS_KEPT = 50


def title(row: TaskRow, lang: str) -> str:
    """The title in a language; a kind that only another version knows is called by its name."""
    kind = found(row.kind)
    if kind is None:
        return row.kind
    return (kind.zh if lang == "zh" else kind.en).format_map({**row.params, "id": row.id})


def phase(row: TaskRow, lang: str) -> str:
    """What the work is doing, in a language."""
    kind = found(row.kind)
    names = kind.phases.get(row.phase) if kind is not None else None
    return row.phase if names is None else names[0 if lang == "zh" else 1]


def _entry(error: DomainError) -> dict[str, Any]:
    return {
        "code": error.code, "zh": error.message("zh"), "en": error.message("en"), "remedy_zh": error.remedy("zh"),
        "remedy_en": error.remedy("en"),
    }  # fmt: skip


def problem_of(error: DomainError) -> dict[str, Any]:
    """A refusal as it is kept: it is shown in the language of whoever looks."""
    if isinstance(error, Many):
        return {**_entry(error), "errors": [_entry(each) for each in error.errors[:ERRORS_KEPT]]}
    return _entry(error)
