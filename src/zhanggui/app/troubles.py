"""Troubles of the machine, in words an operator can act on: a full disk, a lost database, a closed folder."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import psycopg
from django.db import DatabaseError
from psycopg import errors as pg

from zhanggui.app import instance
from zhanggui.app.errors import DatabaseGone, DiskIsFull, FileTrouble
from zhanggui.kernel.errors import DomainError

FULL = (errno.ENOSPC, errno.EDQUOT)
# The server ends when it can't make the next segment of its log, which has this size.
LOG_SEGMENT = 16 * 1024 * 1024


def explain(problem: BaseException) -> DomainError | None:
    """What this means for whoever ran the command; None when it is a defect of ours, of which the whole story is wanted."""
    if isinstance(problem, DomainError):
        return problem
    cause = problem if isinstance(problem, psycopg.Error) else problem.__cause__
    if isinstance(problem, DatabaseError) or cause is problem:
        return _of_database(cause)
    if isinstance(problem, OSError) and problem.errno in FULL:
        return DiskIsFull(where=problem.filename or instance.home())
    if isinstance(problem, OSError) and problem.filename:
        return FileTrouble(path=problem.filename, why=problem.strerror)
    return None


def _of_database(cause: BaseException | None) -> DomainError | None:
    if isinstance(cause, pg.DiskFull):
        return DiskIsFull(where=_disk())
    if not isinstance(cause, (psycopg.OperationalError, psycopg.InterfaceError)):
        return None
    if not (cause.sqlstate or "08").startswith(("08", "57P")):
        return None
    server = instance.server()
    if server is None:
        return DatabaseGone(why=_line(cause), log="PostgreSQL log")
    if _free(server.home) < LOG_SEGMENT:
        return DiskIsFull(where=_disk())
    return DatabaseGone(why=_line(cause), log=server.log)


def _disk() -> str:
    server = instance.server()
    return "PostgreSQL" if server is None else str(server.home)


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return LOG_SEGMENT


def _line(cause: BaseException) -> str:
    return " ".join(str(cause).split())
