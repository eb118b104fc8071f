"""Write-offs entered by hand: the items exist, are receivables or payables and lie in the caller's scope.

The commands trust their callers (sales, purchasing, imports), who have checked it already; what comes over HTTP is checked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhanggui.documents.invoicing.dates import today
from zhanggui.documents.invoicing.errors import OnlyClaims
from zhanggui.documents.invoicing.items.queries import visible_items
from zhanggui.documents.invoicing.permissions import (
    WRITEOFF_POST,
)
from zhanggui.documents.invoicing.writeoffs.commands import NewWriteoff
from zhanggui.documents.invoicing.writeoffs.schemas import WriteoffIn
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.errors import raise_if
from zhanggui.kernel.posting import Origin


def writeoffs(entered: Sequence[WriteoffIn], *, actor: Actor, now: datetime) -> list[NewWriteoff]:
    """Receivables and payables given up. Raises `MissingPermission`, UnknownItem, OnlyClaims."""
    actor.require(WRITEOFF_POST)
    items = visible_items(sorted({w.item_id for w in entered}), actor=actor)
    raise_if(
        [
            OnlyClaims(field="item_id", row=row, which=w.item_id)
            for row, w in enumerate(entered)
            # What a supplier owes us back, and what we owe a customer, is no claim of theirs or ours: advances, credits.
            if items[w.item_id].amount < 0
            or items[w.item_id].side != ("D" if items[w.item_id].supplier_id is None else "C")
        ]
    )
    days = today([item.company_id for item in items.values()], now)
    new = []
    for w in entered:
        item = items[w.item_id]
        new.append(
            NewWriteoff(
                company_id=item.company_id,
                account=item.account,
                amount=w.amount,
                date=w.date or days[item.company_id],
                reason=w.reason,
                origin=Origin("identity.user", actor.user_id or 0),
                customer_id=item.customer_id,
                shop_id=item.shop_id,
                reference_id=item.reference_id,
                settles=((item.id, w.amount),),
                supplier_id=item.supplier_id,
            )
        )
    return new
