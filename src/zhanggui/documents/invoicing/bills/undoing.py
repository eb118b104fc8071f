"""Undoing bills (红冲): an entry of its own sign, and whoever had asked for the bill is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from zhanggui.documents.invoicing import undoing
from zhanggui.documents.invoicing.bills.machine import BILL
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.kernel.api.lists import Selection
from zhanggui.kernel.errors import DomainError, first
from zhanggui.kernel.events import Event

SQL = db.Folder(__file__)
VISIBLE: Final = Selection(__file__, "visible")


@dataclass(frozen=True, slots=True)
class BillsUndone(Event):
    """Bills were undone. `origins`: (type, id) of who had asked for them, distinct; `at`: when. Whoever can't let go of one raises."""

    bill_ids: tuple[int, ...]
    origins: tuple[tuple[str, int], ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class BillsUndoAsked(Event):
    """Could these bills be undone? Nothing has happened; whoever can't let go of one raises what it would raise then."""

    bill_ids: tuple[int, ...]
    origins: tuple[tuple[str, int], ...]


def refusal(bill_id: int, origin: tuple[str, int]) -> DomainError | None:
    """Why the document that asked for a bill would not let it be undone; None if it would."""
    try:
        events.publish(BillsUndoAsked((bill_id,), (origin,)))
    except DomainError as error:
        return first(error)
    return None


@db.in_transaction
def undo(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Undo bills nobody has settled, today. What follows from goods that moved is refused by whoever moved them.

    Raises DocumentUnknown, WrongState, Stale, ItemAllocated, ClosedPeriod, and the refusals of the rooms above.
    """
    if not ids:
        return
    undoing.undo(BILL, VISIBLE, ids, actor=actor, now=now, versions=versions, unallocated=False)
    origins = tuple((row[0], row[1]) for row in SQL.askers.rows(id=list(ids)))
    events.publish(BillsUndone(tuple(ids), origins, now))
