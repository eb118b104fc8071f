"""Undoing posted adjustments (红冲)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from zhanggui.documents.warehouse import undoing
from zhanggui.documents.warehouse.adjustments import taxing
from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def _warehouses(ids: Sequence[int]) -> list[int]:
    return [row[0] for row in SQL.warehouses.rows(id=list(ids))]


@db.in_transaction
def undo(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Undo posted adjustments, today. Their taxes go with them. Raises WrongState, Stale, AlreadyReversed,
    NoValueLeft, Shortage, ClosedDay, ClosedPeriod."""
    if ids:
        undoing.undo(ADJUSTMENT, ids, _warehouses, actor=actor, now=now, versions=versions, also=taxing.reverse)
