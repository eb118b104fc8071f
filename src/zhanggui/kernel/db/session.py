"""This thread's connection and its transaction: what waits to be written, what commits with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db import transaction as django_transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import pq
from psycopg.pq.abc import PGresult

from zhanggui.kernel.db.facts import forget_facts
from zhanggui.kernel.db.wire import COMMIT, Call, exchange

P = ParamSpec("P")
R = TypeVar("R")


class _Pending(threading.local):
    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.depth = 0


_pending = _Pending()


def current() -> BaseDatabaseWrapper:
    """Django's connection of this thread: the object itself, because every look through the proxy costs a microsecond."""
    return connections[DEFAULT_DB_ALIAS]


def raw_connection() -> psycopg.Connection[Any]:
    """The driver's connection behind Django's, alive."""
    django = current()
    raw: psycopg.Connection[Any] | None = django.connection
    if raw is None or raw.closed:
        if raw is not None and not django.in_atomic_block:
            # The server went away; Django would go on with the dead connection until the request ends.
            django.close()
        django.ensure_connection()
        raw = django.connection
        assert raw is not None
    if django.errors_occurred or django.needs_rollback:
        django.validate_no_broken_transaction()
    return raw


def database() -> tuple[str, str, str]:
    """Which database this thread talks to."""
    settings = current().settings_dict
    return settings["HOST"], settings["PORT"], settings["NAME"]


def _write_first(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    flush()
    return execute(sql, params, many, context)


def ask(calls: Sequence[Call]) -> list[PGresult]:
    """Run calls now, behind everything that waits, in one round trip; the results of `calls`."""
    raw = raw_connection()
    waiting = _pending.calls
    if waiting:
        _pending.calls = []
        return exchange(raw, [*waiting, *calls])[len(waiting) :]
    return exchange(raw, calls)


def write(call: Call) -> None:
    """Run a call with the next question, at the latest with COMMIT; outside of a transaction at once."""
    if not _pending.depth:
        ask([call])
        return
    wrappers = current().execute_wrappers
    if _write_first not in wrappers:
        # What goes another way to the server (the ORM) must see what was written before it. In front, because whoever counts
        # statements takes the last wrapper away when done.
        wrappers.insert(0, _write_first)
    _pending.calls.append(call)


def flush() -> None:
    """Write what waits."""
    if _pending.calls:
        ask([])


def _finish(*, commit: bool) -> None:
    """Write what waits and, for the outermost transaction, commit on the same way."""
    if current().needs_rollback:
        _pending.calls = []
        return
    raw = raw_connection()
    idle = raw.pgconn.transaction_status == pq.TransactionStatus.IDLE
    if not commit or (idle and not _pending.calls):
        flush()
        return
    waiting, _pending.calls = _pending.calls, []
    # Django's own COMMIT then finds nothing to do; its callbacks run as always.
    exchange(raw, [*waiting, COMMIT])


@contextmanager
def transaction() -> Iterator[None]:
    """One transaction; nested ones join it, without savepoints (an error aborts the whole)."""
    outermost, commit = not _pending.depth, not current().in_atomic_block
    try:
        with django_transaction.atomic(savepoint=False):
            _pending.depth += 1
            try:
                yield
                if outermost:
                    _finish(commit=commit)
            finally:
                _pending.depth -= 1
    except BaseException:
        _pending.calls = []
        forget_facts()
        raise


def in_transaction(function: Callable[P, R]) -> Callable[P, R]:
    """Decorator: the command is one transaction (or joins the caller's)."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if _pending.depth:
            try:
                return function(*args, **kwargs)
            except BaseException:
                # Whoever catches this above must not commit half of it.
                current().needs_rollback = True
                raise
        with transaction():
            return function(*args, **kwargs)

    return wrapper
