"""Channels: what foreign shops and files say becomes documents. The only importable file of the module."""

from __future__ import annotations

from zhanggui.edges.channels.imports import run_import, sample_orders
from zhanggui.edges.channels.online_retail.layout import LAYOUT as ONLINE_RETAIL

__all__ = ["ONLINE_RETAIL", "run_import", "sample_orders"]
