"""The stock ledger: moves, promises, positions, costs. The only importable file of the module."""

from __future__ import annotations

from zhanggui.ledgers.stock.commands import close_through, expect, post, release, reserve
from zhanggui.ledgers.stock.contracts import DEFECT, GOOD, KINDS, Entry, Move, Posted, Promise, Request, StockPosted
from zhanggui.ledgers.stock.errors import ClosedDay, OverReturn, Shortage
from zhanggui.ledgers.stock.locations import Place, of_warehouses, outer
from zhanggui.ledgers.stock.queries import (
    EntryMove,
    PositionRow,
    as_of,
    moves_of_entries,
    moves_of_lines,
    open_reservations,
    positions,
)

__all__ = [
    "DEFECT", "GOOD", "KINDS", "ClosedDay", "Entry", "EntryMove", "Move", "OverReturn", "Place", "PositionRow", "Posted", "Promise",
    "Request", "Shortage", "StockPosted", "as_of", "close_through", "expect", "moves_of_entries", "moves_of_lines", "of_warehouses",
    "open_reservations", "outer", "positions", "post", "release", "reserve",
]  # fmt: skip
