"""The one way to the hot paths of the database: named SQL files, run with arrays, prepared on the server.

Why not the ORM here: a batch must cost a constant number of statements. Why not `cursor.execute` with lists: the driver's
list dumper costs a microsecond an element, an array literal a tenth of it; parameters travel as text of unknown type and
every statement casts them, which also keeps one prepared statement per file instead of one per mix of integer sizes.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import psycopg
from django.db import connection
from django.db import transaction as django_transaction
from psycopg.types.json import Jsonb

from zhanggui.kernel.errors import Malformed
from zhanggui.kernel.moments import Moments

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")
K = TypeVar("K")
Row = tuple[Any, ...]

#: Ids a process takes from the sequence at once; must equal the INCREMENT of `zg_id` (migration kernel 0001).
ID_BLOCK = 1024
#: Statements a connection keeps prepared; more than all files of the system.
PREPARED_MAX = 1000


class StatementCount:
    """What `count_statements` saw."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    @property
    def count(self) -> int:
        """How many statements went to the server, BEGIN and COMMIT not counted."""
        return len(self.texts)


_counters: list[StatementCount] = []


@contextmanager
def count_statements() -> Iterator[StatementCount]:
    """Count the statements of this thread's block, ORM and named SQL alike; for tests and the health page."""
    counter = StatementCount()

    def spy(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        counter.texts.append(sql)
        return execute(sql, params, many, context)

    _counters.append(counter)
    try:
        with connection.execute_wrapper(spy):
            yield counter
    finally:
        _counters.remove(counter)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _texts(values: Sequence[Any]) -> str:
    if None not in values:
        # One look at the whole column instead of one at every value: quotes and backslashes are rare.
        joined = "\0".join(values)
        if joined.count("\0") != len(values) - 1:
            raise Malformed(what="text", why_zh="含有空字符(NUL)", why_en="it contains a NUL character")
        if '"' not in joined and "\\" not in joined:
            return '{"' + joined.replace("\0", '","') + '"}'
    return "{" + ",".join(["NULL" if value is None else _quoted(value) for value in values]) + "}"


def array(values: Sequence[Any]) -> str:
    """PostgreSQL's array literal of a column: numbers, texts, dates, moments or booleans, and None."""
    first = next((value for value in values if value is not None), None)
    if first is None:
        return "{" + ",".join(["NULL"] * len(values)) + "}"
    if isinstance(first, str):
        return _texts(values)
    if isinstance(first, (date, datetime)):
        # A batch has few distinct moments.
        texts = {value: value.isoformat() for value in set(values) if value is not None}
        return "{" + ",".join(["NULL" if value is None else texts[value] for value in values]) + "}"
    # str() of None stands in no number and no boolean, so it can be told apart afterwards.
    return "{" + ",".join(map(str, values)).replace("None", "NULL") + "}"


def _parameter(value: object) -> object:
    if isinstance(value, (list, tuple, range)):
        return array(value)
    if isinstance(value, dict):
        return Jsonb(value)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def _raw() -> psycopg.Connection[Any]:
    if connection.connection is not None and connection.connection.closed and not connection.in_atomic_block:
        # The server went away; Django would go on with the dead connection until the request ends.
        connection.close()
    connection.ensure_connection()
    if connection.errors_occurred or connection.needs_rollback:
        connection.validate_no_broken_transaction()
    raw: psycopg.Connection[Any] = connection.connection
    return _preparing(raw)


class _Aside(threading.local):
    database: str = ""
    connection: psycopg.Connection[Any] | None = None


_beside = _Aside()


def _aside() -> psycopg.Connection[Any]:
    """This thread's second connection to the same database, autocommit."""
    database = _database()
    if _beside.connection is None or _beside.connection.closed or _beside.database != database:
        close_aside()
        params = {**connection.get_connection_params(), "autocommit": True}
        _beside.connection = psycopg.connect(**params)
        _preparing(_beside.connection).execute("SET synchronous_commit = off")
        _beside.database = database
    return _beside.connection


def close_aside() -> None:
    """Close this thread's second connection; before a database is dropped or a process forks."""
    if _beside.connection is not None:
        _beside.connection.close()
        _beside.connection = None


def _database() -> str:
    settings = connection.settings_dict
    return f"{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


_PARAMETER = re.compile(r"%\((\w+)\)s")


def _preparing(raw: psycopg.Connection[Any]) -> psycopg.Connection[Any]:
    # Django switches server-side preparation off for the sake of connection poolers; our few statements live by it.
    if raw.prepare_threshold is None:
        raw.prepare_threshold = 5
        raw.prepared_max = PREPARED_MAX
        raw.adapters.register_loader("timestamptz", Moments)
    return raw


class Statement:
    """One named SQL text, usually a file; its `%(name)s` become the server's own `$1`, `$2` … once, when it is read."""

    def __init__(self, name: str, text: str) -> None:
        lines = [line for line in text.splitlines() if not line.lstrip().startswith("--")]
        plain = "\n".join(re.sub(r"\s+", " ", line).rstrip() for line in lines if line.strip())
        self.name = name
        self.names = list(dict.fromkeys(_PARAMETER.findall(plain)))
        places = {each: f"${number}" for number, each in enumerate(self.names, 1)}
        self.text = _PARAMETER.sub(lambda found: places[found[1]], plain).replace("%%", "%")

    def _run(self, raw: psycopg.Connection[Any], params: dict[str, object]) -> psycopg.Cursor[Row]:
        for counter in _counters:
            counter.texts.append(self.text)
        cursor: psycopg.RawCursor[Row] = psycopg.RawCursor(raw)
        cursor.execute(self.text, [_parameter(params[name]) for name in self.names], prepare=True)
        return cursor

    def _execute(self, params: dict[str, object]) -> psycopg.Cursor[Row]:
        return self._run(_raw(), params)

    def rows(self, **params: object) -> list[Row]:
        """All rows."""
        return self._execute(params).fetchall()

    def rows_aside(self, **params: object) -> list[Row]:
        """All rows, run at once in a transaction of its own beside the caller's, which may still roll back.

        For counters that everybody wants: the row's lock is held for this statement only. It does not wait for the disk;
        whatever the caller commits later is behind it in the log, so a committed document never loses its number.
        """
        return self._run(_aside(), params).fetchall()

    def one(self, **params: object) -> Row | None:
        """The first row or None."""
        return self._execute(params).fetchone()

    def run(self, **params: object) -> int:
        """Run for the effect; the number of rows touched."""
        return self._execute(params).rowcount


class Folder:
    """The SQL files beside a Python file, as attributes: `SQL = db.Folder(__file__); SQL.reserve.rows(…)`."""

    def __init__(self, beside: str) -> None:
        self._path = Path(beside).parent / "sql"
        self._statements: dict[str, Statement] = {}

    def __getattr__(self, name: str) -> Statement:
        if name.startswith("__"):
            raise AttributeError(name)
        statement = self._statements.get(name)
        if statement is None:
            text = (self._path / f"{name}.sql").read_text(encoding="utf-8")
            statement = self._statements[name] = Statement(name, text)
        return statement

    def of_table(self, name: str, table: str) -> Statement:
        """The file `name` with `{table}` replaced: one text for every document type. `table` is a name from our own code."""
        key = f"{name}:{table}"
        statement = self._statements.get(key)
        if statement is None:
            if not table.isidentifier():
                raise ValueError(f"not a table: {table}")
            text = (self._path / f"{name}.sql").read_text(encoding="utf-8").replace("{table}", table)
            statement = self._statements[key] = Statement(key, text)
        return statement


def forget_facts() -> None:
    """Empty this thread's caches: facts that a transaction itself wrote (a new location, a new chart) are gone when it is."""
    _facts.stores.clear()


@contextmanager
def transaction() -> Iterator[None]:
    """One transaction; nested ones join it, without savepoints (an error aborts the whole)."""
    try:
        with django_transaction.atomic(savepoint=False):
            yield
    except BaseException:
        forget_facts()
        raise


def in_transaction(function: Callable[P, R]) -> Callable[P, R]:
    """Decorator: the command is one transaction (or joins the caller's)."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction():
            return function(*args, **kwargs)

    return wrapper


class _Ids(threading.local):
    database: str = ""
    next: int = 0
    end: int = 0


_ids = _Ids()


def take_ids(count: int) -> Sequence[int]:
    """`count` new ids, unique over all tables, rising in this thread. Costs a statement once per 1,024 ids."""
    database = _database()
    if _ids.database != database:
        _ids.database, _ids.next, _ids.end = database, 0, 0
    if _ids.end - _ids.next >= count:
        first = _ids.next
        _ids.next += count
        return range(first, first + count)
    taken = list(range(_ids.next, _ids.end))
    blocks = -(-(count - len(taken)) // ID_BLOCK)
    for counter in _counters:
        counter.texts.append("nextval zg_id")
    cursor = psycopg.Cursor(_raw())
    cursor.execute("SELECT nextval('zg_id') FROM generate_series(1, %s::int)", (blocks,), prepare=True)
    for (start,) in cursor.fetchall():
        taken.extend(range(start, start + ID_BLOCK))
    _ids.next, _ids.end = 0, 0
    if len(taken) > count and taken[-1] - taken[count] == len(taken) - count - 1:
        _ids.next, _ids.end = taken[count], taken[-1] + 1
    return taken[:count]


def take_id() -> int:
    """One new id."""
    return take_ids(1)[0]


class _Facts(threading.local):
    """What this thread remembers; other threads must not see what this one's open transaction wrote."""

    def __init__(self) -> None:
        self.generation = 0
        self.stores: dict[int, dict[Any, Any]] = {}


_facts = _Facts()
_generation = 0


class Cache(MutableMapping[K, V]):
    """A dictionary of facts that is empty again after a rollback and after `clear_caches`; one per thread."""

    def _store(self) -> dict[K, V]:
        if _facts.generation != _generation:
            _facts.stores.clear()
            _facts.generation = _generation
        return _facts.stores.setdefault(id(self), {})

    def __getitem__(self, key: K) -> V:
        return self._store()[key]

    def __setitem__(self, key: K, value: V) -> None:
        self._store()[key] = value

    def __delitem__(self, key: K) -> None:
        del self._store()[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._store())

    def __len__(self) -> int:
        return len(self._store())

    def __contains__(self, key: object) -> bool:
        return key in self._store()

    def get(self, key: K, default: Any = None) -> Any:
        """As a dictionary's."""
        return self._store().get(key, default)


def cache() -> Any:
    """A dictionary for IMMUTABLE facts (a warehouse's company, an account's id). A rolled-back transaction takes back what it taught."""
    return Cache[Any, Any]()


def recent(
    load: Callable[[Sequence[int]], dict[int, V]], *, seconds: int = 3
) -> Callable[[Iterable[int]], dict[int, V]]:
    """`load` by id, remembered in this process for some seconds: for settings that rarely change and may take hold a moment later.

    Unknown ids are left out and asked for again. Never for quantities, money or states.
    """
    store: dict[int, tuple[float, V]] = cache()  # lint-skip: no-floats: seconds on the monotonic clock

    def get(ids: Iterable[int]) -> dict[int, V]:
        wanted, fresh_since = set(ids), time.monotonic() - seconds
        stale = [i for i in wanted if i not in store or store[i][0] < fresh_since]
        if stale:
            read = time.monotonic()
            found = load(sorted(stale))
            for i in stale:
                store.pop(i, None)
            store.update((i, (read, value)) for i, value in found.items())
        return {i: store[i][1] for i in wanted if i in store}

    return get


def clear_caches() -> None:
    """Forget every cached fact, the id block and the second connection; between tests and after a restore."""
    global _generation
    _generation += 1
    _ids.database = ""
    close_aside()
