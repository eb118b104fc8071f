"""Undoing offsets (红冲): both items are open again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from zhanggui.documents.invoicing import undoing
from zhanggui.documents.invoicing.offsets.machine import OFFSET
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection

VISIBLE: Final = Selection(__file__, "visible")


@db.in_transaction
def undo(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Undo offsets, today. Raises DocumentUnknown, WrongState, Stale, ClosedPeriod."""
    if ids:
        undoing.undo(OFFSET, VISIBLE, ids, actor=actor, now=now, versions=versions)
