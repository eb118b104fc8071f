"""Valuation: stock facts become book entries. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.valuation.commands import replay
from zhanggui.documents.valuation.handlers import on_stock_posted

__all__ = ["on_stock_posted", "replay"]
