"""SQL as text: blank out what is not code, keep every offset and line."""

from __future__ import annotations

import re
from collections.abc import Iterator

TOKEN = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", re.DOTALL)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def without_comments(text: str) -> str:
    """The text with comments blanked."""
    return TOKEN.sub(lambda match: match[0] if match[0].startswith("'") else _blank(match), text)


def bare(text: str) -> str:
    """The text with comments and string literals blanked."""
    return TOKEN.sub(_blank, text)


def line_of(text: str, offset: int) -> int:
    """The line, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1


def matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Line and text of every match."""
    for match in pattern.finditer(text):
        yield line_of(text, match.start()), match[0]


def surrounding(text: str, offset: int) -> str:
    """What stands before `offset` in the same pair of brackets and statement, with inner brackets blanked."""
    depth, kept = 0, []
    for char in reversed(text[:offset]):
        if char == ")":
            depth += 1
        elif char == "(":
            if not depth:
                break
            depth -= 1
        elif not depth:
            if char == ";":
                break
            kept.append(char)
    return "".join(reversed(kept))
