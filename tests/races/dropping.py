"""Cut the connection to the database before, or just after, the n-th round trip to it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg.pq import TransactionStatus

from zhanggui.kernel.db.wire import COMMIT, Call, Heard, Wire


class Saboteur:
    """Counts round trips and COMMITs on all connections of this process, and ends the server's side of one when its number is up."""

    def __init__(self, url: str) -> None:
        self._own = psycopg.connect(url, autocommit=True)
        self.seen = 0
        self._strike_at = 0
        self._after_commit = False
        self._busy = False

    def close(self) -> None:
        self._own.close()

    def watch(self) -> None:
        """Only count."""
        self.seen, self._strike_at, self._after_commit = 0, 0, False

    def strike_at(self, number: int) -> None:
        """Cut the connection before the `number`-th round trip."""
        self.watch()
        self._strike_at = number

    def strike_after_commit(self) -> None:
        """Let the next COMMIT happen, and cut the connection before the client hears of it."""
        self.watch()
        self._after_commit = True

    @property
    def struck(self) -> bool:
        """Whether the blow fell."""
        return bool(self._strike_at) and self.seen >= self._strike_at

    def before(self, victim: psycopg.Connection[Any]) -> None:
        if victim is self._own or self._busy:
            return
        self.seen += 1
        if self.seen == self._strike_at:
            self._kill(victim)

    def committed(self, victim: psycopg.Connection[Any]) -> None:
        if self._after_commit and victim is not self._own:
            self._after_commit = False
            self._kill(victim)
            # Fails, and so the driver learns of it, as it would while it waits for the answer.
            victim.execute("SELECT 1")

    def _kill(self, victim: psycopg.Connection[Any]) -> None:
        self._busy = True
        try:
            pid = [victim.info.backend_pid]
            self._own.execute("SELECT pg_terminate_backend(%s)", pid)
            # Until the process is gone: whatever the client sends next arrives nowhere.
            while self._own.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", pid).fetchone():
                time.sleep(0.002)
        finally:
            self._busy = False


@contextmanager
def sabotage(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Saboteur]:
    """Watch whatever goes to the server for this process: named SQL on its wires, the ORM through the driver's cursors."""
    saboteur = Saboteur(url)
    execute, commit, exchange, put = psycopg.Cursor.execute, psycopg.Connection.commit, Wire.exchange, Wire.put

    def watched_execute(self: Any, *arguments: Any, **options: Any) -> Any:
        saboteur.before(self.connection)
        return execute(self, *arguments, **options)

    def watched_commit(self: Any) -> None:
        # Where COMMIT has travelled with the last statements, nothing is left to do.
        if self.pgconn.transaction_status == TransactionStatus.IDLE:
            return
        saboteur.before(self)
        commit(self)
        saboteur.committed(self)

    def watched_exchange(self: Any, calls: Sequence[Call], *heard: Heard | None, ahead: Sequence[Call] = ()) -> Any:
        saboteur.before(self._raw())
        answers = exchange(self, calls, *heard, ahead=ahead)
        if calls and calls[-1] is COMMIT:
            saboteur.committed(self._raw())
        return answers

    def watched_put(self: Any, calls: Sequence[Call]) -> None:
        saboteur.before(self._raw())
        put(self, calls)

    with monkeypatch.context() as patch:
        patch.setattr(psycopg.Cursor, "execute", watched_execute)
        patch.setattr(psycopg.Connection, "commit", watched_commit)
        patch.setattr(Wire, "exchange", watched_exchange)
        patch.setattr(Wire, "put", watched_put)
        try:
            yield saboteur
        finally:
            saboteur.close()
