"""Find the header of a table and say which heading is which column. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from zhanggui.foundation.exchange.errors import (
    ColumnsMissing,
    ColumnTwice,
    ColumnUnmapped,
    HeaderMissing,
    HeadingTaken,
    HeadingUnknown,
    MappingInvalid,
)
from zhanggui.foundation.exchange.layouts import Column, Layout
from zhanggui.kernel.errors import DomainError, raise_if

_NOISE: Final = re.compile(r"[\s_\-*:.\"'=\ufeff\u200b]+")
_BRACKET: Final = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Header:
    """A header found: its row (from 1), for each column of the layout the position in a row (None: not in the file), the headings as
    written, and those that no column takes."""

    row_no: int
    positions: tuple[int | None, ...]
    headings: tuple[str, ...]
    ignored: tuple[str, ...]

    def taken(self, layout: Layout) -> dict[str, str]:
        """Column key → heading as written."""
        pairs = zip(layout.columns, self.positions, strict=True)
        return {column.key: self.headings[position] for column, position in pairs if position is not None}


def plain(heading: str) -> str:
    """A heading without what people vary: case, width, blanks, dashes, stars, marks."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", heading).casefold())


def _bare(heading: str) -> str:
    """A plain heading without its unit in brackets."""
    return _BRACKET.sub("", heading) or heading


def fingerprint(row: Sequence[str]) -> str:
    """What files with the same headings share."""
    return sha256("\x1f".join(map(plain, row)).encode()).hexdigest()


def _names(column: Column) -> list[str]:
    return [plain(name) for name in (column.key, column.zh, column.en, *column.aliases)]


