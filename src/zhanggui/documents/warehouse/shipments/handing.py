"""Shipments whose asker bills them itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from zhanggui.documents.warehouse.shipments.commands import NewShipment, _Birth, _entries
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.ledgers.stock import public as stock


@db.in_transaction
def hand_over(
    new: Sequence[NewShipment], *, actor: Actor, now: datetime, before_stock: Callable[[], None]
) -> Sequence[int]:
    """Create and ship in one step, as `dispatch` does, for an asker who knows already what to bill and is not told.

    `before_stock` is called when the documents are written and nothing that others wait for is locked yet: stock positions stay locked
    from there to the end of the transaction. Raises Shortage, ClosedDay.
    """
    if not new:
        before_stock()
        return []
    birth = _Birth(new, "dispatch", actor)
    birth.write(now)
    before_stock()
    stock.post(_entries(new, birth.ids, birth.line_ids), now=now)
    return birth.ids
