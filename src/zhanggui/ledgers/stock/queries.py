"""Reads of the stock ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection, narrow
from zhanggui.ledgers.stock import fresh
from zhanggui.ledgers.stock.contracts import EntryMove
from zhanggui.ledgers.stock.permissions import COST_VIEW, LEDGER_VIEW

SQL = db.Folder(__file__)
_NOTHING: Final = (Decimal("0.0000"),) * 4
#: SKUs of one statement about positions: the rows of one part are read while the server looks for the next.
_PART: Final = 2_500
_OF_DOCUMENTS: Final = Selection(__file__, "moves_of_documents")


class PositionRow(NamedTuple):
    """What a SKU stands at in a warehouse, base units. available = on_hand − reserved."""

    sku_id: int
    warehouse_id: int
    on_hand: Decimal
    defect: Decimal
    reserved: Decimal
    on_order: Decimal
    in_transit: Decimal


@dataclass(frozen=True, slots=True)
class DocumentMove:
    """What a document did to a SKU in one of our warehouses: `qty` and `amount` (its value; None for who may not see costs) are positive
    for what came in."""

    id: int
    entry_id: int
    company_id: int
    kind: str
    document_type: str
    document_id: int
    effective_at: datetime
    business_date: date
    sku_id: int
    sku_code: str
    sku_name: str
    warehouse_id: int
    qty: Decimal
    amount: Decimal | None
    quality: str
    lot: str
    serial: str
    document_line: int | None


def moves_of_entries(entry_ids: Sequence[int]) -> list[EntryMove]:
    """The moves of entries that changed value or crossed our border, in ledger order. One statement, none right after posting."""
    known = fresh.moves_of(entry_ids)
    if known is not None:
        return known
    return [EntryMove(*row) for row in SQL.moves_of_entries.rows(entry=entry_ids)]


def moves_of_documents(document_ids: Sequence[int], *, actor: Actor) -> tuple[DocumentMove, ...] | None:
    """The moves that documents caused in warehouses the caller sees, by business time; None for who may not see the ledger. One
    statement."""
    if not actor.may(LEDGER_VIEW):
        return None
    rows = _OF_DOCUMENTS.rows(
        document=list(document_ids), companies=narrow(actor.companies, None), warehouses=narrow(actor.warehouses, None)
    )
    found = [DocumentMove(*row) for row in rows]
    return tuple(found if actor.may(COST_VIEW) else [replace(move, amount=None) for move in found])


def moves_of_lines(document_lines: Sequence[int]) -> dict[int, list[tuple[int, Decimal, Decimal]]]:
    """Per document line: (move id, qty, amount) of its moves with a quantity."""
    found: dict[int, list[tuple[int, Decimal, Decimal]]] = {}
    for line, move, qty, amount in SQL.moves_of_lines.rows(line=document_lines):
        found.setdefault(line, []).append((move, qty, amount))
    return found


class SentLine(NamedTuple):
    """What is left of goods sent for a document line after what came back unconfirmed: quantity, and what it cost."""

    qty: Decimal
    cost: Decimal


def sent_lines(document_lines: Sequence[int]) -> dict[int, SentLine]:
    """Per line of a shipment of goods sent (发出商品): what is left of it. One statement."""
    return {row[0]: SentLine(row[1], row[2]) for row in SQL.sent_lines.rows(line=document_lines)}


def line_costs(document_lines: Sequence[int]) -> dict[int, Decimal]:
    """What the goods that left by lines of documents cost by now: replays count. One statement."""
    return {row[0]: row[1] for row in SQL.line_costs.rows(line=document_lines)}


def positions(sku_ids: Sequence[int], warehouse_ids: Sequence[int] | None = None) -> list[PositionRow]:
    """Positions of SKUs, in all warehouses or the given ones, by id of SKU and warehouse. One round trip."""
    ids = sorted(set(sku_ids)) if len(sku_ids) > _PART else sku_ids
    parts = [ids[first : first + _PART] for first in range(0, len(ids), _PART)]
    places, everywhere = warehouse_ids or [], warehouse_ids is None
    calls = [SQL.positions.call(sku=part, warehouse=places, everywhere=everywhere) for part in parts]
    return db.in_turn(calls, _positions)


def _positions(rows: Sequence[db.Row]) -> list[PositionRow]:
    """Ten thousands of rows are asked for at once: every quantity on hand is made once, however many rows say it, and what a named
    tuple's own constructor adds is half of their making."""
    texts = {row[2] for row in rows}
    on_hand = dict(zip(texts, map(Decimal, texts), strict=True))
    new, cls = tuple.__new__, PositionRow
    return [
        new(cls, (sku, warehouse, on_hand[text], *(_NOTHING if rest is None else map(Decimal, rest.split(" ")))))
        for sku, warehouse, text, rest in rows
    ]


def as_of(company_id: int, moment: datetime) -> list[tuple[int, int, Decimal]]:
    """(sku, warehouse, qty) of everything that lay in our warehouses just after `moment`, by business time: the newest closing's
    snapshot before it plus the moves since."""
    return [(row[0], row[1], row[2]) for row in SQL.as_of.rows(company=company_id, moment=moment)]


def open_reservations(document_ids: Sequence[int], document_type: str) -> list[tuple[int, int, int, Decimal, int, int]]:
    """(reservation, sku, warehouse, open qty, document, line) of documents."""
    return ask_open_reservations(document_ids, document_type).answer()


def ask_open_reservations(
    document_ids: Sequence[int], document_type: str
) -> db.Question[list[tuple[int, int, int, Decimal, int, int]]]:
    """The question behind `open_reservations`, to be asked together with others."""
    return db.Question(
        SQL.open_reservations.call(document=document_ids, document_type=document_type),
        lambda rows: [(r[0], r[2], r[3], r[4], r[5], r[6]) for r in rows],
    )


def tracks_of_moves(move_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Lot and serial number of moves. One statement, none for no moves."""
    return {row[0]: (row[1], row[2]) for row in SQL.origin_tracks.rows(move=move_ids)} if move_ids else {}
