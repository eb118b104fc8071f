"""Reads of shipments."""

from __future__ import annotations

from collections.abc import Sequence

from zhanggui.documents.warehouse.receipts.queries import MovedLine
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def shipped_lines(origin_ids: Sequence[int], origin_type: str) -> list[MovedLine]:
    """Shipped lines caused by these documents, oldest first."""
    return [MovedLine(*row) for row in SQL.shipped_lines.rows(origin=origin_ids, origin_type=origin_type)]
