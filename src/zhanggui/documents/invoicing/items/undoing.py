"""Taking matchings back (反核销)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from zhanggui.documents.invoicing.dates import today
from zhanggui.documents.invoicing.permissions import UNALLOCATE
from zhanggui.documents.invoicing.scopes import of_money
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection
from zhanggui.ledgers.books import public as books

_VISIBLE: Final = Selection(__file__, "visible_allocations")


@db.in_transaction
def unallocate(ids: Sequence[int], *, actor: Actor, now: datetime) -> list[int]:
    """Take matchings back, today; ids of the rows that do, in the order given.

    Raises MissingPermission, AllocationUnknown, AllocationUndone, UndoesItself, ClosedPeriod.
    """
    actor.require(UNALLOCATE)
    companies = {row[0]: row[1] for row in _VISIBLE.rows(id=list(ids), **of_money(actor))}
    books.require_allocations(ids, companies)
    days = today(list(companies.values()), now)
    undone = books.unallocate(ids, dates={i: days[companies[i]] for i in ids}, user_id=actor.user_id, now=now)
    rows = [
        audit.AuditRow(companies[i], "invoicing.allocation", i, "undo", None, {"undone_by": u})
        for i, u in zip(ids, undone, strict=True)
    ]
    audit.record(rows, actor=actor, now=now)
    return undone
