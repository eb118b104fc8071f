"""The moves that this thread has just posted, so that nobody has to read back what was only now written.

Moves never change, and a rollback empties the memory: what is here is what the ledger says. Only the last batch is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhanggui.kernel import db
from zhanggui.ledgers.stock.contracts import EntryMove

_moves: dict[int, list[EntryMove]] = db.cache()


def remember(moves: Sequence[EntryMove]) -> None:
    """Keep the moves of a batch instead of those of the batch before."""
    _moves.clear()
    for move in moves:
        _moves.setdefault(move.entry_id, []).append(move)


def forget() -> None:
    """A batch was posted whose moves must be read."""
    _moves.clear()


def moves_of(entry_ids: Sequence[int]) -> list[EntryMove] | None:
    """The moves of these entries in ledger order, None where one of them is not known."""
    found: list[EntryMove] = []
    for entry_id in entry_ids:
        moves = _moves.get(entry_id)
        if moves is None:
            return None
        found.extend(moves)
    return found
