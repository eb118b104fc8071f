"""Undoing posted documents of money (红冲): the document says so, its entry gets its mirror, its open item is closed by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from zhanggui.documents.invoicing.dates import today
from zhanggui.documents.invoicing.scopes import of_money
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel.api.lists import Selection
from zhanggui.kernel.machine import Machine
from zhanggui.ledgers.books import public as books


def require_visible(machine: Machine, visible: Selection, ids: Sequence[int], *, actor: Actor) -> None:
    """Refuse documents that the caller may not see. Raises DocumentUnknown. One statement."""
    lifecycle.require_seen(machine, ids, {row[0] for row in visible.rows(id=list(ids), **of_money(actor))})


def undo(
    machine: Machine,
    visible: Selection,
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None,
    unallocated: bool = True,
) -> None:
    """Undo documents, today. `unallocated`: take the matchings of their own items back first; otherwise a settled document is refused.

    Raises DocumentUnknown, WrongState, Stale, ItemAllocated, ClosedPeriod.
    """

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        days = today([d.company_id for d in documents], now)
        of = {d.id: days[d.company_id] for d in documents}
        if unallocated:
            own = books.items_of_documents(ids, machine.document)
            owner = {item.id: of[document] for document, items in own.items() for item in items}
            matched = books.allocations_of_items(sorted(owner))
            dates = {m: owner[i] for m, i in matched.items()}
            books.unallocate(list(matched), dates=dates, user_id=actor.user_id, now=now)
        entries = books.entries_of(ids, machine.document)
        reversals = [books.Reversal(entry, of[document]) for document in ids for entry in entries.get(document, ())]
        books.reverse(reversals, user_id=actor.user_id, now=now)

    require_visible(machine, visible, ids, actor=actor)
    lifecycle.transition(machine, ids, "undo", actor=actor, now=now, versions=versions, effect=effect)
