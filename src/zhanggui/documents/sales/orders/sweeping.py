"""The list of open orders (`models.OpenOrder`): what opens an order again puts it there, a job takes off what is done."""

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
    return len(SQL.sweep.rows(before=now - REST, most=MOST))
