"""Columns as PostgreSQL's array literals.

The driver's list dumper costs a microsecond an element, an array literal a tenth of it; parameters travel as text of unknown type
and every statement casts them, which also keeps one prepared statement per file instead of one per mix of integer sizes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from zhanggui.kernel.errors import Malformed


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _texts(values: Sequence[Any]) -> str:
    if None not in values:
        # One look at the whole column instead of one at every value: quotes and backslashes are rare.
        joined = '","'.join(values)
        if joined.count('"') == 2 * len(values) - 2 and "\\" not in joined and "\0" not in joined:
            return '{"' + joined + '"}'
    return "{" + ",".join(["NULL" if value is None else _text(value) for value in values]) + "}"


#: The moments of a command travel with all of its statements.
_moment = lru_cache(64)(datetime.isoformat)


def _text(text: str) -> str:
    if "\0" in text:
        raise Malformed(what="text", why_zh="含有空字符(NUL)", why_en="it contains a NUL character")
    return _quoted(text)


#: How a single value stands in an array literal, by its very type; other types stand there as `str` has them.
_IN_ARRAY: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "NULL",
    str: _text,
    date: date.isoformat,
    datetime: _moment,
}


def array(values: Sequence[Any]) -> str:
    """PostgreSQL's array literal of a column: numbers, texts, dates, moments or booleans, and None."""
    if not values:
        return "{}"
    first = values[0]
    if len(values) == 1:  # most batches are of one document
        return "{" + _IN_ARRAY.get(type(first), str)(first) + "}"
    if first is None:
        first = next((value for value in values if value is not None), None)
        if first is None:
            return "{NULL" + ",NULL" * (len(values) - 1) + "}"
    if isinstance(first, str):
        return _texts(values)
    if isinstance(first, (date, datetime)):
        # A batch has few distinct ones.
        texts = {value: value.isoformat() for value in set(values) if value is not None}
        return "{" + ",".join(["NULL" if value is None else texts[value] for value in values]) + "}"
    # Python writes a list of whole numbers in one go. None stands in no number and no boolean, so it can be told apart afterwards.
    written = repr(values)[1:-1] if type(first) is int and type(values) is list else ",".join(map(str, values))
    return "{" + written.replace("None", "NULL") + "}"


def _column(values: Sequence[Any]) -> bytes:
    if not values:
        return b"{}"
    if len(values) == 1:
        encode = _ALONE.get(type(values[0]))
        if encode is not None:
            return encode(values[0])
    elif len(values) <= _FEW and type(values[0]) in _NUMBERS:
        return (_PLACES[len(values)] % tuple(values)).replace("None", "NULL").encode()
    return array(values).encode()


#: Columns of no more values than this are written with one format: the lines of a document.
_FEW = 8
_NUMBERS = frozenset({int, Decimal})
_PLACES = ["{" + ",".join(["%s"] * n) + "}" for n in range(_FEW + 1)]


#: How the only value of a column travels, by its very type: most batches are of one document, and have hundreds of columns.
_ALONE: dict[type, Callable[[Any], bytes]] = {
    int: b"{%d}".__mod__,
    type(None): lambda _: b"{NULL}",
    str: lambda value: b"{%s}" % _text(value).encode(),
    Decimal: lambda value: b"{%s}" % str(value).encode(),
    bool: lambda value: b"{t}" if value else b"{f}",
    date: lru_cache(64)(lambda value: b"{%s}" % value.isoformat().encode()),
    datetime: lru_cache(64)(lambda value: b"{%s}" % value.isoformat().encode()),
}


#: How a parameter travels, by its very type.
_AS_PARAMETER: dict[type, Callable[[Any], bytes | None]] = {
    type(None): lambda _: None,
    list: _column,
    tuple: _column,
    range: _column,
    str: str.encode,
    int: b"%d".__mod__,
    bool: lambda value: b"t" if value else b"f",
    date: lambda value: value.isoformat().encode(),
    datetime: lambda value: _moment(value).encode(),
    dict: lambda value: json.dumps(value, ensure_ascii=False).encode(),
}


def parameters(values: Iterable[Any]) -> list[bytes | None]:
    """Values as the server reads them: texts of unknown type."""
    encoded: list[bytes | None] = []
    add = encoded.append
    for value in values:
        kind = type(value)
        if kind is list or kind is tuple:
            if not value:
                add(b"{}")
            elif len(value) == 1 and (alone := _ALONE.get(type(value[0]))) is not None:
                add(alone(value[0]))
            else:
                add(_column(value))
        else:
            encode = _AS_PARAMETER.get(kind)
            add(parameter(value) if encode is None else encode(value))
    return encoded


def parameter(value: object) -> bytes | None:
    """One of them."""
    encode = _AS_PARAMETER.get(type(value))
    if encode is not None:
        return encode(value)
    if isinstance(value, (list, tuple)):
        return array(value).encode()
    return str(value).encode()
