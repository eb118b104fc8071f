"""Lists that one named SQL file reads: a page costs one statement, the totals of everything that matches one more.

A line of the file that ends in `--? name` belongs to the statement only when `name` is given, and so do the lines between `--? name:` and
`--? end`. Each set of filters is a statement of its own: the planner never sees a condition that does not count (`x IS NULL OR …` hides
the indexes from it). The page and its totals are two readings of one file, because filters that stand twice do not stay equal: what is
marked `page` or `totals` belongs to one of them. The condition behind the cursor is marked `after` and asks for `%(after_FIELD)s`; the
first columns of a row are the keys of the sort.

A list that can be sorted (`SortsOf`) writes `{keys}`, `{after}` and `{order}` where its keys, the condition behind the cursor and its order
stand. What is marked `walk` is for the order that an index walks, the usual one and the same backwards, `usual` for the usual one only;
`whole` is for the totals and for every other order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final, Generic, TypeVar

from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Keyset, Page
from zhanggui.kernel.api.sorting import Sorts
from zhanggui.kernel.machine import Machine

T = TypeVar("T")
_MARK: Final = re.compile(r"\s*--\?\s*(?P<names>\w+(?:\s+\w+)*)(?P<opens>:?)\s*$")
_TYPES: Final[Mapping[type, str]] = {
    str: "text", int: "bigint", datetime: "timestamptz", date: "date", Decimal: "numeric",
}  # fmt: skip


def reading(text: str, given: frozenset[str]) -> str:
    """The statement in `text` for what is given."""
    lines: list[str] = []
    inside = True
    for line in text.splitlines():
        mark = _MARK.search(line)
        if mark is None:
            wanted, line_end = inside, len(line)
        elif mark["names"] == "end" or mark["opens"]:
            inside = mark["names"] == "end" or set(mark["names"].split()) <= given
            continue
        else:
            wanted, line_end = inside and set(mark["names"].split()) <= given, mark.start()
        if wanted:
            lines.append(line[:line_end])
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Order:
    """An order of a list as its file writes it: the words for its places and the marks of the lines that belong to it."""

    keyset: Keyset
    words: Mapping[str, str]
    marks: tuple[str, ...]


class SortsOf(Sorts):
    """The orders of a list in a file. `columns`: for each an expression over the inner row, and the type of its values; `keys`: the expressions
    behind the keys of the usual order, which all go one way."""

    def __init__(
        self, usual: Keyset, keys: tuple[str, ...], columns: Mapping[str, tuple[str, type]], *, unique: int = 1
    ) -> None:
        super().__init__(usual, {name: kind for name, (_, kind) in columns.items()}, unique=unique)
        texts = {key.field: text for key, text in zip(usual.keys, keys, strict=True)}
        self._texts = texts | {name: text for name, (text, _) in columns.items()}
        self._orders: dict[str | None, Order] = {}

    def order(self, sort: str | None) -> Order:
        """The order behind a value of `sort`."""
        if sort not in self._orders:
            self._orders[sort] = self._order(sort)
        return self._orders[sort]

    def _order(self, sort: str | None) -> Order:
        keyset = self.keyset(sort)
        texts = [self._texts[key.field] for key in keyset.keys]
        bounds = ", ".join(f"%(after_{key.field})s::{_TYPES[key.kind]}" for key in keyset.keys)
        down = keyset.keys[0].descending
        keys = ", ".join(texts)
        words = {
            "{keys}": keys,
            "{order}": ", ".join(f"{text} DESC" if down else text for text in texts),
            "{after}": f"({keys}) {'<' if down else '>'} ({bounds})",
        }
        usual = ("usual",) if keyset == self.usual else ()
        return Order(keyset, words, ("page", "walk" if self.walks(sort) else "whole", *usual))


class Selection:
    """The statement in `sql/NAME.sql` beside a Python file, with the lines that its filters ask for."""

    def __init__(self, beside: str, name: str) -> None:
        self._path = Path(beside).parent / "sql" / f"{name}.sql"
        self._statements: dict[tuple[str, str, frozenset[str]], db.Statement] = {}

    def rows(self, *also: str, **filters: object) -> list[db.Row]:
        """All rows; filters that are None are not given, `also` are marks without a value."""
        return self.find(also, filters)

    def count(self, **filters: object) -> int:
        """The number of rows, without a line for it in the file."""
        [[count]] = self.find((), filters, frame="SELECT count(*) FROM (\n{}\n) counted")
        return int(count)

    def find(
        self, also: tuple[str, ...], filters: Mapping[str, object], *, frame: str = "{}", order: Order | None = None
    ) -> list[db.Row]:
        """All rows, in an order of the list."""
        given = {name: value for name, value in filters.items() if value is not None}
        names = frozenset((*also, *given))
        sort = order.keyset.name if order else ""
        statement = self._statements.get((frame, sort, names))
        if statement is None:
            text = reading(self._path.read_text(encoding="utf-8"), names)
            for word, meant in (order.words if order else {}).items():
                text = text.replace(word, meant)
            name = f"{self._path.stem}:{','.join(sorted(names))}:{sort}".rstrip(":")
            statement = self._statements[frame, sort, names] = db.Statement(name, frame.format(text), each_time=True)
        return statement.rows(**given)


class Listing(Generic[T]):
    """The list in `sql/NAME.sql` beside a Python file, in one order or in those it can be asked for. `row` makes a frozen row of the columns
    behind the keys."""

    def __init__(self, beside: str, name: str, orders: Keyset | SortsOf, row: Callable[..., T]) -> None:
        self._selection = Selection(beside, name)
        self._orders = orders
        self._row = row

    def page(self, sort: str | None = None, /, *, cursor: str | None, limit: int, **filters: object) -> Page[T]:
        """One page, in the usual order or another. Raises `CursorInvalid`, also for the cursor of another order. One statement."""
        order = Order(self._orders, {}, ("page",)) if isinstance(self._orders, Keyset) else self._orders.order(sort)
        values, marks = order.keyset.decode(cursor), order.marks
        if values is not None:
            marks = (*marks, "after")
            filters.update({f"after_{key.field}": v for key, v in zip(order.keyset.keys, values, strict=True)})
        rows = self._selection.find(marks, {"limit": limit + 1, **filters}, order=order)
        width = len(order.keyset.keys)
        keys = [row[:width] for row in rows]
        return order.keyset.close([self._row(*row[width:]) for row in rows], keys, limit=limit)

    def counted(self, *, cursor: str | None, limit: int, total: bool, **filters: object) -> Page[T]:
        """One page of a list whose file has no totals of its own; with `total` another statement counts what matches."""
        found = self.page(cursor=cursor, limit=limit, **filters)
        return replace(found, total=self._selection.count(**filters)) if total else found

    def totals(self, **filters: object) -> db.Row:
        """The row of totals of everything that matches. One statement."""
        [row] = self._selection.rows("totals", "whole", **filters)
        return row


def place_in(machine: Machine, column: str) -> tuple[str, type]:
    """The order of a state: by how far it is in its machine, not by what it is called."""
    codes = ",".join(state.code for state in machine.states)
    return f"coalesce(array_position('{{{codes}}}'::text[], {column}), 0)", int


def name_of(**ids: str) -> tuple[str, type]:
    """The order of what an id points to, or else the next one, by table: by its name; what has none first."""
    names = [f"(SELECT named.name FROM {table} named WHERE named.id = {column})" for table, column in ids.items()]
    return f"coalesce({', '.join(names)}, '')", str


def narrow(scope: frozenset[int] | None, wanted: int | None) -> list[int] | None:
    """The filter on one dimension: what the caller asks for, inside what the caller sees. None: everything; empty: nothing."""
    if wanted is None:
        return None if scope is None else sorted(scope)
    return [wanted] if scope is None or wanted in scope else []


#: So many rows are counted for the tabs of a list while somebody waits for its page: some milliseconds.
COUNTED: Final = 10_000


#: Up to so many rows that may meet a filter are looked at one by one; of more the newest are found sooner by walking back through all.
FEW: Final = 10_000


def few(number: db.Statement, **params: object) -> bool:
    """Whether so few rows can meet a filter; `number` counts them up to `most`."""
    return number.one(most=FEW + 1, **params) != (FEW + 1,)


def by_state(rows: Sequence[db.Row], machine: Machine) -> dict[str, int]:
    """The numbers on the tabs of a list, of rows (state, number): every state of the machine, and `all` of them together."""
    found = dict.fromkeys((state.code for state in machine.states), 0) | {row[0]: row[1] for row in rows}
    return {"all": sum(found.values()), **found}
