"""Strict JSON in: exact numbers, storable texts, no surprises for the database. What is refused is named by its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from zhanggui.kernel.api.errors import (
    BodyNotUtf8,
    BodyTooDeep,
    BodyUnreadable,
    KeyTwice,
    NumberNotFinite,
    NumberTooLarge,
    TextUnstorable,
)

BIGINT_MAX: Final = 2**63 - 1
_BIGINT_DIGITS: Final = len(str(-BIGINT_MAX))


def storable(text: str) -> bool:
    """Say whether PostgreSQL and UTF-8 can hold the text: no NUL, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


class _Refused(Exception):
    """Something that is JSON, but not for us; where it stands is looked up when it is too late to be fast."""


def _integer(text: str) -> int:
    if len(text) > _BIGINT_DIGITS or abs(number := int(text)) > BIGINT_MAX:
        raise _Refused
    return number


def _constant(text: str) -> NoReturn:
    raise _Refused


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        # The last one would win, and what the first one said would be lost without a word.
        raise _Refused
    return found


_STRICT: Final = json.JSONDecoder(
    parse_int=_integer, parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_object
)


@dataclass(frozen=True, slots=True)
class _Odd:
    """Stands where something was refused."""

    error: type[NumberTooLarge] | type[NumberNotFinite] | type[KeyTwice]


def _odd_integer(text: str) -> object:
    try:
        return _integer(text)
    except _Refused:
        return _Odd(NumberTooLarge)


def _odd_fraction(text: str) -> object:
    try:
        return Decimal(text)
    except ArithmeticError:
        return _Odd(NumberTooLarge)


def _odd_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        found[key] = _Odd(KeyTwice) if key in found else value
    return found


_LENIENT: Final = json.JSONDecoder(
    parse_int=_odd_integer,
    parse_float=_odd_fraction,
    parse_constant=lambda text: _Odd(NumberNotFinite),
    object_pairs_hook=_odd_object,
)


def _places(root: object, wanted: Callable[[object], bool]) -> Iterator[tuple[object, str | None, int | None]]:
    """What is wanted in a value, each with the path of its field and the first index on the way there."""
    waiting: list[tuple[object, Sequence[str | int]]] = [(root, ())]
    while waiting:
        node, path = waiting.pop()
        if wanted(node):
            row = next((part for part in path if isinstance(part, int)), None)
            yield node, ".".join(map(str, path)) or None, row
        elif isinstance(node, dict):
            # A key that can't be stored is found at its object.
            waiting.extend((value, (*path, key) if storable(key) else path) for key, value in node.items())
            waiting.extend((key, path) for key in node if not storable(key))
        elif isinstance(node, list):
            waiting.extend((value, (*path, index)) for index, value in enumerate(node))


def _refuse(text: str) -> NoReturn:
    for node, field, row in _places(_LENIENT.decode(text), lambda node: isinstance(node, _Odd)):
        assert isinstance(node, _Odd)
        raise node.error(field=field, row=row)
    raise NumberTooLarge  # refused, and yet nowhere to be found


def _check_texts(root: object) -> None:
    for _, field, row in _places(root, lambda node: isinstance(node, str) and not storable(node)):
        raise TextUnstorable(field=field, row=row)


def load(body: bytes) -> Any:
    """The value of a JSON body. Fractions become `Decimal`, never floats.

    Raises `BodyNotUtf8`, `BodyUnreadable`, `BodyTooDeep`, `KeyTwice`, `NumberNotFinite` (400), `NumberTooLarge` or `TextUnstorable` (422).
    """
    try:
        text = body.decode("utf-8-sig")
        value = _STRICT.decode(text)
    except UnicodeDecodeError as error:
        raise BodyNotUtf8(position=error.start + 1) from error
    except json.JSONDecodeError as error:
        raise BodyUnreadable(line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise BodyTooDeep from error
    except (_Refused, ArithmeticError):
        try:
            _refuse(text)
        except json.JSONDecodeError as error:
            raise BodyUnreadable(line=error.lineno, column=error.colno) from error
        except RecursionError as error:
            raise BodyTooDeep from error
    # A text can only get at a bad character through an escape, because strict JSON refuses it in the raw.
    if "\\u" in text:
        _check_texts(value)
    return value


class StrictParser(Parser):
    """The parser of all routes."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Parse the body; django-ninja wraps what it raises, and `problems.answer` unwraps it."""
        return load(request.body)
