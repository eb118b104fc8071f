"""Named SQL files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, overload

from zhanggui.kernel.db import session
from zhanggui.kernel.db.arrays import parameters
from zhanggui.kernel.db.aside import aside
from zhanggui.kernel.db.counting import count
from zhanggui.kernel.db.wire import Call, Refused, Row, wire

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
_PARAMETER = re.compile(r"%\((\w+)\)s")
#: A comment line of a file: its plan depends on the values, so it is planned at every run. Others are planned once a connection.
EACH_TIME = "-- plan: each time"


class Statement:
    """One named SQL text, usually a file; its `%(name)s` become the server's own `$1`, `$2` … once, when it is read."""

    def __init__(self, name: str, text: str, *, each_time: bool = False) -> None:
        lines = [line for line in text.splitlines() if not line.lstrip().startswith("--")]
        plain = "\n".join(re.sub(r"\s+", " ", line).rstrip() for line in lines if line.strip())
        self.name = name
        self.names = list(dict.fromkeys(_PARAMETER.findall(plain)))
        places = {each: f"${number}" for number, each in enumerate(self.names, 1)}
        self.text = _PARAMETER.sub(lambda found: places[found[1]], plain).replace("%%", "%")
        self._bytes = self.text.encode()
        self._each_time = each_time or EACH_TIME in text

    def call(self, refused: Refused | None = None, /, **params: object) -> Call:
        """The statement with its parameters, for `together`."""
        count(self.text)
        return Call(self._bytes, parameters(map(params.__getitem__, self.names)), refused, self._each_time)

    def rows(self, **params: object) -> list[Row]:
        """All rows."""
        [result] = session.ask([self.call(**params)])
        return wire(session.raw_connection()).rows(result)

    def one(self, **params: object) -> Row | None:
        """The first row or None."""
        rows = self.rows(**params)
        return rows[0] if rows else None

    def run(self, **params: object) -> int:
        """Run at once for the effect; the number of rows touched."""
        [result] = session.ask([self.call(**params)])
        return result.command_tuples or 0

    def later(self, refused: Refused | None = None, /, **params: object) -> Call:
        """Run for the effect, together with the next statement whose answer somebody needs, at the latest with COMMIT.

        `refused` turns an error of this statement into one that names the remedy, wherever it is heard. Returns what waits.
        """
        call = self.call(refused, **params)
        session.write(call)
        return call

    def instead(self, waiting: Call, refused: Refused | None = None, /, **params: object) -> Call:
        """Run in the place of a call that still waits (`db.waits`) and says part of the same."""
        call = self.call(refused, **params)
        session.replace(waiting, call)
        return call

    def rows_aside(self, **params: object) -> list[Row]:
        """All rows, run at once in a transaction of its own beside the caller's, which may still roll back.

        For counters that everybody wants: the row's lock is held for this statement only. It does not wait for the disk;
        whatever the caller commits later is behind it in the log, so a committed document never loses its number.
        """
        return beside(self.call(**params))


class Question(NamedTuple, Generic[A]):
    """A reading statement with its parameters, and how its rows become an answer."""

    call: Call
    read: Callable[[list[Row]], A]

    def answer(self) -> A:
        """Ask it alone."""
        return self.read(together(self.call)[0])


def beside(call: Call) -> list[Row]:
    """The rows of a statement that does not wait for what was given to this thread's own connection: `Statement.rows_aside`."""
    line = wire(aside())
    [result] = line.exchange([call])
    return line.rows(result)


def together(*calls: Call) -> list[list[Row]]:
    """The rows of several statements, run in this order in one round trip."""
    results = session.ask(calls)
    line = wire(session.raw_connection())
    return [line.rows(result) for result in results]


def in_turn(calls: Sequence[Call], read: Callable[[list[Row]], Iterable[A]]) -> list[A]:
    """What `read` makes of the rows of several statements, run in this order in one round trip: it reads those of one while the server
    works on the next."""
    found: list[A] = []
    line = wire(session.raw_connection())
    session.ask(calls, lambda result: found.extend(read(line.rows(result))))
    return found


@overload
def answers(first: Question[A], second: Question[B], /) -> tuple[A, B]: ...
@overload
def answers(first: Question[A], second: Question[B], third: Question[C], /) -> tuple[A, B, C]: ...
def answers(*questions: Question[Any]) -> tuple[Any, ...]:
    """The answers to several questions, asked in this order in one round trip."""
    rows = together(*[question.call for question in questions])
    return tuple([question.read(each) for question, each in zip(questions, rows, strict=True)])


class Folder:
    """The SQL files beside a Python file, as attributes: `SQL = db.Folder(__file__); SQL.reserve.rows(…)`.

    `each_time`: all of them are planned at every run, as if each said so (`EACH_TIME`).
    """

    def __init__(self, beside: str, *, each_time: bool = False) -> None:
        self._each_time = each_time
        self._path = Path(beside).parent / "sql"
        self._statements: dict[str, Statement] = {}

    def __getattr__(self, name: str) -> Statement:
        if name.startswith("__"):
            raise AttributeError(name)
        statement = self._statements.get(name)
        if statement is None:
            text = (self._path / f"{name}.sql").read_text(encoding="utf-8")
            statement = self._statements[name] = Statement(name, text, each_time=self._each_time)
        return statement

    def of_table(self, name: str, table: str) -> Statement:
        """The file `name` with `{table}` replaced: one text for every document type. `table` is a name from our own code."""
        key = f"{name}:{table}"
        statement = self._statements.get(key)
        if statement is None:
            if not table.isidentifier():
                raise ValueError(f"not a table: {table}")
            text = (self._path / f"{name}.sql").read_text(encoding="utf-8").replace("{table}", table)
            statement = self._statements[key] = Statement(key, text, each_time=self._each_time)
        return statement
