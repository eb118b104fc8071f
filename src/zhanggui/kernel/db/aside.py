"""This thread's second connection: for counters that everybody wants and that must not be held until somebody's COMMIT."""

from __future__ import annotations

import threading
from typing import Any

import psycopg
from django.db import connection

from zhanggui.kernel.db.session import database


class _Aside(threading.local):
    database: tuple[str, str, str] | None = None
    connection: psycopg.Connection[Any] | None = None


_beside = _Aside()


def aside() -> psycopg.Connection[Any]:
    """The second connection to the same database, autocommit."""
    name = database()
    if _beside.connection is None or _beside.connection.closed or _beside.database != name:
        close_aside()
        params = {**connection.get_connection_params(), "autocommit": True}
        _beside.connection = psycopg.connect(**params)
        _beside.connection.execute("SET synchronous_commit = off")
        _beside.database = name
    return _beside.connection


def close_aside() -> None:
    """Close this thread's second connection; before a database is dropped or a process forks."""
    if _beside.connection is not None:
        _beside.connection.close()
        _beside.connection = None
