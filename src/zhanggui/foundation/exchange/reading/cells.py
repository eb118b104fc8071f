"""Clean the cells of a row: the protections that spreadsheets need, blanks, spellings of numbers and dates. Pure.

Only spelling changes here (`1,234.50元` → `1234.50`); whether a value is possible is decided by the validation in the database, on
all rows at once. What can't be read is left as it is, so that the report shows what stood in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from zhanggui.foundation.exchange.layouts import Column, DayOrder, Layout

TOTALS: Final = frozenset({"合计", "总计", "小计", "本页合计"})
#: Somebody may be called so; more evidence is needed than for the Chinese words.
TOTALS_EN: Final = frozenset({"total", "totals", "subtotal", "grandtotal"})
BLANKS: Final = frozenset({"", "-", "--", "—", "——", "－", "\\N", "NULL", "N/A", "#N/A"})
#: What the first cell of such a row ends with ("" is in it too: an empty first cell).
TOTAL_ENDS: Final = "计:：lLsS)]】 "
EDGE: Final = " \t\r\n\v\f\u00a0\u3000\ufeff\u200b"
_DASHES: Final = re.compile(r"\x1f[—－]+\x1f").search
_PROTECTED: Final = re.compile(r'^=\s*"(.*)"$', re.DOTALL)
_PLAIN_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,10})?\Z").match
_PLAIN_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,15}\Z").match
_GROUPED: Final = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?\Z").match
_EXPONENT: Final = re.compile(r"[+-]?[0-9](?:\.[0-9]{1,16})?[eE][+-]?[0-9]{1,2}\Z").match
_UNITS: Final = re.compile(r"^(?:¥|\$|£|€|CNY|RMB|GBP|USD|EUR)\s*|\s*(?:元|件|个|CNY|RMB|GBP|USD|EUR)$")
_PLAIN_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\Z").match
_NUMBERS: Final = re.compile(
    r"([0-9]{1,4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,4})日?(?:[T ]+([0-9]{1,2})[:时]([0-9]{1,2})(?:[:分]([0-9]{1,2})(?:\.[0-9]+)?)?[秒分]?)?\Z"
).match
_COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2}))?\Z").match
_SERIAL: Final = re.compile(r"[2-7][0-9]{4}(?:\.[0-9]+)?\Z").match
#: Day 0 of the serial numbers of spreadsheets.
_SERIAL_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - local times of the file
SECONDS: Final = 86400

Canon = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the values of a column are spelled the way the database reads them: most are `plain` already, `canon` does the rest."""

    plain: Callable[[str], object]
    canon: Canon


def needs_care(framed: str) -> bool:
    """Whether some cell of a row, joined and framed with U+001F, is more than plain text."""
    return (
        '"' in framed
        or "\\" in framed
        or " \x1f" in framed
        or "\x1f " in framed
        or "\x1f'" in framed
        or "\x1f=" in framed
        or "\x1f-" in framed
        or "\x1fN" in framed
        or "\x1f#" in framed
        or not framed.replace("\x1f", "").isprintable()
        or (not framed.isascii() and _DASHES(framed) is not None)
    )


def bare(value: str) -> str:
    """A cell without blanks around it and without what keeps spreadsheets from changing it: `="…"`, `'…`, a leading TAB."""
    value = value.strip(EDGE)
    if value.startswith("="):
        protected = _PROTECTED.match(value)
        value = protected.group(1).strip(EDGE) if protected else value
    elif value.startswith("'"):
        value = value[1:].strip(EDGE)
    return "" if value in BLANKS else value


def number(value: str) -> str:
    """A number as PostgreSQL writes it, if it is one: widths, thousands, currency, brackets for negative, exponent."""
    if not value or _PLAIN_NUMBER(value):
        return value
    text = _UNITS.sub("", unicodedata.normalize("NFKC", value).strip()).replace("−", "-").strip()
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1].strip()
    if _GROUPED(text):
        text = text.replace(",", "")
    elif _EXPONENT(text):
        try:
            text = format(Decimal(text), "f")
        except InvalidOperation:
            return value
    text = text.removesuffix(".")
    return text if re.fullmatch(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{1,40})?|\.[0-9]{1,40})", text) else value


def integer(value: str) -> str:
    """A whole number: `6.00` is 6."""
    text = number(value)
    head, point, tail = text.partition(".")
    return head if point and head and not tail.strip("0") else text


def moment(order: DayOrder, *, serial: bool) -> Canon:
    """A function that writes a moment as `YYYY-MM-DD HH:MM:SS`, if it is one. `serial`: numbers are a spreadsheet's days."""

    def canon(value: str) -> str:
        if not value or _PLAIN_MOMENT(value):
            return value
        text = unicodedata.normalize("NFKC", value)
        try:
            if found := _NUMBERS(text):
                return _written(found.groups(), order) or value
            if found := _COMPACT(text):
                return _written(found.groups(), "ymd") or value
            if serial and _SERIAL(text):
                seconds = (Decimal(text) * SECONDS).quantize(Decimal(1))
                return f"{_SERIAL_ZERO + timedelta(seconds=int(seconds)):%Y-%m-%d %H:%M:%S}"
        except ValueError:
            pass
        return value

    return canon


def _written(parts: Sequence[str | None], order: DayOrder) -> str | None:
    first, second, third = str(parts[0]), str(parts[1]), str(parts[2])
    if len(first) == 4:
        year, month, day = first, second, third
    elif order == "mdy":
        year, month, day = third, first, second
    elif order == "dmy":
        year, month, day = third, second, first
    else:
        return None
    if len(year) != 4 or len(month) > 2 or len(day) > 2:
        return None
    hour, minute, second_ = (int(part or 0) for part in parts[3:6])
    written = datetime(int(year), int(month), int(day), hour, minute, second_)  # noqa: DTZ001 - local time of the file
    return written.isoformat(" ")


def spelling(column: Column, *, workbook: bool) -> Spelling | None:
    """How a column's values are spelled; None for texts."""
    if column.kind == "decimal":
        return Spelling(_PLAIN_NUMBER, number)
    if column.kind == "int":
        return Spelling(_PLAIN_INTEGER, integer)
    if column.kind in ("datetime", "date"):
        return Spelling(_PLAIN_MOMENT, moment(column.day_order, serial=workbook))
    return None


def is_total(record: Sequence[str], layout: Layout, positions: Sequence[int | None]) -> bool:
    """Whether a row is a sum at the foot: it says so in its first cell with anything in it, and lacks a value every row must have."""
    first = next((cell for cell in record if cell and not cell.isspace()), "")
    word = re.sub(r"[\s:]+", "", unicodedata.normalize("NFKC", first).casefold()).strip("()[]【】")
    if word not in TOTALS and word not in TOTALS_EN:
        return False
    needed = [p for column, p in zip(layout.columns, positions, strict=True) if p is not None and column.needed]
    cells = [bare(record[p]) if p < len(record) else "" for p in needed]
    return any(not cell or (word in TOTALS and cell == first.strip(EDGE)) for cell in cells)
