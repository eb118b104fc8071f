"""objects-door: managers are used in `commands.py`, `queries.py` and `locks.py` only.

The bug: an API handler or an event reaction that writes `Order.objects.filter(…)` forgets the scope of the caller, or
changes a row without the lock, the audit row and the event that the command gives. If only three kinds of file may
talk to tables, a reviewer of scopes reads the queries, a reviewer of writes reads the commands, and nobody has to
search.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source

NAME = "objects-door"
DOORS = ("commands", "queries", "locks")
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def check(source: Source) -> Iterator[Finding]:
    """Find managers elsewhere."""
    if source.is_test or source.is_migration or source.named(*DOORS):
        return
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield source.finding(node.lineno, NAME, f".{node.attr} only in commands.py, queries.py or locks.py")


RULE = Rule(NAME, "py", check)
