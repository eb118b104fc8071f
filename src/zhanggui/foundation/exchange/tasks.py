"""Runs in the background: an import of many rows outlives the request that asked for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from procrastinate.contrib.django import app

from zhanggui.foundation.exchange.errors import ImportRunning, LayoutUnknown
from zhanggui.foundation.exchange.runs import commands as runs
from zhanggui.foundation.identity.public import unpacked
from zhanggui.kernel.clock import utcnow
from zhanggui.kernel.errors import DomainError


@app.task(name="exchange.apply", queue="exchange")
def apply_import(import_id: int, actor: dict[str, Any], options: dict[str, Any] | None, strict: bool) -> None:
    """Apply an import; how it went stands in the import."""
    _told(lambda: runs.apply(import_id, actor=unpacked(actor), now=utcnow(), options=options, strict=strict))


@app.task(name="exchange.undo", queue="exchange")
def undo_import(import_id: int, actor: dict[str, Any], reason: str = "") -> None:
    """Undo an import; how it went stands in the import."""
    _told(lambda: runs.undo(import_id, actor=unpacked(actor), now=utcnow(), reason=reason))


def _told(run: Callable[[], object]) -> None:
    """A refusal is an answer to the user, not a failed job. A defect is a failed job as well."""
    try:
        run()
    except (ImportRunning, LayoutUnknown):
        raise
    except DomainError:
        pass
