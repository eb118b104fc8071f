"""sql-why: an SQL file begins with a comment that says why it is as it is.

The bug: a forty-line statement whose shape was chosen for a reason (one scan, the order of locks, an index) is
rewritten by somebody who could not know the reason. The name of the file says what it does; the comment says why so.
"""

from __future__ import annotations

from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source

NAME = "sql-why"
SHORTEST = 20


def check(source: Source) -> Iterator[Finding]:
    """Find SQL files that begin with something else, or with a word only."""
    comment: list[str] = []
    for line in source.text.splitlines():
        if not line.lstrip().startswith("--"):
            break
        comment.append(line.lstrip().lstrip("-").strip())
    if len(" ".join(comment)) < SHORTEST:
        yield source.finding(1, NAME, "begin with a `--` comment that says why")


RULE = Rule(NAME, "sql", check)
