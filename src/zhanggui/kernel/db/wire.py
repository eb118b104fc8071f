"""Many statements in one round trip: the driver's low-level interface in pipeline mode.

Why not cursors here: a document costs some thirty short statements, and the way to the server and back, not the work there, is
what they cost. Statements that only write wait for the next one whose rows somebody needs (or for COMMIT) and travel with it;
they run on the server in the order in which they were given, so nothing changes but the time at which an error is heard.
"""

from __future__ import annotations

import re
import select
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary, ref

import psycopg
from psycopg import errors, pq
from psycopg.adapt import Transformer
from psycopg.pq.abc import PGconn, PGresult

from zhanggui.kernel.moments import Moments

Row = tuple[Any, ...]
#: Turns an error of the database into one that names the remedy; None: it is none of its own.
Refused = Callable[[psycopg.Error], BaseException | None]
#: Takes a result with rows.
Heard = Callable[[PGresult], None]

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


class Wire:
    """What is known of one connection: the statements prepared on it, those under way, and how to read its results."""

    def __init__(self, raw: psycopg.Connection[Any]) -> None:
        self._raw = ref(raw)
        self._names: dict[bytes, bytes] = {}
        self._prepared = 0
        #: Calls sent and not answered yet, each with the number of results it will bring; the pipeline is open while there are any.
        self._under_way: list[tuple[Call, int]] = []
        self._announced: list[bytes] = []
        raw.adapters.register_loader("timestamptz", Moments)
        self._transformer = Transformer(raw)

    @property
    def busy(self) -> bool:
        """Whether calls are under way."""
        return bool(self._under_way)

    def put(self, calls: Sequence[Call]) -> None:
        """Send calls without waiting for their answers; the server begins with them at once."""
        raw = self._open()
        try:
            self._send(raw, calls)
            _flush(raw.pgconn)
        except BaseException:
            self._hang_up(raw)
            raise

    def exchange(
        self, calls: Sequence[Call], heard: Heard | None = None, *, ahead: Sequence[Call] = ()
    ) -> list[PGresult]:
        """Run the calls in order behind those under way and `ahead`, in one round trip; the results of `calls`.

        `heard` gets the rows of each of `calls` as they arrive, while the server works on the next. Raises the first error of all, translated
        by its call.
        """
        raw = self._open()
        results: list[PGresult] = []
        try:
            self._send(raw, [*ahead, *calls])
            raw.pgconn.pipeline_sync()
            _receive(raw.pgconn, results, heard, sum(count for _, count in self._under_way[: -len(calls)]))
            raw.pgconn.exit_pipeline_mode()
        except BaseException as broken:
            # Interrupted in the middle, or the server went away. Its last words are the better reason.
            self._hang_up(raw)
            last_words = next((result for result in results if result.status in _FAILED), None)
            if last_words is None or not isinstance(broken, psycopg.Error):
                raise
            raise errors.error_from_result(last_words) from broken
        return self._answers(results, len(calls))

    def abandon(self) -> None:
        """Wait for the calls under way and forget their answers: the transaction is given up."""
        if self._under_way:
            with suppress(psycopg.Error, ValueError):
                self.exchange([])

    def rows(self, result: PGresult) -> list[Row]:
        """The rows of a result as Python values."""
        count = result.ntuples
        if not count:
            return []
        self._transformer.set_pgresult(result)
        return self._transformer.load_rows(0, count, tuple)

    def _open(self) -> psycopg.Connection[Any]:
        raw = self._raw()
        if raw is None or raw.pgconn.status != pq.ConnStatus.OK:
            self._under_way.clear()
            raise psycopg.OperationalError("the connection is closed")
        return raw

    def _hang_up(self, raw: psycopg.Connection[Any]) -> None:
        """Nothing more can be said on a line that broke off in the middle of an exchange."""
        self._under_way.clear()
        raw.close()

    def _send(self, raw: psycopg.Connection[Any], calls: Sequence[Call]) -> None:
        """Queue the calls, behind BEGIN where a transaction begins."""
        pgconn = raw.pgconn
        if not self._under_way:
            pgconn.enter_pipeline_mode()
            if not raw.autocommit and pgconn.transaction_status == pq.TransactionStatus.IDLE:
                self._under_way.append((BEGIN, self._send_one(pgconn, BEGIN)))
        for call in calls:
            self._under_way.append((call, self._send_one(pgconn, call)))

    def _send_one(self, pgconn: PGconn, call: Call) -> int:
        if call.planned_each_time:
            pgconn.send_query_params(_with_literals(pgconn, call), None)
            return 1
        name = self._names.get(call.text)
        if name is not None:
            pgconn.send_query_prepared(name, call.params)
            return 1
        if len(self._names) >= PREPARED_MAX:
            pgconn.send_query_params(call.text, call.params)
            return 1
        self._prepared += 1
        name = self._names[call.text] = b"zg_%d" % self._prepared
        self._announced.append(call.text)
        pgconn.send_prepare(name, call.text)
        pgconn.send_query_prepared(name, call.params)
        return 2

    def _answers(self, results: Sequence[PGresult], last: int) -> list[PGresult]:
        """The results of the last calls under way, all of which are answered now."""
        under_way, self._under_way = self._under_way, []
        announced, self._announced = self._announced, []
        failed = next((n for n, result in enumerate(results) if result.status in _FAILED), None)
        if failed is not None:
            # What was announced in a failed exchange may or may not be prepared: it is announced again under new names.
            for text in announced:
                self._names.pop(text, None)
            raise _error(results[failed], under_way, failed)
        at, answers = -1, []
        for _, count in under_way:
            at += count
            answers.append(results[at])
        return answers[len(answers) - last :]


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


def _receive(pgconn: PGconn, results: list[PGresult], heard: Heard | None, before: int) -> None:
    """Collect all results up to the end of the exchange, one per command that was sent; `heard` gets those with rows, without the
    first `before`."""
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
            if heard is not None and len(results) > before and result.status == pq.ExecStatus.TUPLES_OK:
                heard(result)
        if pgconn.status != pq.ConnStatus.OK:
            raise psycopg.OperationalError(pgconn.get_error_message())


def _flush(pgconn: PGconn) -> None:
    while pgconn.flush():
        # What we send does not fit into the socket: the server may be waiting for us to read first.
        both = select.poll()
        both.register(pgconn.socket, select.POLLIN | select.POLLOUT)
        if any(event & select.POLLIN for _, event in both.poll()):
            pgconn.consume_input()


def _error(result: PGresult, calls: Sequence[tuple[Call, int]], failed: int) -> BaseException:
    error = errors.error_from_result(result)
    for call, count in calls:
        failed -= count
        if failed < 0:
            translated = call.refused(error) if call.refused is not None else None
            if translated is not None:
                translated.__cause__ = error
                return translated
            break
    return error
