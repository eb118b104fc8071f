"""Printing: templates, barcodes, and how numbers are written on paper. The only importable file of the module."""

from __future__ import annotations

from zhanggui.foundation.printing.barcodes import barcode, code128, qr
from zhanggui.foundation.printing.capitals import capitals
from zhanggui.foundation.printing.contracts import Kind, Options, Request, Sheet
from zhanggui.foundation.printing.errors import AnswerMissing, TooMany
from zhanggui.foundation.printing.permissions import PERMISSIONS
from zhanggui.foundation.printing.registry import register
from zhanggui.foundation.printing.texts import address, day, in_words, money, price, quantity, rate

__all__ = [
    "PERMISSIONS", "AnswerMissing", "Kind", "Options", "Request", "Sheet", "TooMany", "address", "barcode", "capitals", "code128", "day", "in_words", "money",
    "price", "qr", "quantity", "rate", "register",
]  # fmt: skip
