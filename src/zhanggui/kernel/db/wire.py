"""Many statements in one round trip: the driver's low-level interface in pipeline mode.

Why not cursors here: a document costs some thirty short statements, and the way to the server and back, not the work there, is
what they cost. Statements that only write wait for the next one whose rows somebody needs (or for COMMIT) and travel with it;
they run on the server in the order in which they were given, so nothing changes but the time at which an error is heard.
"""

from __future__ import annotations

import re
import select
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import psycopg
from psycopg import errors, pq
from psycopg.adapt import Loader, Transformer
from psycopg.pq.abc import PGconn, PGresult

Row = tuple[Any, ...]
#: Turns an error of the database into one that names the remedy; None: it is none of its own.
Refused = Callable[[psycopg.Error], BaseException | None]

#: Statements a connection keeps prepared; more than all files of the system.
PREPARED_MAX = 1000
_PLACE = re.compile(rb"\$(\d+)")
_FAILED = frozenset({pq.ExecStatus.FATAL_ERROR, pq.ExecStatus.BAD_RESPONSE})


class Call(NamedTuple):
    """A statement with its parameters, ready to travel. `planned_each_time`: parameters stand in it as literals."""

    text: bytes
    params: list[bytes | None]
    refused: Refused | None = None
    planned_each_time: bool = False


BEGIN = Call(b"BEGIN", [])
COMMIT = Call(b"COMMIT", [])


@lru_cache(maxsize=10_000)
def _moment(text: bytes) -> datetime:
    return datetime.fromisoformat(text.decode()).astimezone(UTC)


class _Moments(Loader):
    """Moments of a result. The driver's own loader costs 20 µs a value, and a batch has few distinct ones."""

    #: What Django's cursors ask for; every moment is handed out in UTC.
    timezone = UTC

    def load(self, data: Any) -> datetime:
        return _moment(bytes(data))


class Wire:
    """What is known of one connection: the statements prepared on it, and how to read its results."""

    def __init__(self, raw: psycopg.Connection[Any]) -> None:
        self.names: dict[bytes, bytes] = {}
        self.prepared = 0
        raw.adapters.register_loader("timestamptz", _Moments)
        self.transformer = Transformer(raw)

    def send(self, pgconn: PGconn, call: Call) -> int:
        """Queue a call; the number of results it will bring."""
        if call.planned_each_time:
            pgconn.send_query_params(_with_literals(pgconn, call), None)
            return 1
        name = self.names.get(call.text)
        if name is not None:
            pgconn.send_query_prepared(name, call.params)
            return 1
        if len(self.names) >= PREPARED_MAX:
            pgconn.send_query_params(call.text, call.params)
            return 1
        self.prepared += 1
        name = self.names[call.text] = b"zg_%d" % self.prepared
        pgconn.send_prepare(name, call.text)
        pgconn.send_query_prepared(name, call.params)
        return 2

    def forget(self, known: int) -> None:
        """Statements announced in a failed exchange may or may not be prepared: announce them again under new names."""
        for text in list(self.names)[known:]:
            del self.names[text]

    def rows(self, result: PGresult) -> list[Row]:
        """The rows of a result as Python values."""
        count = result.ntuples
        if not count:
            return []
        self.transformer.set_pgresult(result)
        return self.transformer.load_rows(0, count, tuple)


_wires: WeakKeyDictionary[psycopg.Connection[Any], Wire] = WeakKeyDictionary()


def wire(raw: psycopg.Connection[Any]) -> Wire:
    """The wire of a connection."""
    found = _wires.get(raw)
    if found is None:
        found = _wires[raw] = Wire(raw)
    return found


def _with_literals(pgconn: PGconn, call: Call) -> bytes:
    """The text with its parameters in it; one pass, so that a value that looks like a placeholder stays a value."""
    escaping = pq.Escaping(pgconn)
    values = [b"NULL" if p is None else b" " + bytes(escaping.escape_literal(p)) for p in call.params]
    return _PLACE.sub(lambda found: values[int(found[1]) - 1], call.text)


def exchange(raw: psycopg.Connection[Any], calls: Sequence[Call]) -> list[PGresult]:
    """Run the calls in order in one round trip; their results. Raises the first error, translated by its call."""
    pgconn, line = raw.pgconn, wire(raw)
    if not raw.autocommit and pgconn.transaction_status == pq.TransactionStatus.IDLE:
        return _travel(raw, pgconn, line, [BEGIN, *calls])[1:]
    return _travel(raw, pgconn, line, calls)


def _travel(raw: psycopg.Connection[Any], pgconn: PGconn, line: Wire, calls: Sequence[Call]) -> list[PGresult]:
    if pgconn.status != pq.ConnStatus.OK:
        raise psycopg.OperationalError("the connection is closed")
    expected: list[int] = []
    results: list[PGresult] = []
    announced = len(line.names)
    try:
        pgconn.enter_pipeline_mode()
        expected += [line.send(pgconn, call) for call in calls]
        pgconn.pipeline_sync()
        _receive(pgconn, results)
        pgconn.exit_pipeline_mode()
    except BaseException as broken:
        # Interrupted, or the server went away: nothing more can be said on this line. Its last words are the better reason.
        raw.close()
        last_words = [result for result in results if result.status in _FAILED]
        if last_words and isinstance(broken, psycopg.Error):
            raise errors.error_from_result(last_words[0]) from broken
        raise
    failed = next((n for n, result in enumerate(results) if result.status in _FAILED), None)
    if failed is not None:
        line.forget(announced)
        raise _error(results[failed], calls, expected, failed)
    at, answers = -1, []
    for count in expected:
        at += count
        answers.append(results[at])
    return answers


def _receive(pgconn: PGconn, results: list[PGresult]) -> None:
    """Collect all results up to the end of the exchange, one per command that was sent."""
    _flush(pgconn)
    readable = select.poll()
    readable.register(pgconn.socket, select.POLLIN)
    while True:
        while pgconn.is_busy():
            readable.poll()
            pgconn.consume_input()
        result = pgconn.get_result()
        if result is not None:
            if result.status == pq.ExecStatus.PIPELINE_SYNC:
                return
            results.append(result)
        if pgconn.status != pq.ConnStatus.OK:
            raise psycopg.OperationalError(pgconn.get_error_message())


def _flush(pgconn: PGconn) -> None:
    while pgconn.flush():
        # What we send does not fit into the socket: the server may be waiting for us to read first.
        both = select.poll()
        both.register(pgconn.socket, select.POLLIN | select.POLLOUT)
        if any(event & select.POLLIN for _, event in both.poll()):
            pgconn.consume_input()


def _error(result: PGresult, calls: Sequence[Call], expected: Sequence[int], failed: int) -> BaseException:
    error = errors.error_from_result(result)
    for call, count in zip(calls, expected, strict=True):
        failed -= count
        if failed < 0:
            translated = call.refused(error) if call.refused is not None else None
            if translated is not None:
                translated.__cause__ = error
                return translated
            break
    return error
