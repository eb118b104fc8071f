"""Writers of open items by hand: allocation (核销)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhanggui.documents.invoicing import permissions
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.ledgers.books import public as books


@db.in_transaction
def allocate(matches: Sequence[books.Match], *, actor: Actor, now: datetime) -> list[int]:
    """核销 of open items by hand: partial amounts allowed. Raises Mismatch, OverAllocation."""
    actor.require(permissions.ALLOCATE)
    return books.allocate(matches, user_id=actor.user_id, now=now)
