"""Undoing shipments (红冲): the goods are back at the cost they left at, and who had asked for them is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from zhanggui.documents.warehouse import undoing
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.kernel.errors import DomainError, first
from zhanggui.kernel.events import Event
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)


@dataclass(frozen=True, slots=True)
class ShipmentsUndone(Event):
    """Goods came back as if they had never left: these shipments are undone. `origins`: (type, id) of who had asked, distinct; `sent`:
    some were goods sent, whose buyers had to confirm that they came. Whoever has built on the shipment raises."""

    shipment_ids: tuple[int, ...]
    origins: tuple[tuple[str, int], ...]
    at: datetime
    sent: bool = False


@dataclass(frozen=True, slots=True)
class ShipmentsUndoAsked(Event):
    """Could these shipments be undone? Nothing has happened; whoever has built on one raises what it would raise then."""

    shipment_ids: tuple[int, ...]
    origins: tuple[tuple[str, int], ...]
    at: datetime
    sent: bool = False


def _asked(ids: Sequence[int]) -> tuple[tuple[tuple[str, int], ...], bool]:
    """Who had asked for shipments, and whether some were goods sent."""
    askers = SQL.askers.rows(id=list(ids))
    return tuple((row[0], row[1]) for row in askers), any(row[2] for row in askers)


def refusal(shipment_id: int, *, now: datetime) -> DomainError | None:
    """Why a shipment that has left can't be undone, in the order in which the command finds it; None if it can."""
    returned = stock.refusals([shipment_id], SHIPMENT.document).get(shipment_id)
    if returned is not None:
        return returned
    origins, sent = _asked([shipment_id])
    try:
        events.publish(ShipmentsUndoAsked((shipment_id,), origins, now, sent))
    except DomainError as error:
        return first(error)
    return None


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
    origins, sent = _asked(ids)
    events.publish(ShipmentsUndone(tuple(ids), origins, now, sent))
