"""The moves that this thread has just posted, so that nobody has to read back what was only now written.

Moves never change, and a rollback empties the memory: what is here is what the ledger says. Only the last batch is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhanggui.kernel import db
from zhanggui.ledgers.stock.contracts import EntryMove

#: The moves of the last batch by entry, under the one key there is: a plain dictionary, because a batch looks into it at every move.
_last: dict[str, dict[int, list[EntryMove]]] = db.cache()
_BATCH = "batch"


def remember(moves: Sequence[EntryMove]) -> None:
    """Keep the moves of a batch instead of those of the batch before."""
    batch: dict[int, list[EntryMove]] = {}
    for move in moves:
        batch.setdefault(move.entry_id, []).append(move)
    _last[_BATCH] = batch


def forget() -> None:
    """A batch was posted whose moves must be read."""
    _last[_BATCH] = {}


def moves_of(entry_ids: Sequence[int]) -> list[EntryMove] | None:
    """The moves of these entries in ledger order, None where one of them is not known."""
    batch = _last.get(_BATCH, {})
    found: list[EntryMove] = []
    for entry_id in entry_ids:
        moves = batch.get(entry_id)
        if moves is None:
            return None
        found.extend(moves)
    return found