class Matcher:
    """Matches rows with the headings of one layout, or with a mapping somebody made by hand (column key → heading; an empty one: the
    column is in no such file)."""

    def __init__(self, layout: Layout, mapping: Mapping[str, str] | None = None, *, field: str = "mapping") -> None:
        unknown = sorted(set(mapping or {}) - layout.positions.keys())
        if unknown:
            raise MappingInvalid(field=f"{field}.{unknown[0][:64]}", which=", ".join(unknown)[:200])
        self.layout = layout
        self._given = dict(mapping or {})
        self._by_hand = {key: plain(heading) for key, heading in (mapping or {}).items()}

    def _position(self, column: Column, exact: dict[str, int], bare: dict[str, int]) -> int | None:
        if column.key in self._by_hand:
            return exact.get(self._by_hand[column.key]) if self._by_hand[column.key] else None
        names = _names(column)
        for heading in names:
            if heading in exact:
                return exact[heading]
        return next((bare[heading] for heading in map(_bare, names) if heading in bare), None)

    def _match(self, row: Sequence[str]) -> tuple[int | None, ...]:
        exact: dict[str, int] = {}
        bare: dict[str, int] = {}
        for index, heading in enumerate(map(plain, row)):
            if heading:
                exact.setdefault(heading, index)
                bare.setdefault(_bare(heading), index)
        return tuple(self._position(column, exact, bare) for column in self.layout.columns)

    def find(self, rows: Sequence[Sequence[str]]) -> tuple[int, Header | DomainError]:
        """The header among the first rows, or why there is none; and a score, to compare delimiters and sheets."""
        best: tuple[int, int, tuple[int | None, ...]] | None = None
        for index, row in enumerate(rows):
            positions = self._match(row)
            found = [c for c, p in zip(self.layout.columns, positions, strict=True) if p is not None]
            score = len(found) + 100 * sum(column.needed for column in found)
            if score and (best is None or score > best[0]):
                best = (score, index, positions)
        if best is None:
            return 0, self.no_header(rows)
        score, index, positions = best
        return score, self._header(rows[index], index + 1, positions)

    def guess(self, rows: Sequence[Sequence[str]]) -> tuple[int, Header] | None:
        """What may be the header of a file that is to be mapped by hand, with a score; None if there is nothing but blanks. The row
        with the most headings that are known, else the fullest."""
        best: tuple[int, Header] | None = None
        for index, row in enumerate(rows):
            width = sum(plain(cell) != "" for cell in row)
            header = self.guess_at(row, index + 1)
            score = 1000 * sum(position is not None for position in header.positions) + width
            if width and (best is None or score > best[0]):
                best = score, header
        return best

    def guess_at(self, row: Sequence[str], row_no: int) -> Header:
        """This row as a header, whatever it lacks."""
        positions = self._match(row)
        return Header(row_no, positions, tuple(row), _ignored(row, positions))

    def by_hand(self, row: Sequence[str], row_no: int) -> Header:
        """This row as the header, its columns as the mapping says and no others.

        Raises what is wrong with the mapping, column by column: HeadingUnknown, HeadingTaken, ColumnTwice, ColumnUnmapped.
        """
        headings = [plain(cell) for cell in row]
        positions: list[int | None] = []
        errors: list[DomainError] = []
        for column in self.layout.columns:
            wanted = self._by_hand.get(column.key, "")
            position = headings.index(wanted) if wanted and wanted in headings else None
            error = self._fault(column, wanted, position, positions, row, row_no)
            positions.append(position)
            if error is not None:
                errors.append(error)
        raise_if(errors)
        return Header(row_no, tuple(positions), tuple(row), _ignored(row, positions))

    def _fault(
        self, column: Column, wanted: str, position: int | None, taken: Sequence[int | None], row: Sequence[str], row_no: int
    ) -> DomainError | None:  # fmt: skip
        field = f"columns.{column.key}"
        names: dict[str, Any] = {"column_zh": column.zh, "column_en": column.en}
        if position is None:
            if wanted:
                return HeadingUnknown(
                    field=field, line=row_no, heading=self._given[column.key][:100], found=_listed(row), **names
                )
            return ColumnUnmapped(field=field, **names) if column.needed else None
        if position in taken:
            other = self.layout.columns[taken.index(position)]
            return HeadingTaken(field=field, heading=row[position][:100], other_zh=other.zh, other_en=other.en, **names)
        if [plain(cell) for cell in row].count(wanted) > 1:
            return ColumnTwice(field=field, line=row_no, heading=row[position][:100])
        return None

    def no_header(self, rows: Sequence[Sequence[str]]) -> HeaderMissing:
        """Why there is no header."""
        needed = [column for column in self.layout.columns if column.needed] or list(self.layout.columns)
        first = next((row for row in rows if any(cell.strip() for cell in row)), [])
        return HeaderMissing(
            field="file", lines=len(rows), layout_zh=self.layout.zh, layout_en=self.layout.en, found=_listed(first),
            expected_zh="、".join(column.zh for column in needed), expected_en=", ".join(column.en for column in needed),
        )  # fmt: skip

    def _header(self, row: Sequence[str], row_no: int, positions: tuple[int | None, ...]) -> Header | DomainError:
        pairs = list(zip(self.layout.columns, positions, strict=True))
        missing = [
            column
            for column, position in pairs
            if position is None and (column.needed or self._by_hand.get(column.key))
        ]
        if missing:
            return ColumnsMissing(
                field="file", line=row_no, found=_listed(row), missing_zh="、".join(column.zh for column in missing),
                missing_en=", ".join(column.en for column in missing),
            )  # fmt: skip
        headings = [plain(cell) for cell in row]
        taken = [position for position in positions if position is not None]
        for position in taken:
            if headings.count(headings[position]) > 1 or taken.count(position) > 1:
                return ColumnTwice(field="file", line=row_no, heading=row[position][:100])
        return Header(row_no, positions, tuple(row), _ignored(row, taken))


def _ignored(row: Sequence[str], taken: Sequence[int | None]) -> tuple[str, ...]:
    return tuple(cell for index, cell in enumerate(row) if index not in taken and cell.strip())


def _listed(row: Sequence[str]) -> str:
    return ", ".join(cell.strip()[:40] for cell in row[:60] if cell.strip()) or "–"
