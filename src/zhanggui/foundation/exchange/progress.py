"""How far a run is: committed with each chunk, so that a killed run goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from zhanggui.foundation.exchange.errors import ImportCancelled, ImportRunning
from zhanggui.kernel import db

SQL = db.Folder(__file__)
#: Called with how many of how many rows are done, and in which phase.
OnProgress = Callable[[int, int, str], None]


class Progress:
    """Handed to an applier. `cursor` is whatever the applier saved last, empty on the first run; `options` is what the caller of
    `apply` gave."""

    def __init__(
        self, *, import_id: int, run: int, file_name: str, done: int, total: int, phase: str, cursor: Mapping[str, Any],
        options: Mapping[str, Any], tell: OnProgress | None,
    ) -> None:  # fmt: skip
        self.import_id = import_id
        self.done, self.total, self.phase = done, total, phase
        self.cursor = dict(cursor)
        self.options = options
        self.run = run
        self._file_name, self._tell = file_name, tell

    def untold(self) -> Progress:
        """The same run for a second process, which reports to nobody."""
        return Progress(
            import_id=self.import_id, run=self.run, file_name=self._file_name, done=self.done, total=self.total, phase=self.phase,
            cursor=self.cursor, options=self.options, tell=None,
        )  # fmt: skip

    def save(
        self, *, done: int, total: int | None = None, phase: str | None = None, cursor: Mapping[str, Any] | None = None
    ) -> None:
        """Note how far the run is. Call it last in the chunk's own transaction: work and note commit together.

        `cursor` (JSON values) replaces the one before. Raises ImportCancelled if somebody asked to stop (the chunk is rolled back
        with it), ImportRunning if another process has taken over.
        """
        self.done = done
        self.total = self.total if total is None else total
        self.phase = self.phase if phase is None else phase
        self.cursor = self.cursor if cursor is None else dict(cursor)
        row = SQL.save_progress.one(
            id=self.import_id, run=self.run, done=self.done, total=self.total, phase=self.phase, cursor=self.cursor
        )
        if row is None:
            raise ImportRunning(which=self.import_id, file=self._file_name)
        if row[0]:
            raise ImportCancelled(which=self.import_id)
        if self._tell is not None:
            self._tell(self.done, self.total, self.phase)
