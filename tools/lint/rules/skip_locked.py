"""skip-locked: `SKIP LOCKED` in queues only, that is in `foundation/outbox`.

The bug: on anything but a queue, skipping a locked row means acting as if it did not exist. A stock row that somebody
else is changing looks absent, so a second one is made and the same goods are reserved twice. In a queue it means what
it says: somebody else has it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source
from tools.lint.sqltext import bare, matches

NAME = "skip-locked"
CLAUSE = re.compile(r"\bSKIP\s+LOCKED\b", re.IGNORECASE)
WHY = "skipping a locked row is right in a queue (foundation/outbox) only; wait for it"


def check(source: Source) -> Iterator[Finding]:
    """Find the clause and the ORM's argument."""
    if source.is_test or source.inside("foundation/outbox"):
        return
    if not source.is_python:
        for line, _ in matches(CLAUSE, bare(source.text)):
            yield source.finding(line, NAME, WHY)
        return
    for line, text in source.strings():
        if CLAUSE.search(text):
            yield source.finding(line, NAME, WHY)
    for node in source.nodes:
        if isinstance(node, ast.keyword) and node.arg == "skip_locked":
            yield source.finding(node.lineno, NAME, WHY)


RULE = Rule(NAME, "any", check)
