"""Undoing posted documents of the warehouse (红冲): their goods go back at the value they carried."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.machine import Machine
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization


def undo(
    machine: Machine,
    ids: Sequence[int],
    warehouses: Callable[[Sequence[int]], Sequence[int]],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None,
) -> None:
    """Undo documents, today. `warehouses`: where they lie. Raises WrongState, Stale, AlreadyReversed, Shortage, ClosedDay."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        companies = organization.recent_companies({d.company_id for d in documents})
        days = {d.id: business_date(now, companies[d.company_id].timezone) for d in documents}
        actor.require_warehouses(warehouses(ids))
        entries = stock.entries_of(ids, machine.document)
        # The last entry first: what a document took in before it gave out leaves again after that is back.
        stock.reverse(
            [stock.Reversal(e, days[i], now) for i in sorted(ids) for e in reversed(entries.get(i, []))], now=now
        )

    lifecycle.transition(machine, ids, "undo", actor=actor, now=now, versions=versions, effect=effect)
