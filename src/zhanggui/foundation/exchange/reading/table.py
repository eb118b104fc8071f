"""A file as a table of one layout: the header is found, what follows comes as cleaned rows ready for COPY."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from zhanggui.foundation.exchange.errors import HeaderRowUnknown, NoRows
from zhanggui.foundation.exchange.layouts import Layout
from zhanggui.foundation.exchange.reading import cells
from zhanggui.foundation.exchange.reading.header import Header, Matcher
from zhanggui.foundation.exchange.reading.records import DELIMITERS, Records, Workbook, head, text_records
from zhanggui.foundation.exchange.reading.source import Source
from zhanggui.foundation.exchange.row_errors import NulCharacter, RowWidth
from zhanggui.kernel.errors import DomainError

BLOCK: Final = 2000
NO_FLAW: Final = "\\N"
QUOTED: Final = '","'
#: An array literal inside COPY's text format: both want backslashes doubled.
ESCAPES: Final = str.maketrans({"\\": "\\\\\\\\", '"': '\\\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
#: At most so many dropped total rows are named in the report.
NAMED: Final = 100
Known = Callable[[Sequence[Sequence[str]]], Mapping[str, str] | None]


@dataclass
class Counts:
    """What the reading saw, for the report."""

    rows: int = 0
    blank: int = 0
    totals: int = 0
    total_rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """Where the rows are: the header, and the delimiter or the sheet."""

    source: Source
    layout: Layout
    header: Header
    delimiter: str
    sheet: str

    def described(self) -> dict[str, Any]:
        """What the reading decided, for the report."""
        return {
            "kind": self.source.kind, "encoding": self.source.encoding, "delimiter": self.delimiter, "sheet": self.sheet,
            "header_row": self.header.row_no, "columns": self.header.taken(self.layout), "ignored": list(self.header.ignored)[:200],
        }  # fmt: skip


def find(source: Source, layout: Layout, mapping: Mapping[str, str] | None, known: Known) -> Table:
    """Find delimiter or sheet, and header. `known` looks up a mapping saved for these headings.

    Raises HeaderMissing, ColumnsMissing, ColumnTwice, MappingInvalid, FileBroken.
    """
    results = []
    for place, rows in _heads(source):
        score, header = Matcher(layout, mapping if mapping is not None else known(rows)).find(rows)
        results.append((score, place, header))
    # The first of equals wins: commas before tabs, the first sheet before the second.
    _, place, header = max(results, key=lambda result: result[0], default=(0, "", Matcher(layout).find([])[1]))
    if isinstance(header, DomainError):
        raise header
    return _table(source, layout, header, place)


def guess(source: Source, layout: Layout) -> Table:
    """The most likely header of a file whose columns somebody will map by hand. Raises HeaderMissing if there is nothing but blanks."""
    matcher = Matcher(layout)
    found = [(place, matcher.guess(rows)) for place, rows in _heads(source)]
    best = max(((place, *each) for place, each in found if each is not None), key=lambda each: each[1], default=None)
    if best is None:
        raise matcher.no_header([])
    place, _, header = best
    return _table(source, layout, header, place)


def by_hand(source: Source, layout: Layout, place: str, header_row: int, mapping: Mapping[str, str]) -> Table:
    """The table below a row that somebody chose as the header, with the columns that somebody chose.

    Raises HeaderRowUnknown, MappingInvalid, and what is wrong with the columns (Matcher.by_hand).
    """
    matcher = Matcher(layout, mapping, field="columns")
    return _table(source, layout, matcher.by_hand(row_of(first_rows(source, place), header_row), header_row), place)


def first_rows(source: Source, place: str) -> list[list[str]]:
    """The first rows of a sheet or of a text cut by a delimiter."""
    return Workbook(source).head(place) if source.kind == "workbook" else head(source, place)


def row_of(rows: Sequence[list[str]], header_row: int) -> list[str]:
    """One of the first rows, by its number from 1. Raises HeaderRowUnknown."""
    if not 0 < header_row <= len(rows):
        raise HeaderRowUnknown(field="header_row", line=header_row, lines=len(rows))
    return rows[header_row - 1]


def _heads(source: Source) -> list[tuple[str, list[list[str]]]]:
    if source.kind == "workbook":
        book = Workbook(source)
        return [(name, book.head(name)) for name in book.sheets()]
    return [(delimiter, head(source, delimiter)) for delimiter in DELIMITERS]


def _table(source: Source, layout: Layout, header: Header, place: str) -> Table:
    return Table(source, layout, header, *(("", place) if source.kind == "workbook" else (place, "")))


@contextmanager
def _records(table: Table) -> Iterator[Records]:
    if table.source.kind == "workbook":
        yield Workbook(table.source).records(table.sheet)
        return
    with text_records(table.source, table.delimiter) as records:
        yield records


def copy_blocks(table: Table, prefix: str, counts: Counts) -> Iterator[str]:
    """The rows as text for `COPY exchange_row`, some thousand at a time. `prefix` is the first column of every line.

    Raises QuoteBroken, FileBroken, NoRows.
    """
    with _records(table) as records:
        for _ in islice(records, table.header.row_no):
            pass
        lines: list[str] = []
        for line in _Lines(table, prefix, counts).each(records):
            lines.append(line)
            if len(lines) == BLOCK:
                yield "".join(lines)
                lines.clear()
        yield "".join(lines)
    if not counts.rows:
        raise NoRows(field="file", line=table.header.row_no, what="file", why_zh="", why_en="")


class _Lines:
    """Turns records into lines for COPY: id, row number, an array of cells, a flaw.

    Most cells are plain. What is not (quotes, blanks around, protections, control characters) is found by a few searches in the
    joined row, each at the speed of memory, and only then looked at cell by cell.
    """

    def __init__(self, table: Table, prefix: str, counts: Counts) -> None:
        self.table = table
        self.prefix = prefix
        self.counts = counts
        self.positions = table.header.positions
        workbook = table.source.kind == "workbook"
        spelled = [(i, cells.spelling(column, workbook=workbook)) for i, column in enumerate(table.layout.columns)]
        self.spelled = [(i, how.plain, how.canon) for i, how in spelled if how is not None]

    def each(self, records: Records) -> Iterator[str]:
        """One line for every row of data."""
        counts, prefix, spelled, width = self.counts, self.prefix, self.spelled, len(self.table.header.headings)
        positions = [position for position in self.positions if position is not None]
        straight = len(positions) == len(self.positions)
        row_no = self.table.header.row_no
        for record in records:
            row_no += 1
            flaw = NO_FLAW
            if straight and len(record) == width:
                row = [record[position] for position in positions]
            else:
                row, flaw = self._fitted(record)
            if (not record or record[0][-1:] in cells.TOTAL_ENDS) and self._dropped(record, row_no):
                continue
            if cells.needs_care("\x1f" + "\x1f".join(row) + "\x1f"):
                row, flaw = _careful(row, flaw)
            for index, plain, canon in spelled:
                if not plain(row[index]):
                    row[index] = canon(row[index])
            counts.rows += 1
            yield f'{prefix}\t{row_no}\t{{"{QUOTED.join(row)}"}}\t{flaw}\n'

    def _fitted(self, record: list[str]) -> tuple[list[str], str]:
        """A row that is shorter or longer than the header."""
        row = [record[p] if p is not None and p < len(record) else "" for p in self.positions]
        surplus = any(map(str.strip, record[len(self.table.header.headings) :]))
        return row, RowWidth.code if surplus else NO_FLAW

    def _dropped(self, record: list[str], row_no: int) -> bool:
        """Whether a row is no data: blank, or a sum at the foot."""
        counts = self.counts
        if not any(map(str.strip, record)):
            counts.blank += 1
            return True
        if not cells.is_total(record, self.table.layout, self.positions):
            return False
        counts.totals += 1
        if len(counts.total_rows) < NAMED:
            counts.total_rows.append(row_no)
        return True


def _careful(row: list[str], flaw: str) -> tuple[list[str], str]:
    """Cells without their protections, escaped for an array inside COPY's text format."""
    clean = [cells.bare(cell) for cell in row]
    for index, cell in enumerate(clean):
        if "\x00" in cell:
            # PostgreSQL can't keep it; its picture can be shown.
            clean[index] = cell.replace("\x00", "\u2400")
            flaw = f"{NulCharacter.code}:{index + 1}"
    return [cell.translate(ESCAPES) for cell in clean], flaw
