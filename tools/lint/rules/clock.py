"""clock-argument: the present moment is read in `api.py`, jobs and `app/` only; below, it is the argument `now`.

The bug: a command that asks the clock can't be replayed, so historical orders get today's date; a test of month end
passes on most days; two rows of one batch carry two times. Also hidden clocks are clocks: `auto_now`, `auto_now_add`,
`default=timezone.now`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source, dotted

NAME = "clock-argument"
READERS = ("api", "tasks", "cli")
CLOCKS = {
    ("timezone", "now"),
    ("timezone", "localtime"),
    ("timezone", "localdate"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("clock", "utcnow"),
}
BARE = {"utcnow", "localtime", "localdate"}
HIDDEN = {"auto_now", "auto_now_add"}
IMPORTED = {
    "django.utils.timezone": {"now", "localtime", "localdate"},
    "time": {"time", "time_ns"},
    "django.db.models.functions": {"Now"},
}


def _is_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        chain = dotted(node).split(".")
        return tuple(chain[-2:]) in CLOCKS
    if isinstance(node, ast.Name):
        return node.id in BARE
    if isinstance(node, ast.keyword):
        return node.arg in HIDDEN
    if isinstance(node, ast.ImportFrom):
        return bool(IMPORTED.get(node.module or "", set()) & {alias.name for alias in node.names})
    return False


def check(source: Source) -> Iterator[Finding]:
    """Find clocks below the surface."""
    if source.is_test or source.named(*READERS) or source.inside("app", "kernel/clock.py"):
        return
    for node in source.nodes:
        if isinstance(node, (ast.Attribute, ast.Name, ast.keyword, ast.ImportFrom)) and _is_clock(node):
            yield source.finding(
                node.lineno, NAME, "time is the argument `now`; only api, tasks and app read the clock"
            )


RULE = Rule(NAME, "py", check)
