"""Channels: what foreign shops and files say becomes documents. The only importable file of the module."""

from __future__ import annotations

from zhanggui.edges.channels.imports import run_import, sample_orders

__all__ = ["run_import", "sample_orders"]
