"""How far a task is: seen by others at once, whatever transaction the work itself is in."""

from __future__ import annotations

import threading
import time
from typing import Final

from zhanggui.foundation.tasks.errors import Cancelled, Overtaken
from zhanggui.kernel import db

SQL = db.Folder(__file__)
#: Work that reports every row is heard five times a second; a new phase is heard always.
_NANOSECONDS: Final = 200_000_000


class Progress:
    """Handed to the work. Notes travel on this thread's second connection and commit there, so a long repeatable-read transaction of the
    work is neither ended nor disturbed by them."""

    def __init__(self, *, task_id: int, run: int) -> None:
        self.task_id, self.run = task_id, run
        self.done, self.total, self.phase = 0, 0, ""
        #: Set by whoever keeps the heartbeat, when somebody asked to stop.
        self.asked = threading.Event()
        self._told_at = 0

    def save(self, done: int, total: int | None = None, phase: str | None = None) -> None:
        """Note how far the work is: `done` of `total`, in this phase (a name of `Kind.phases`).

        Raises Cancelled if somebody asked to stop, Overtaken if this process was taken for dead and another has the task.
        """
        news = phase is not None and phase != self.phase
        self.done = done
        self.total = self.total if total is None else total
        self.phase = self.phase if phase is None else phase
        if self.asked.is_set():
            raise Cancelled
        now = time.monotonic_ns()
        if not news and now - self._told_at < _NANOSECONDS and done != self.total:
            return
        self._told_at = now
        rows = SQL.save_progress.rows_aside(
            id=self.task_id, run=self.run, done=self.done, total=self.total, phase=self.phase
        )
        if not rows:
            raise Overtaken
        if rows[0][0]:
            self.asked.set()
            raise Cancelled
