"""Undoing posted documents of the warehouse (红冲): their goods go back at the value they carried."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.machine import Machine
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization


class Also(Protocol):
    """What else a document undoes, per document on its day."""

    def __call__(self, ids: Sequence[int], days: Mapping[int, date], *, user_id: int | None, now: datetime) -> None: ...


def undo(
    machine: Machine,
    ids: Sequence[int],
    warehouses: Callable[[Sequence[int]], Sequence[int]],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None,
    also: Also | None = None,
) -> None:
    """Undo documents, today. `warehouses`: where they lie; `also`: what is undone after the goods are back. Raises WrongState, Stale, AlreadyReversed, Shortage, ClosedDay."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        companies = organization.recent_companies({d.company_id for d in documents})
        days = {d.id: business_date(now, companies[d.company_id].timezone) for d in documents}
        actor.require_warehouses(warehouses(ids))
        entries = stock.entries_of(ids, machine.document)
        # The last entry first: what a document took in before it gave out leaves again after that is back.
        stock.reverse(
            [stock.Reversal(e, days[i], now) for i in sorted(ids) for e in reversed(entries.get(i, []))], now=now
        )
        if also is not None:
            also(ids, days, user_id=actor.user_id, now=now)

    lifecycle.transition(machine, ids, "undo", actor=actor, now=now, versions=versions, effect=effect)
