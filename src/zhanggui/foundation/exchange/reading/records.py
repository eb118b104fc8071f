"""Rows of cells, as texts, from a text file or a workbook; one after the other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

import python_calamine

from zhanggui.foundation.exchange.errors import FileBroken, QuoteBroken
from zhanggui.foundation.exchange.reading import formulas
from zhanggui.foundation.exchange.reading.source import Source, open_bytes

DELIMITERS: Final = (",", "\t", ";")
#: Header and explanations above it are looked for in so many rows.
HEAD_ROWS: Final = 15
Records = Iterator[list[str]]


@contextmanager
def text_records(source: Source, delimiter: str) -> Iterator[Records]:
    """The records of a text file; a quoted cell may span lines. Raises QuoteBroken while it is read."""
    with (
        open_bytes(source.path, packed=source.packed) as handle,
        io.TextIOWrapper(handle, encoding=source.encoding, newline="") as text,
    ):
        yield _parse(text, delimiter)


def _parse(lines: Iterator[str], delimiter: str) -> Records:
    # strict: a quotation mark that is never closed would otherwise swallow the rest of the file without a word.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    before = 0
    try:
        for record in reader:
            yield record
            before = reader.line_num
    except csv.Error as error:
        raise QuoteBroken(line=before + 1) from error


def head(source: Source, delimiter: str) -> list[list[str]]:
    """The first rows of a text as one delimiter would cut it; empty if the quotes do not fit."""
    rows: list[list[str]] = []
    try:
        with text_records(source, delimiter) as records:
            for record in records:
                rows.append(record)
                if len(rows) == HEAD_ROWS:
                    break
    except QuoteBroken:
        pass
    return rows


class Workbook:
    """An XLSX or XLS file; formulas are read as the values the spreadsheet program saved, and marked where it saved none (XLSX)."""

    def __init__(self, source: Source) -> None:
        self._path = source.path
        try:
            self._book = python_calamine.CalamineWorkbook.from_path(str(source.path))
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise FileBroken(detail=str(error) or type(error).__name__) from error

    def sheets(self) -> list[str]:
        """The names of the visible sheets with cells."""
        visible, work = python_calamine.SheetVisibleEnum.Visible, python_calamine.SheetTypeEnum.WorkSheet
        return [sheet.name for sheet in self._book.sheets_metadata if sheet.visible == visible and sheet.typ == work]

    def records(self, sheet: str) -> Records:
        """The rows of a sheet from its very first row, so that counting agrees with the spreadsheet program."""
        unsaved = formulas.unsaved(self._path, sheet)
        number = 0
        try:
            for number, row in enumerate(self._book.get_sheet_by_name(sheet).iter_rows(), 1):
                cells = [cell if cell.__class__ is str else _text(cell) for cell in row]
                yield _marked(cells, unsaved[number]) if number in unsaved else cells
            # What has no value is not part of the sheet for the reader; at its end too.
            for beyond in range(number + 1, max(unsaved, default=0) + 1):
                yield _marked([], unsaved.get(beyond, {}))
        except (python_calamine.CalamineError, ValueError) as error:
            raise FileBroken(detail=str(error) or type(error).__name__) from error

    def head(self, sheet: str) -> list[list[str]]:
        """The first rows of a sheet."""
        rows: list[list[str]] = []
        for record in self.records(sheet):
            rows.append(record)
            if len(rows) == HEAD_ROWS:
                break
        return rows


def _marked(cells: list[str], marks: Mapping[int, str]) -> list[str]:
    cells += [""] * (max(marks, default=-1) + 1 - len(cells))
    for place, mark in marks.items():
        cells[place] = mark
    return cells


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):  # lint-skip: no-floats: spreadsheets store every number as one; it leaves here as text
        # 15 digits are what the spreadsheet shows; the 17th is noise of its arithmetic (0.30000000000000004).
        number = Decimal(f"{cell:.15g}")
        return format(number, "f") if number.is_finite() and abs(number.adjusted()) < 15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)
