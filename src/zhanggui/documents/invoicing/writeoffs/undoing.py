"""Undoing write-offs (红冲): the receivables and payables are open again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from zhanggui.documents.invoicing import undoing
from zhanggui.documents.invoicing.writeoffs.machine import WRITEOFF
from zhanggui.documents.invoicing.writeoffs.recovering import require_unrecovered
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection

VISIBLE: Final = Selection(__file__, "visible")


@db.in_transaction
def undo(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Undo write-offs, today. Raises DocumentUnknown, WrongState, Stale, RecoveredAlready, ClosedPeriod."""
    if ids:
        require_unrecovered(ids)
        undoing.undo(WRITEOFF, VISIBLE, ids, actor=actor, now=now, versions=versions)
