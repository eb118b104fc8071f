"""What imports tell the floors above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from zhanggui.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ImportEnded(Event):
    """A run of an import has come to its end: applied, undone, or interrupted. `user_id`: who ran it; None for the command line."""

    import_id: int
    user_id: int | None
    now: datetime
