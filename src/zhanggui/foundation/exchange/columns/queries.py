"""Which heading of a file is which column: what was found, and what somebody says instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from zhanggui.foundation.exchange import queries, registry
from zhanggui.foundation.exchange.contracts import ImportRow
from zhanggui.foundation.exchange.kept import queries as kept
from zhanggui.foundation.exchange.layouts import Layout
from zhanggui.foundation.exchange.reading import table
from zhanggui.foundation.exchange.reading.header import Matcher, plain
from zhanggui.foundation.identity.public import Actor

SAMPLES: Final = 3
#: What is shown of a value.
WIDTH: Final = 60


class Heading(NamedTuple):
    """A column of the file: its heading and the first values below it that are not blank."""

    text: str
    samples: Sequence[str]


class Found(NamedTuple):
    """The columns of a file. `above`: its first rows, one of which is the header; `taken`: column key → heading, where it is known."""

    layout: Layout
    header_row: int
    rows: Sequence[Sequence[str]]
    headings: Sequence[Heading]
    taken: Mapping[str, str]


def found(import_id: int, *, actor: Actor, header_row: int | None = None) -> Found:
    """The columns below the header, or below another row that may be it.

    Raises ImportUnknown, MissingPermission, LayoutUnknown, FileNotKept, HeaderRowUnknown.
    """
    row = queries.by_id(import_id, actor=actor)
    layout = registry.layout_of(row.layout)
    wanted = header_row or row.source["header_row"]
    with kept.opened(row) as file:
        rows = table.first_rows(file, place(row))
    header = Matcher(layout).guess_at(table.row_of(rows, wanted), wanted)
    known = dict(row.source["columns"]) if wanted == row.source["header_row"] else header.taken(layout)
    headings = [Heading(text, _samples(rows[wanted:], at)) for at, text in enumerate(header.headings) if plain(text)]
    return Found(layout, wanted, [[cell[:WIDTH] for cell in each] for each in rows], headings, known)


def place(row: ImportRow) -> str:
    """Sheet or delimiter."""
    return str(row.source["sheet"] if row.source["kind"] == "workbook" else row.source["delimiter"])


def _samples(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    values = [row[at].strip()[:WIDTH] for row in rows if at < len(row) and row[at].strip()]
    return values[:SAMPLES]
