"""Where is this piece, and what happened to this lot: reads of tracked goods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.lists import Listing, Selection, narrow
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.errors import NotFound
from zhanggui.ledgers.stock.permissions import LEDGER_VIEW

BY_EXPIRY: Final = Keyset("expires_on", (Key("expires_on", date), Key("id", int)))
BY_TIME: Final = Keyset("effective_at", (Key("effective_at", datetime), Key("id", int)))


@dataclass(frozen=True, slots=True)
class LotRow:
    """A lot of a SKU and what of it lies in the caller's warehouses. `expires_on` is the last good day."""

    id: int
    sku_id: int
    sku_code: str
    sku_name: str
    code: str
    made_on: date | None
    expires_on: date | None
    on_hand: Decimal
    defect: Decimal


@dataclass(frozen=True, slots=True)
class LotPage(Page[LotRow]):
    """A page of lots; `on_hand_sum`, with `total`, is the sum over all lots that match."""

    on_hand_sum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LotPlace:
    """What of a lot lies in a warehouse."""

    warehouse_id: int
    warehouse_code: str
    warehouse_name: str
    quality: str
    qty: Decimal


@dataclass(frozen=True, slots=True)
class LotDetail:
    """A lot and where it lies."""

    lot: LotRow
    places: tuple[LotPlace, ...]


@dataclass(frozen=True, slots=True)
class TracedMove:
    """One step of a lot or a piece; a warehouse of None is the outer world."""

    id: int
    company_id: int
    kind: str
    document_type: str
    document_id: int
    business_date: date
    effective_at: datetime
    sku_id: int
    lot: str
    serial: str
    qty: Decimal
    from_warehouse_id: int | None
    to_warehouse_id: int | None
    quality: str
    customer_id: int | None
    supplier_id: int | None
    partner_name: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece by its serial number; `warehouse_id` None: it is in no warehouse that the caller sees."""

    sku_id: int
    sku_code: str
    sku_name: str
    serial: str
    lot: str
    quality: str
    warehouse_id: int | None
    warehouse_code: str | None
    warehouse_name: str | None


@dataclass(frozen=True, slots=True)
class PieceTrace:
    """Where a piece is, and every step that brought it there, oldest first."""

    piece: Piece
    moves: tuple[TracedMove, ...]


_LOTS: Final = Listing(__file__, "lot_page", BY_EXPIRY, LotRow)
_PLACES: Final = Selection(__file__, "lot_places")
_TRACE: Final = Listing(__file__, "trace_page", BY_TIME, TracedMove)
_PIECES: Final = Selection(__file__, "pieces")
#: A piece that was sold and came back a hundred times is a mistake; the page still ends.
MAX_STEPS = 500


def _scope(actor: Actor) -> dict[str, list[int] | None]:
    return {"companies": narrow(actor.companies, None), "warehouses": narrow(actor.warehouses, None)}


def lot_page(
    *,
    actor: Actor,
    company_id: int | None = None,
    sku_id: int | None = None,
    code: str | None = None,
    warehouse_id: int | None = None,
    expires_until: date | None = None,
    live: bool = True,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> LotPage:
    """Lots, the one that expires first in front. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(LEDGER_VIEW)
    filters: dict[str, object] = {
        "companies": narrow(actor.companies, company_id),
        "warehouses": narrow(actor.warehouses, warehouse_id),
        "sku": sku_id,
        "code": code,
        "expires_until": expires_until,
        "live": live or None,
    }
    found = _LOTS.page(cursor=cursor, limit=limit, **filters)
    if not total:
        return LotPage(found.items, found.next)
    count, on_hand = _LOTS.totals(**filters)
    return LotPage(found.items, found.next, count, on_hand)


def lot(lot_id: int, *, actor: Actor) -> LotDetail:
    """One lot and where it lies. Two statements. Raises `MissingPermission`, `NotFound`."""
    actor.require(LEDGER_VIEW)
    found = _LOTS.page(cursor=None, limit=1, lot=lot_id, **_scope(actor)).items
    if not found:
        raise NotFound(field="lot_id", what="lot", which=lot_id)
    return LotDetail(found[0], tuple(LotPlace(*row) for row in _PLACES.rows(lot=lot_id, **_scope(actor))))


def lot_moves(
    lot_id: int, *, actor: Actor, warehouse_id: int | None = None, cursor: str | None = None, limit: int = 50
) -> Page[TracedMove]:
    """What happened to a lot in the caller's warehouses or one of them, oldest first: where it came from, who got it. Three statements.

    Raises `MissingPermission`, `NotFound`.
    """
    row = lot(lot_id, actor=actor).lot
    filters = {**_scope(actor), "warehouses": narrow(actor.warehouses, warehouse_id)}
    return _TRACE.page(cursor=cursor, limit=limit, sku=row.sku_id, lot=row.code, **filters)


def pieces(serial: str, *, actor: Actor, sku_id: int | None = None) -> tuple[Piece, ...]:
    """The pieces that carry a number, each where it is now. One statement. Raises `MissingPermission`."""
    actor.require(LEDGER_VIEW)
    return tuple(Piece(*row) for row in _PIECES.rows(serial=serial, sku=sku_id, **_scope(actor)))


def trace_serial(serial: str, *, actor: Actor, sku_id: int | None = None) -> tuple[PieceTrace, ...]:
    """The pieces that carry a number, with their history. Two statements. Raises `MissingPermission`, `NotFound`."""
    found = pieces(serial, actor=actor, sku_id=sku_id)
    if not found:
        raise NotFound(field="serial", what="serial number", which=serial[:64])
    moves = _TRACE.page(cursor=None, limit=MAX_STEPS, serial=serial, sku=sku_id, **_scope(actor)).items
    return tuple(PieceTrace(piece, tuple(m for m in moves if m.sku_id == piece.sku_id)) for piece in found)
