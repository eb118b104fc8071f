"""row-lock: rows are locked in `locks.py` or in an SQL file, and always in an order.

The bug: two commands lock the same two rows in different orders and wait for each other; PostgreSQL kills one of
them, at the busiest hour. An unordered `FOR UPDATE` takes rows in whatever order the plan finds them (measured: a
sixth of the throughput, with deadlocks). docs/locking.md gives the order; a lock outside of these files would not be
found by whoever checks it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source
from tools.lint.sqltext import bare, line_of, surrounding

NAME = "row-lock"
LOCK = re.compile(r"\bFOR\s+(NO\s+KEY\s+UPDATE|UPDATE|KEY\s+SHARE|SHARE)\b", re.IGNORECASE)
ORDER = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)
#: One known row (a watermark, a singleton) needs no order.
ONE_ROW = re.compile(r"\bid\s*=\s*\d+\b", re.IGNORECASE)
UNORDERED = "lock rows with ORDER BY in the same SELECT (docs/locking.md)"
ELSEWHERE = "row locks live in locks.py or in an SQL file"


def _unordered(text: str) -> Iterator[int]:
    """Offsets of locking clauses whose own SELECT has no ORDER BY."""
    for match in LOCK.finditer(text):
        select = surrounding(text, match.start())
        if not ORDER.search(select) and not ONE_ROW.search(select):
            yield match.start()


def _check_sql(source: Source) -> Iterator[Finding]:
    text = bare(source.text)
    for offset in _unordered(text):
        yield source.finding(line_of(text, offset), NAME, UNORDERED)


def check(source: Source) -> Iterator[Finding]:
    """Find locks in the wrong place or without an order."""
    if source.is_test or source.is_migration or source.inside("app/postgres"):
        return
    if not source.is_python:
        yield from _check_sql(source)
        return
    home = source.named("locks")
    for line, text in source.strings():
        if LOCK.search(text) and not home:
            yield source.finding(line, NAME, ELSEWHERE)
        elif home and any(True for _ in _unordered(text)):
            yield source.finding(line, NAME, UNORDERED)
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr == "select_for_update":
            if not home:
                yield source.finding(node.lineno, NAME, ELSEWHERE)
            elif not _is_ordered(source, node):
                yield source.finding(node.lineno, NAME, UNORDERED)


def _is_ordered(source: Source, node: ast.Attribute) -> bool:
    """The order may be given a line later, when the query is read: anywhere in the same function."""
    owner = next((up for up in source.above(node) if isinstance(up, ast.FunctionDef)), source.tree)
    return any(isinstance(part, ast.Attribute) and part.attr == "order_by" for part in ast.walk(owner))


RULE = Rule(NAME, "any", check)
