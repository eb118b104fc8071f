"""A job at work: one task of a kind after the other, each with a heart that beats beside it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import psycopg
from django.db import connection

from zhanggui.foundation.tasks import commands
from zhanggui.foundation.tasks.contracts import Claim, Kind
from zhanggui.foundation.tasks.errors import Cancelled, DefectOfTask, Overtaken
from zhanggui.foundation.tasks.progress import Progress
from zhanggui.foundation.tasks.registry import kind_of
from zhanggui.foundation.tasks.words import problem_of
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError

SQL = db.Folder(__file__)
Clock = Callable[[], datetime]
#: Between two signs of life; so long does it take to hear that somebody asked to stop.
BEAT_SECONDS: Final = 2
_log = logging.getLogger(__name__)


def work(name: str, *, clock: Clock) -> int:
    """Work off what waits of a kind, as far as others of it leave room; the number of tasks. Raises KeyError for an unknown kind."""
    kind, count = kind_of(name), 0
    while (task := commands.claim(kind, now=clock())) is not None:
        _carry_out(task, kind, clock)
        count += 1
    return count


def _carry_out(task: Claim, kind: Kind, clock: Clock) -> None:
    """Do one task; how it ended stands in it. Raises only when even that can't be written: the sweep will find it."""
    progress = Progress(task_id=task.id, run=task.run)
    try:
        with _beating(progress, kind, clock):
            result = kind.run(task.arguments, progress=progress, actor=task.actor, now=clock())
    except Overtaken:
        _log.warning("task %d (%s) was taken over", task.id, task.kind)
    except Cancelled:
        commands.finish(progress, "cancelled", now=clock())
    except DomainError as error:
        commands.finish(progress, "failed", now=clock(), problem=problem_of(error))
    except Exception as error:
        _forget_lost_connection()
        if progress.asked.is_set() and _cut_off(error):
            commands.finish(progress, "cancelled", now=clock())
            return
        _log.exception("task %d (%s) failed", task.id, task.kind)
        defect = DefectOfTask(detail=f"{type(error).__name__}: {error}"[:500].replace("\x00", ""))
        commands.finish(progress, "failed", now=clock(), problem=problem_of(defect))
    else:
        commands.finish(progress, "done", now=clock(), result=result)


def _cut_off(error: BaseException) -> bool:
    """Whether a statement was stopped from outside."""
    cause = error if isinstance(error, psycopg.Error) else error.__cause__
    return isinstance(cause, psycopg.errors.QueryCanceled)


def _forget_lost_connection() -> None:
    if not connection.in_atomic_block and connection.connection is not None and connection.connection.closed:
        connection.close()


@contextmanager
def _beating(progress: Progress, kind: Kind, clock: Clock) -> Iterator[None]:
    """Give signs of life from a thread beside the work, which may be in one statement for minutes."""
    connection.ensure_connection()
    line = connection.connection if kind.interruptible else None
    done = threading.Event()
    heart = threading.Thread(
        target=_beat, args=(progress, done, line, clock), name=f"task-{progress.task_id}", daemon=True
    )
    heart.start()
    try:
        yield
    finally:
        done.set()
        heart.join()


def _beat(progress: Progress, done: threading.Event, line: psycopg.Connection[Any] | None, clock: Clock) -> None:
    try:
        while not done.wait(BEAT_SECONDS):
            if _heard_stop(progress, clock) and not done.is_set():
                progress.asked.set()
                if line is not None:
                    line.cancel()
    finally:
        db.close_aside()


def _heard_stop(progress: Progress, clock: Clock) -> bool:
    """Give one sign of life; whether somebody asked to stop."""
    try:
        rows = SQL.beat.rows_aside(id=progress.task_id, run=progress.run, now=clock())
    except psycopg.Error as error:
        # The database was away for a moment: the next sign may be heard.
        _log.warning("task %d: %s", progress.task_id, error)
        return False
    return bool(rows and rows[0][0])
