"""Checkpoints: what lay where at the turn of each month, so that a question about the past costs the moves of a month at most, even
where nobody ever closes a period.

A checkpoint is a projection and forbids nothing. An entry posted late (its moment before a checkpoint) is added to the checkpoints
behind it here, from the watermark on; until then the question itself adds it (sql/as_of.sql).
"""

from __future__ import annotations

from datetime import datetime

from zhanggui.kernel import db
from zhanggui.ledgers.stock import locks

SQL = db.Folder(__file__)


@db.in_transaction
def keep_checkpoints(*, now: datetime) -> bool:
    """Fold late entries into the checkpoints they lie before, then make the next checkpoint that is due; whether one was made.

    Run by the worker until nothing is due; safe at any time, and postings do not wait for it.
    """
    locks.watermark()
    SQL.fold_late.run()
    made = SQL.add_checkpoint.one(id=db.take_id(), now=now)
    return made is not None and bool(made[0])
