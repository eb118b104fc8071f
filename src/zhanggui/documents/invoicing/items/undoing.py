"""Taking matchings back (反核销)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from zhanggui.documents.invoicing.dates import today
from zhanggui.documents.invoicing.permissions import UNALLOCATE
from zhanggui.documents.invoicing.scopes import of_money
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection
from zhanggui.ledgers.books import public as books


class _Matched(NamedTuple):
    """A matching and the two documents whose items it matched."""

    id: int
    company_id: int
    amount: Decimal
    debit_type: str
    debit_id: int
    debit_number: str
    credit_type: str
    credit_id: int
    credit_number: str


_VISIBLE: Final = Selection(__file__, "visible_allocations")


@db.in_transaction
def unallocate(ids: Sequence[int], *, actor: Actor, now: datetime, reason: str = "") -> list[int]:
    """Take matchings back, today; ids of the rows that do, in the order given. The audit log keeps the reason, for each matching and for
    both documents that had settled each other.

    Raises MissingPermission, AllocationUnknown, AllocationUndone, UndoesItself, ClosedPeriod.
    """
    actor.require(UNALLOCATE)
    found = {row[0]: _Matched(*row) for row in _VISIBLE.rows(id=list(ids), **of_money(actor))}
    books.require_allocations(ids, found)
    days = today([m.company_id for m in found.values()], now)
    dates = {i: days[found[i].company_id] for i in ids}
    undone = books.unallocate(ids, dates=dates, user_id=actor.user_id, now=now)
    rows = [row for i, u in zip(ids, undone, strict=True) for row in _told(found[i], u, reason.strip())]
    audit.record(rows, actor=actor, now=now)
    return undone


def _told(m: _Matched, undone_by: int, reason: str) -> list[audit.AuditRow]:
    """What the log says: of the matching, and of each document with the number of the other."""
    sides = ((m.debit_type, m.debit_id, m.credit_number), (m.credit_type, m.credit_id, m.debit_number))
    return [
        audit.AuditRow(
            m.company_id, "invoicing.allocation", m.id, "undo", None, {"undone_by": undone_by, "reason": reason}
        ),
        *(
            audit.AuditRow(
                m.company_id,
                kind,
                document,
                "unallocate",
                {},
                {"settled_with": other, "amount": m.amount, "reason": reason},
            )
            for kind, document, other in sides
        ),
    ]
