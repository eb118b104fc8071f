"""Reads of payments and of what they settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal

from zhanggui.kernel import db

SQL = db.Folder(__file__)


@dataclass(frozen=True, slots=True)
class Settlement:
    """`amount` (> 0) of an open item was matched with an item of the document named here."""

    id: int
    item_id: int
    document_type: str
    document_id: int
    number: str
    date: Day
    amount: Decimal


def settlements(item_ids: Sequence[int]) -> list[Settlement]:
    """What open items were matched with, oldest first. One statement."""
    return [Settlement(*row) for row in SQL.settlements.rows(item=item_ids)]
