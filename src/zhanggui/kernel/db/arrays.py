"""Columns as PostgreSQL's array literals.

The driver's list dumper costs a microsecond an element, an array literal a tenth of it; parameters travel as text of unknown type
and every statement casts them, which also keeps one prepared statement per file instead of one per mix of integer sizes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from zhanggui.kernel.errors import Malformed


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _texts(values: Sequence[Any]) -> str:
    if None not in values:
        # One look at the whole column instead of one at every value: quotes and backslashes are rare.
        joined = "\0".join(values)
        if joined.count("\0") != len(values) - 1:
            raise Malformed(what="text", why_zh="含有空字符(NUL)", why_en="it contains a NUL character")
        if '"' not in joined and "\\" not in joined:
            return '{"' + joined.replace("\0", '","') + '"}'
    return "{" + ",".join(["NULL" if value is None else _quoted(value) for value in values]) + "}"


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
    if len(values) == 1 and type(values[0]) is int:
        return b"{%d}" % values[0]
    return array(values).encode()


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


def parameter(value: object) -> bytes | None:
    """A value as the server reads it: text of unknown type."""
    encode = _AS_PARAMETER.get(type(value))
    if encode is not None:
        return encode(value)
    if isinstance(value, (list, tuple)):
        return array(value).encode()
    return str(value).encode()
