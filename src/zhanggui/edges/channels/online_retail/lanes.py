"""Two processes take turns at the days of a file.

The days must reach the ledgers one after the other, because each costs what the days before left. But most of a day's work (orders,
bills, payments, and all the reckoning before a statement) touches no other day. So a forked process works at every second day with a
connection of its own, and a day waits for the one before only where stock is posted (`Turns.wait`). Each day stays one transaction, and
days are committed in their order: a killed run leaves a whole number of first days, exactly as one process does.

Whatever goes wrong between the two is no error of the run: `Lost` ends the second process, and the first goes on alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from django.db import connection

from zhanggui.kernel import db, forking

SQL = db.Folder(__file__)
#: Seconds after which somebody who waits looks whether the other one waits for them.
PATIENCE = 1
#: Below so many rows a second process does not pay.
ROWS_FROM = 2000


class Lost(Exception):
    """The other process is gone, or waits for something that this one holds."""


class Turns:
    """One end of the line between the two processes; every message says that a day is committed."""

    def __init__(self, line: Connection | None, *, first: bool) -> None:
        self._line, self._first = line, first

    def wait(self) -> None:
        """Return when the day before is committed. Raises Lost."""
        if self._line is None or self._first:
            self._first = False
            return
        try:
            while not self._line.poll(PATIENCE):
                if SQL.awaited.one() == (True,):  # lint-skip: no-orm-in-loop: once a second while waiting
                    raise Lost("the day before waits for this one")
            self._line.recv_bytes()
        except (EOFError, OSError) as error:
            raise Lost("the other process is gone") from error

    def passed(self) -> None:
        """Say that this day is committed."""
        if self._line is None:
            return
        try:
            self._line.send_bytes(b".")
        except OSError:
            pass  # the other one has worked off its days, or is gone, which the next wait will find


ALONE = Turns(None, first=True)


def worthwhile(rows: int, days: int) -> bool:
    """Whether a second process is possible and pays: not inside somebody's transaction, whose rows it could not see."""
    return (
        rows >= ROWS_FROM
        and days > 1
        and (os.cpu_count() or 1) > 1
        and not connection.in_atomic_block
        and "fork" in multiprocessing.get_all_start_methods()
    )


@contextmanager
def beside(work: Callable[[Turns], None]) -> Iterator[Turns]:
    """Run `work` in a second process for the length of the block. Lost inside the block ends it; it does not leave the block."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    forking.before_fork()
    process = context.Process(target=_second, args=(work, theirs, ours), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Turns(ours, first=True)
        process.join()
    except Lost:
        pass  # the caller looks what is left
    finally:
        # The line's end makes the other process give up at its next turn; until then it holds what it has locked.
        ours.close()
        process.join()


def _second(work: Callable[[Turns], None], line: Connection, other_end: Connection) -> None:
    # Ctrl-C reaches both; the first process decides, and its end is the end of the line.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    other_end.close()
    forking.after_fork()
    try:
        work(Turns(line, first=False))
    except Exception:
        # The first process meets the same error at the same day, and says it.
        sys.exit(1)
    finally:
        forking.end()
