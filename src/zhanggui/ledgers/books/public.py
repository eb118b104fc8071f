"""The books: balanced entries, open items, allocation. The only importable file of the module."""

from __future__ import annotations

from zhanggui.ledgers.books.chart import charts
from zhanggui.ledgers.books.chart import install as install_chart
from zhanggui.ledgers.books.commands import allocate, close_month, month_of, post, roll_up
from zhanggui.ledgers.books.contracts import AccountRow, Entry, Item, ItemsReopened, Line, Match, NewItem, PostedEntry
from zhanggui.ledgers.books.errors import ItemAllocated
from zhanggui.ledgers.books.fresh import opened
from zhanggui.ledgers.books.locks import items as lock_items
from zhanggui.ledgers.books.permissions import ENTRY_VIEW
from zhanggui.ledgers.books.queries import (
    EntryLine,
    EntryRow,
    OpenItemRow,
    Turnover,
    entries_by_key,
    entries_of,
    entries_of_documents,
    items_of_documents,
    open_items,
    trial_balance,
)
from zhanggui.ledgers.books.reversing import (
    Reversal,
    allocations_of_items,
    require_allocations,
    reverse,
    unallocate,
)
from zhanggui.ledgers.books.schemas import EntryOut

__all__ = [
    "ENTRY_VIEW", "AccountRow", "Entry", "EntryLine", "EntryOut", "EntryRow", "Item", "ItemAllocated", "ItemsReopened", "Line", "Match", "NewItem", "OpenItemRow", "PostedEntry", "Reversal", "Turnover", "allocate", "allocations_of_items", "charts",
    "close_month", "entries_by_key", "entries_of", "entries_of_documents", "install_chart", "items_of_documents", "lock_items", "month_of", "open_items", "opened", "post", "require_allocations", "reverse", "roll_up", "trial_balance", "unallocate",
]  # fmt: skip
