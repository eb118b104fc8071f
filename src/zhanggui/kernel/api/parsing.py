"""Strict JSON in: exact numbers, storable texts, no surprises for the database."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Final, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from zhanggui.kernel.api.errors import BodyUnreadable, NumberTooLarge, TextUnstorable

BIGINT_MAX: Final = 2**63 - 1
_BIGINT_DIGITS: Final = len(str(-BIGINT_MAX))


def storable(text: str) -> bool:
    """Say whether PostgreSQL and UTF-8 can hold the text: no NUL, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _integer(text: str) -> int:
    if len(text) > _BIGINT_DIGITS or abs(number := int(text)) > BIGINT_MAX:
        raise NumberTooLarge
    return number


def _constant(text: str) -> NoReturn:
    raise BodyUnreadable


def _check_texts(root: object) -> None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            if not storable(node):
                raise TextUnstorable
        elif isinstance(node, dict):
            waiting.extend(node)
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def load(body: bytes) -> Any:
    """The value of a JSON body. Fractions become `Decimal`, never floats.

    Raises `BodyUnreadable` (400), `NumberTooLarge` or `TextUnstorable` (422).
    """
    try:
        text = body.decode("utf-8-sig")
        value = json.loads(text, parse_int=_integer, parse_float=Decimal, parse_constant=_constant)
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise BodyUnreadable from error
    # A text can only get at a bad character through an escape, because strict JSON refuses it in the raw.
    if "\\u" in text:
        _check_texts(value)
    return value


class StrictParser(Parser):
    """The parser of all routes."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Parse the body; django-ninja wraps what it raises, and `problems.answer` unwraps it."""
        return load(request.body)
