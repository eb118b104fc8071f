"""Allocations entered by hand: the items exist and lie in the caller's scope.

The commands trust their callers (sales, purchasing, imports), who have checked it already; what comes over HTTP is checked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhanggui.documents.invoicing.dates import today
from zhanggui.documents.invoicing.items.queries import visible_items
from zhanggui.documents.invoicing.items.schemas import MatchIn
from zhanggui.documents.invoicing.permissions import (
    ALLOCATE,
)
from zhanggui.foundation.identity.public import Actor
from zhanggui.ledgers.books import public as books


def matches(entered: Sequence[MatchIn], *, actor: Actor, now: datetime) -> list[books.Match]:
    """Pairs of open items, the debit in front. Raises `MissingPermission`, UnknownItem."""
    actor.require(ALLOCATE)
    items = visible_items(sorted({i for m in entered for i in (m.item_id, m.other_item_id)}), actor=actor)
    days = today([item.company_id for item in items.values()], now)
    found = []
    for m in entered:
        one, other = items[m.item_id], items[m.other_item_id]
        debit, credit = (one, other) if one.is_debit else (other, one)
        found.append(books.Match(debit.id, credit.id, m.amount, m.date or days[one.company_id]))
    return found
