"""Lists that one named SQL file reads: a page costs one statement, the totals of everything that matches one more.

A line of the file that ends in `--? name` belongs to the statement only when `name` is given, and so do the lines between `--? name:` and
`--? end`. Each set of filters is a statement of its own: the planner never sees a condition that does not count (`x IS NULL OR …` hides
the indexes from it). The page and its totals are two readings of one file, because filters that stand twice do not stay equal: what is
marked `page` or `totals` belongs to one of them. The condition behind the cursor is marked `after` and asks for `%(after_FIELD)s`; the
first columns of a row are the keys of the sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Generic, TypeVar

from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Keyset, Page
from zhanggui.kernel.machine import Machine

T = TypeVar("T")
_MARK: Final = re.compile(r"\s*--\?\s*(?P<names>\w+(?:\s+\w+)*)(?P<opens>:?)\s*$")


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


class Selection:
    """The statement in `sql/NAME.sql` beside a Python file, with the lines that its filters ask for."""

    def __init__(self, beside: str, name: str) -> None:
        self._path = Path(beside).parent / "sql" / f"{name}.sql"
        self._statements: dict[tuple[str, frozenset[str]], db.Statement] = {}

    def rows(self, *also: str, **filters: object) -> list[db.Row]:
        """All rows; filters that are None are not given, `also` are marks without a value."""
        return self._find(also, filters, "{}")

    def count(self, **filters: object) -> int:
        """The number of rows, without a line for it in the file."""
        [[count]] = self._find((), filters, "SELECT count(*) FROM (\n{}\n) counted")
        return int(count)

    def _find(self, also: tuple[str, ...], filters: dict[str, object], frame: str) -> list[db.Row]:
        given = {name: value for name, value in filters.items() if value is not None}
        names = frozenset((*also, *given))
        statement = self._statements.get((frame, names))
        if statement is None:
            text = frame.format(reading(self._path.read_text(encoding="utf-8"), names))
            name = f"{self._path.stem}:{','.join(sorted(names))}"
            statement = self._statements[frame, names] = db.Statement(name, text, each_time=True)
        return statement.rows(**given)


class Listing(Generic[T]):
    """The list in `sql/NAME.sql` beside a Python file. `row` makes a frozen row of the columns behind the keys."""

    def __init__(self, beside: str, name: str, keyset: Keyset, row: Callable[..., T]) -> None:
        self._selection = Selection(beside, name)
        self._keyset = keyset
        self._row = row

    def page(self, *, cursor: str | None, limit: int, **filters: object) -> Page[T]:
        """One page. Raises `CursorInvalid`. One statement."""
        values = self._keyset.decode(cursor)
        marks = ["page"]
        if values is not None:
            marks.append("after")
            filters.update({f"after_{key.field}": v for key, v in zip(self._keyset.keys, values, strict=True)})
        rows = self._selection.rows(*marks, limit=limit + 1, **filters)
        width = len(self._keyset.keys)
        keys = [row[:width] for row in rows]
        return self._keyset.close([self._row(*row[width:]) for row in rows], keys, limit=limit)

    def counted(self, *, cursor: str | None, limit: int, total: bool, **filters: object) -> Page[T]:
        """One page of a list whose file has no totals of its own; with `total` another statement counts what matches."""
        found = self.page(cursor=cursor, limit=limit, **filters)
        return replace(found, total=self._selection.count(**filters)) if total else found

    def totals(self, **filters: object) -> db.Row:
        """The row of totals of everything that matches. One statement."""
        [row] = self._selection.rows("totals", **filters)
        return row


def narrow(scope: frozenset[int] | None, wanted: int | None) -> list[int] | None:
    """The filter on one dimension: what the caller asks for, inside what the caller sees. None: everything; empty: nothing."""
    if wanted is None:
        return None if scope is None else sorted(scope)
    return [wanted] if scope is None or wanted in scope else []


#: So many rows are counted for the tabs of a list while somebody waits for its page: some milliseconds.
COUNTED: Final = 10_000


def by_state(rows: Sequence[db.Row], machine: Machine) -> dict[str, int]:
    """The numbers on the tabs of a list, of rows (state, number): every state of the machine, and `all` of them together."""
    found = dict.fromkeys((state.code for state in machine.states), 0) | {row[0]: row[1] for row in rows}
    return {"all": sum(found.values()), **found}
