"""Formulas of an XLSX file whose values nobody saved: a program wrote the file and never computed them.

The reader of workbooks sees an empty cell there, which is not what people see when they open the file. So such cells are found in the
sheet's own XML, and marked.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final
from xml.parsers import expat

from zhanggui.foundation.exchange.errors import FileBroken
from zhanggui.foundation.exchange.row_errors import UNSAVED

PIECE: Final = 1 << 20
BOOK: Final = "xl/workbook.xml"
#: A sheet has no more; a reference beyond is no cell.
ROWS_MAX: Final = 1_048_576
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
#: Row (from 1) → column (from 0) → the mark, which names the cell.
Unsaved = dict[int, dict[int, str]]
_Start = Callable[[str, dict[str, str]], None]


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise FileBroken(detail="DOCTYPE")


def _parse(
    archive: zipfile.ZipFile,
    member: str,
    start: _Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    with archive.open(member) as handle:
        parser.ParseFile(handle)


def _member(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The part of the archive that holds a sheet; None if it can't be told."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}

    def named(tag: str, given: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            ids[given.get("name", "")] = next((v for k, v in given.items() if k != "id" and _local(k) == "id"), "")

    def related(tag: str, given: dict[str, str]) -> None:
        if _local(tag) == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "")

    _parse(archive, BOOK, named)
    _parse(archive, "xl/_rels/workbook.xml.rels", related)
    target = targets.get(ids.get(sheet, ""), "")
    member = posixpath.normpath(posixpath.join("xl", target)) if not target.startswith("/") else target[1:]
    return member if member in archive.namelist() else None


def _has_formulas(archive: zipfile.ZipFile, member: str) -> bool:
    """Most sheets have none; they are not parsed a second time."""
    last = b""
    with archive.open(member) as handle:
        while piece := handle.read(PIECE):
            if re.search(rb"<(?:\w+:)?f[\s/>]", last + piece):
                return True
            last = piece[-40:]
    return False


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


class _Cells:
    """Walks the cells of a sheet: which have a formula and no value."""

    def __init__(self) -> None:
        self.found: Unsaved = {}
        self.place, self.kind, self.formula, self.value, self.inside = "", "", False, False, False

    def start(self, tag: str, given: dict[str, str]) -> None:
        name = _local(tag)
        if name == "c":
            self.place, self.kind, self.formula, self.value = given.get("r", ""), given.get("t", ""), False, False
        elif name == "f":
            self.formula = True
        self.inside = name == "v"

    def text(self, _: str) -> None:
        self.value = self.value or self.inside

    def end(self, tag: str) -> None:
        self.inside = False
        # A text formula whose saved value is the empty text says so by its kind.
        if _local(tag) != "c" or not self.formula or self.value or self.kind == "str":
            return
        reference = _REFERENCE.fullmatch(self.place)
        if reference and int(reference[2]) <= ROWS_MAX:
            self.found.setdefault(int(reference[2]), {})[_column(reference[1])] = UNSAVED + self.place


def unsaved(path: Path, sheet: str) -> Unsaved:
    """The cells of a sheet with a formula and no saved value. Nothing is known of other formats than XLSX. Raises FileBroken."""
    if not zipfile.is_zipfile(path):
        return {}
    cells = _Cells()
    try:
        with zipfile.ZipFile(path) as archive:
            member = _member(archive, sheet) if BOOK in archive.namelist() else None
            if member is not None and _has_formulas(archive, member):
                _parse(archive, member, cells.start, cells.end, cells.text)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, OSError) as error:
        raise FileBroken(detail=str(error)) from error
    return cells.found
