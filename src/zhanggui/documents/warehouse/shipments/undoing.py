"""Undoing shipments (红冲): the goods are back at the cost they left at, and who had asked for them is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from zhanggui.documents.warehouse import undoing
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.kernel.events import Event

SQL = db.Folder(__file__)


@dataclass(frozen=True, slots=True)
class ShipmentsUndone(Event):
    """Goods came back as if they had never left: these shipments are undone. `origins`: (type, id) of who had asked, distinct; `sent`:
    some were goods sent, whose buyers had to confirm that they came. Whoever has built on the shipment raises."""

    shipment_ids: tuple[int, ...]
    origins: tuple[tuple[str, int], ...]
    at: datetime
    sent: bool = False


def _warehouses(ids: Sequence[int]) -> list[int]:
    return [row[0] for row in SQL.warehouses.rows(id=list(ids))]


@db.in_transaction
def undo(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Undo shipments of which nothing is billed or returned, today.

    Raises WrongState, Stale, AlreadyReversed, ClosedDay, and the refusals of who asked for them.
    """
    if not ids:
        return
    undoing.undo(SHIPMENT, ids, _warehouses, actor=actor, now=now, versions=versions)
    askers = SQL.askers.rows(id=list(ids))
    origins = tuple((row[0], row[1]) for row in askers)
    events.publish(ShipmentsUndone(tuple(ids), origins, now, any(row[2] for row in askers)))
