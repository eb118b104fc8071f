"""Shipments whose asker bills them itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from zhanggui.documents.warehouse.shipments.commands import NewShipment, _new, _post
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db


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
    ids, line_ids = _new(new, "dispatch", actor=actor, now=now)
    before_stock()
    _post(new, ids, line_ids, now=now)
    return ids
