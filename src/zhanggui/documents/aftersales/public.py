"""Returns of customers with refund. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.aftersales.permissions import RETURN_VIEW
from zhanggui.documents.aftersales.returns.commands import approve, cancel, close, create, receive, record
from zhanggui.documents.aftersales.returns.contracts import (
    Found,
    NewReturn,
    NewReturnLine,
    Original,
    ReturnedPiece,
    ReturnLineRow,
    Wanted,
)
from zhanggui.documents.aftersales.returns.crediting import converge, on_received, refund
from zhanggui.documents.aftersales.returns.desk import ReturnFilter
from zhanggui.documents.aftersales.returns.desk import counts as return_counts
from zhanggui.documents.aftersales.returns.matching import match_originals
from zhanggui.documents.aftersales.returns.queries import read_lines
from zhanggui.documents.aftersales.returns.undoing import on_bills_undone

__all__ = [
    "RETURN_VIEW",
    "Found", "NewReturn", "NewReturnLine", "Original", "ReturnFilter", "ReturnLineRow", "ReturnedPiece", "Wanted", "approve", "cancel", "close", "converge", "create",
    "match_originals", "on_bills_undone", "on_received", "read_lines", "receive", "record", "refund", "return_counts",
]  # fmt: skip
