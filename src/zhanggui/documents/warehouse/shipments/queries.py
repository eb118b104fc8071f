"""Reads of shipments."""

from __future__ import annotations

from collections.abc import Sequence

from zhanggui.documents.warehouse.receipts.queries import Caused, MovedLine
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def shipped_lines(origin_ids: Sequence[int], origin_type: str) -> list[MovedLine]:
    """Shipped lines caused by these documents, oldest first."""
    return [MovedLine(*row) for row in SQL.shipped_lines.rows(origin=origin_ids, origin_type=origin_type)]


def shipments_of(origin_ids: Sequence[int], origin_type: str) -> list[Caused]:
    """The shipments caused by these documents, in whatever state, oldest first. One statement."""
    return [Caused(*row) for row in SQL.of_origins.rows(origin=origin_ids, origin_type=origin_type)]
