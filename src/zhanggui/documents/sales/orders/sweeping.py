"""The lists of open orders (`models.OpenOrder`) and of due ones (`models.DueOrder`): what opens an order again or takes a payment of it back
puts it there, jobs take off what is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from zhanggui.kernel import db

SQL = db.Folder(__file__)
#: Longer than any transaction that opens an order again.
REST: Final = timedelta(minutes=10)
#: At once; so no statement is long, even after the import of a year.
MOST: Final = 5000


def open_again(ids: Sequence[int], *, now: datetime) -> None:
    """Orders that were done, or may have been, are open again; inside the transaction that opens them. One statement."""
    SQL.open_again.later(id=list(ids), now=now)


@db.in_transaction
def sweep(*, now: datetime) -> int:
    """Take orders off the list about which nothing is left to do; returns how many, `MOST` at once. One statement."""
    return len(SQL.sweep.rows(before=now - REST, most=MOST, now=now))


def due_again(ids: Sequence[int], *, now: datetime) -> None:
    """Orders that were paid, or may have been, ask for money again; inside the transaction that says so. One statement."""
    SQL.due_again.later(id=list(ids), now=now)


@db.in_transaction
def sweep_due(*, now: datetime, after: int = 0) -> int | None:
    """Take orders off the list of due ones that ask for nothing any more, of the next `MOST` behind `after`; returns the last one looked at,
    None at the end of the list. One statement."""
    row = SQL.sweep_due.one(before=now - REST, after=after, most=MOST)
    assert row is not None
    last, looked = row
    return int(last) if looked == MOST else None
