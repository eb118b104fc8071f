"""Tables as files, written row by row: CSV and XLSX. Nothing is kept; a million rows need no more memory than a thousand.

An XLSX file is a zip of XML. It is written here because the libraries for it build a file on disk before the first byte can be sent.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final, Protocol
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

Cell = str | int | bool | Decimal | date | datetime | None
#: What a program of tables takes for a formula when a text begins with it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TEXT_MAX: Final = 32_767
#: A number with more digits is rounded by Excel: it is written as text.
_DIGITS_MAX: Final = 15
_ROWS_MAX: Final = 1_048_576
_DAY_ZERO: Final = date(1899, 12, 30)


class Writer(Protocol):
    """Takes rows and gives the bytes they became."""

    def rows(self, rows: Iterable[Sequence[Cell]]) -> bytes:
        """The bytes of some more rows."""

    def end(self) -> bytes:
        """The bytes behind the last row."""


def plain(cell: Cell) -> str:
    """The cell as the API writes it: decimals without exponent, moments in UTC."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


class Csv:
    """UTF-8 with the mark by which Excel knows it."""

    media_type = "text/csv; charset=utf-8"

    def __init__(self, headings: Sequence[str]) -> None:
        self._start = b"\xef\xbb\xbf" + self._lines([headings])

    @staticmethod
    def _lines(rows: Iterable[Sequence[Cell]]) -> bytes:
        text = io.StringIO()
        lines = csv.writer(text)
        for row in rows:
            # A text that would run as a formula in Excel gets the mark that makes it a text.
            lines.writerow(
                f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else plain(cell) for cell in row
            )
        return text.getvalue().encode()

    def rows(self, rows: Iterable[Sequence[Cell]]) -> bytes:
        """Headings first."""
        start, self._start = self._start, b""
        return start + self._lines(rows)

    def end(self) -> bytes:
        """Headings alone if there was no row."""
        return self.rows(())


class _Sink:
    """Where the zip goes until the bytes are fetched; it can't be wound back, so the zip writes straight on."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Called by zipfile."""

    def close(self) -> None:
        """Called by zipfile."""

    def fetch(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET_START: Final = (
    f'{_XML}<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
)
_STYLES: Final = (
    f'<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_TYPES: Final = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
)


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, bool):
        return f'<c t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, (int, Decimal)) and len(Decimal(cell).as_tuple().digits) <= _DIGITS_MAX:
        return f"<c><v>{plain(cell)}</v></c>"
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return f'<c s="1"><v>{(cell - _DAY_ZERO).days}</v></c>'
    text = escape(_UNPRINTABLE.sub("", plain(cell))[:_TEXT_MAX])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


class Xlsx:
    """A workbook; a sheet that is full is followed by another one."""

    media_type = f"{_KIND}.sheet"

    def __init__(self, headings: Sequence[str], *, rows_max: int = _ROWS_MAX) -> None:
        self._sink = _Sink()
        self._zip = ZipFile(self._sink, "w", ZIP_DEFLATED)
        self._headings = headings
        self._rows_max = rows_max
        self._sheets = 0
        self._open()

    def _open(self) -> None:
        self._sheets += 1
        self._filled = 0
        self._sheet = self._zip.open(f"xl/worksheets/sheet{self._sheets}.xml", "w", force_zip64=True)
        self._sheet.write(_SHEET_START.encode())
        self._row(self._headings)

    def _row(self, row: Sequence[Cell]) -> None:
        self._sheet.write(f"<row>{''.join(map(_cell, row))}</row>".encode())
        self._filled += 1

    def _close(self) -> None:
        self._sheet.write(b"</sheetData></worksheet>")
        self._sheet.close()

    def rows(self, rows: Iterable[Sequence[Cell]]) -> bytes:
        """What the zip has let go of; often nothing, because it packs in blocks."""
        for row in rows:
            if self._filled >= self._rows_max:
                self._close()
                self._open()
            self._row(row)
        return self._sink.fetch()

    def end(self) -> bytes:
        """The last sheet's end, and the parts that list the sheets."""
        self._close()
        for name, content in self._parts().items():
            self._zip.writestr(name, _XML + content)
        self._zip.close()
        return self._sink.fetch()

    def _parts(self) -> dict[str, str]:
        numbers = range(1, self._sheets + 1)
        sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
        links = "".join(
            f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
        )
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n in numbers
        )
        styles = f'<Relationship Id="rId0" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        book = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        return {
            "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
            "xl/styles.xml": _STYLES,
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}{styles}</Relationships>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{book}</Relationships>',
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{_TYPES}{parts}</Types>',
        }
