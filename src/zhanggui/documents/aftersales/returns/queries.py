"""Reads of returns."""

from __future__ import annotations

from collections.abc import Sequence

from zhanggui.documents.aftersales.returns.contracts import Original, ReturnLineRow
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def read_lines(return_ids: Sequence[int]) -> list[ReturnLineRow]:
    """The lines of returns, in order of return and line."""
    return [ReturnLineRow(*row) for row in SQL.lines.rows(id=return_ids)]


def parts_of(return_ids: Sequence[int]) -> dict[int, list[Original]]:
    """Per line the shipments it comes back from; lines without are missing."""
    found: dict[int, list[Original]] = {}
    for row in SQL.parts.rows(id=return_ids):
        found.setdefault(row[0], []).append(Original(*row[1:]))
    return found
