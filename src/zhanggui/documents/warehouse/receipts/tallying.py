"""The receiver's part of a receipt: tally (what really came)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from zhanggui.documents.warehouse.receipts.machine import RECEIPT
from zhanggui.documents.warehouse.tallies import commands as tallies
from zhanggui.documents.warehouse.tallies.contracts import DraftLine, NewTally
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)


@db.in_transaction
def tally(
    ids: Sequence[int],
    scanned: Sequence[NewTally],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
) -> None:
    """Keep what really came for lines of drafts (清点), lot by lot and piece by piece: when the draft is received, each line is what was
    tallied, and what did not come is still expected. Tallying a line again replaces it.

    Raises WrongState, Stale, ForeignTally, OverTally, ExpiryNeeded, LotDiffers.
    """

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        lines = draft_lines(ids)
        skus = {line.line_id: line.sku_id for line in lines}
        named = {
            stock.NewLot(skus[t.line_id], t.lot, t.made_on, t.expires_on)
            for t in scanned
            if t.lot and t.line_id in skus
        }
        stock.register_lots(sorted(named, key=lambda lot: (lot.sku_id, lot.code)))
        tallies.write(lines, scanned)

    lifecycle.transition(RECEIPT, ids, "tally", actor=actor, now=now, versions=versions, effect=effect)


def draft_lines(ids: Sequence[int]) -> list[DraftLine]:
    """The lines of drafts, by document."""
    return [DraftLine(*row) for row in SQL.draft_lines.rows(id=ids)]


def settle(ids: Sequence[int]) -> None:
    """Make the lines of drafts that are received what was tallied."""
    tallies.settle(draft_lines(ids), SQL.split)
