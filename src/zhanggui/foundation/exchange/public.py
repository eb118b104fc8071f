"""Imports of files: layouts, staging, validation, appliers. The only importable file of the module."""

from __future__ import annotations

from zhanggui.foundation.exchange.commands import mark, stage, validate
from zhanggui.foundation.exchange.contracts import (
    Batch,
    Decided,
    Disposition,
    ImportRow,
    Outcome,
    Reason,
    Reject,
    Report,
)
from zhanggui.foundation.exchange.errors import ImportRunning
from zhanggui.foundation.exchange.events import ImportEnded
from zhanggui.foundation.exchange.layouts import Column, Layout
from zhanggui.foundation.exchange.progress import OnProgress, Progress
from zhanggui.foundation.exchange.queries import batches, by_id, outcomes, rejects, report, rows, rows_of_documents
from zhanggui.foundation.exchange.registry import Applier, layout_of, layouts, register
from zhanggui.foundation.exchange.row_errors import RowError
from zhanggui.foundation.exchange.runs.commands import apply, cancel, rehearse, undo

__all__ = [
    "Applier",
    "Batch",
    "Column",
    "Decided",
    "Disposition",
    "ImportEnded",
    "ImportRow",
    "ImportRunning",
    "Layout",
    "OnProgress",
    "Outcome",
    "Progress",
    "Reason",
    "Reject",
    "Report",
    "RowError",
    "apply",
    "batches",
    "by_id",
    "cancel",
    "layout_of",
    "layouts",
    "mark",
    "outcomes",
    "register",
    "rehearse",
    "rejects",
    "report",
    "rows",
    "rows_of_documents",
    "stage",
    "undo",
    "validate",
]
