"""The stock ledger: moves, promises, positions, costs. The only importable file of the module."""

from __future__ import annotations

from zhanggui.ledgers.stock.checkpoints import keep_checkpoints
from zhanggui.ledgers.stock.commands import Posting, close_through, expect, hold, post, release, reserve
from zhanggui.ledgers.stock.contracts import (
    DEFECT,
    GOOD,
    KINDS,
    SOLD,
    Entry,
    EntryMove,
    Move,
    Posted,
    Promise,
    Request,
    StockPosted,
)
from zhanggui.ledgers.stock.counting import Heap, Lying, lying_at, lying_in
from zhanggui.ledgers.stock.desk import PositionFilter, position_page
from zhanggui.ledgers.stock.errors import (
    ClosedDay,
    ExpiryNeeded,
    LotDiffers,
    LotExpired,
    LotNeeded,
    LotShort,
    LotUnknown,
    NotTracked,
    OverReturn,
    PromiseKept,
    SerialInStock,
    SerialNeeded,
    SerialNotHere,
    Shortage,
    TrackedStockLeft,
)
from zhanggui.ledgers.stock.handlers import on_policies_changed, on_product_policies_changed
from zhanggui.ledgers.stock.keeping import note_kept
from zhanggui.ledgers.stock.locations import Place, of_warehouses, outer
from zhanggui.ledgers.stock.lots import NewLot, Wanted, register_lots, suggest
from zhanggui.ledgers.stock.permissions import COST_VIEW, LEDGER_VIEW
from zhanggui.ledgers.stock.picking import Choice, Pick
from zhanggui.ledgers.stock.proof_contracts import Certificate
from zhanggui.ledgers.stock.proving import prove
from zhanggui.ledgers.stock.queries import (
    DocumentMove,
    PositionRow,
    SentLine,
    as_of,
    ask_open_reservations,
    line_costs,
    moves_of_documents,
    moves_of_entries,
    moves_of_lines,
    open_reservations,
    positions,
    sent_lines,
    tracks_of_moves,
)
from zhanggui.ledgers.stock.replaying import replay
from zhanggui.ledgers.stock.revaluing import Change, Changed, Late, changes_by_key, revalue, share
from zhanggui.ledgers.stock.reversing import Reversal, entries_of, refusals, reverse
from zhanggui.ledgers.stock.schemas import DocumentMoveOut
from zhanggui.ledgers.stock.tracing import LotPage, LotRow, Piece, lot_page, pieces

__all__ = [
    "COST_VIEW", "DEFECT", "GOOD", "KINDS", "LEDGER_VIEW", "SOLD", "Certificate", "Change", "Changed", "Choice", "ClosedDay", "DocumentMove", "DocumentMoveOut", "Entry",
    "EntryMove", "ExpiryNeeded", "Heap", "Late", "LotDiffers", "LotExpired", "LotNeeded", "LotPage", "LotRow", "LotShort", "LotUnknown", "Lying", "Move", "NewLot",
    "NotTracked", "OverReturn", "Pick", "Piece", "Place", "PositionFilter", "PositionRow", "Posted", "Posting", "Promise", "PromiseKept", "Request", "Reversal", "SentLine", "SerialInStock",
    "SerialNeeded", "SerialNotHere", "Shortage", "StockPosted", "TrackedStockLeft", "Wanted", "as_of", "ask_open_reservations", "changes_by_key",
    "close_through", "entries_of", "expect", "hold", "keep_checkpoints", "line_costs", "lot_page", "lying_at", "lying_in", "moves_of_documents", "moves_of_entries", "moves_of_lines",
    "note_kept", "of_warehouses", "on_policies_changed", "on_product_policies_changed", "open_reservations", "outer", "pieces", "position_page", "positions", "post", "prove",
    "refusals", "register_lots", "release", "replay", "reserve", "revalue", "reverse", "sent_lines", "share", "suggest", "tracks_of_moves",
]  # fmt: skip
