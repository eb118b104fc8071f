"""Channels: what foreign shops and files say becomes documents. The only importable file of the module."""

from __future__ import annotations

from zhanggui.edges.channels.online_retail.report import Group, Report, report
from zhanggui.edges.channels.online_retail.run import run as run_online_retail

__all__ = ["Group", "Report", "report", "run_online_retail"]
