"""Reads of templates."""

from __future__ import annotations

from zhanggui.foundation.printing.contracts import Kind, TemplateRow
from zhanggui.kernel import db

SQL = db.Folder(__file__)
#: Versions that are shown.
SHOWN = 50


def in_force() -> dict[str, TemplateRow]:
    """The latest version of each kind that somebody changed. One statement."""
    return {row[0]: TemplateRow(*row) for row in SQL.latest.rows()}


def versions(kind: Kind) -> list[TemplateRow]:
    """The last versions of a kind, newest first; none if nobody changed it. One statement."""
    return [TemplateRow(*row) for row in SQL.versions.rows(kind=kind.code, limit=SHOWN)]


def source_of(kind: Kind) -> str:
    """The template in force. One statement."""
    found = SQL.versions.rows(kind=kind.code, limit=1)
    return (TemplateRow(*found[0]).source if found else "") or kind.default()
