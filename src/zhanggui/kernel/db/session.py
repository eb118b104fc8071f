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
from zhanggui.kernel.db.wire import COMMIT, Call, Heard, wire

P = ParamSpec("P")
R = TypeVar("R")


#: From this size on what is to be written does not wait: the server works on it while we prepare the next.
EAGER_BYTES = 16_384


class _Pending(threading.local):
    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.size = 0
        self.depth = 0
        self.connection: BaseDatabaseWrapper | None = None


_pending = _Pending()


def current() -> BaseDatabaseWrapper:
    """Django's connection of this thread: the object itself, because every look through the proxies costs microseconds."""
    found = _pending.connection
    if found is None:
        found = _pending.connection = connections[DEFAULT_DB_ALIAS]
    return found


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


def look_after_connection() -> None:
    """Between two requests of a thread: give up a connection that an error has left unusable."""
    current().close_if_unusable_or_obsolete()


def database() -> tuple[str, str, str]:
    """Which database this thread talks to."""
    settings = current().settings_dict
    return settings["HOST"], settings["PORT"], settings["NAME"]


def _write_first(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    flush()
    return execute(sql, params, many, context)


def ask(calls: Sequence[Call], heard: Heard | None = None) -> list[PGresult]:
    """Run calls now, behind everything that waits, in one round trip; the results of `calls`. `heard` gets their rows as they arrive."""
    line = wire(raw_connection())
    waiting, _pending.calls, _pending.size = _pending.calls, [], 0
    return line.exchange(calls, heard, ahead=waiting)


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
    _pending.size += sum(map(len, filter(None, call.params)))
    if _pending.size > EAGER_BYTES:
        waiting, _pending.calls, _pending.size = _pending.calls, [], 0
        wire(raw_connection()).put(waiting)


def at_work() -> bool:
    """Whether the server works on something of this thread's that nobody has heard of yet: a question would wait behind it."""
    return wire(raw_connection()).busy


def waits(call: Call) -> bool:
    """Whether a call that was given to `write` has not left yet."""
    return any(waiting is call for waiting in _pending.calls)


def replace(call: Call, by: Call) -> None:
    """Run another call in the place of one that waits."""
    _pending.calls = [by if waiting is call else waiting for waiting in _pending.calls]


def flush() -> None:
    """Write what waits, and hear of it. Call it before anything but named SQL and the ORM goes to the connection (COPY)."""
    if _pending.calls or (_pending.depth and wire(raw_connection()).busy):
        ask([])


def _finish(*, commit: bool) -> None:
    """Write what waits and, for the outermost transaction, commit on the same way."""
    if current().needs_rollback:
        _abandon()
        return
    raw = raw_connection()
    line = wire(raw)
    idle = raw.pgconn.transaction_status == pq.TransactionStatus.IDLE and not line.busy
    if not commit or (idle and not _pending.calls):
        flush()
        return
    waiting, _pending.calls, _pending.size = _pending.calls, [], 0
    # Django's own COMMIT then finds nothing to do; its callbacks run as always.
    line.exchange([*waiting, COMMIT])


def _abandon() -> None:
    """Forget what waits, and take the line out of the middle of an exchange."""
    _pending.calls, _pending.size = [], 0
    raw = current().connection
    if raw is not None and not raw.closed:
        wire(raw).abandon()


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
            except BaseException:
                _abandon()
                raise
            finally:
                _pending.depth -= 1
    except BaseException:
        forget_facts()
        raise


@contextmanager
def one_moment() -> Iterator[None]:
    """Questions that all see the same moment, however long they take: a repeatable-read transaction. Inside a transaction of the caller's
    they see what that one sees."""
    with django_transaction.atomic():
        if not current().savepoint_ids:
            with current().cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


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
