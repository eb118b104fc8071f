"""Valuation: stock facts become book entries. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.valuation.commands import CostsReplayed, replay
from zhanggui.documents.valuation.handlers import on_stock_posted
from zhanggui.documents.valuation.recognising import Recognition, recognise

__all__ = ["CostsReplayed", "Recognition", "on_stock_posted", "recognise", "replay"]
