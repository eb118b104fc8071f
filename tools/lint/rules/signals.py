"""no-signals: nobody connects to, defines or sends a Django signal.

The bug: a `post_save` receiver in one app changes rows of another. Nothing at the place of the write says so, the
order of the receivers is the order of imports, bulk writes skip them silently, and the two apps now depend on each
other both ways. Facts that travel upwards are events of `kernel.events`, and `app/wiring.py` is the whole truth about
who reacts.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source

NAME = "no-signals"
HOMES = (
    "django.dispatch",
    "django.core.signals",
    "django.db.models.signals",
    "django.db.backends.signals",
    "django.test.signals",
)
WHY = "signals hide who reacts; publish an event and list the reaction in app/wiring.py"


def _is_home(module: str) -> bool:
    return any(module == home or module.startswith(home + ".") for home in HOMES)


def check(source: Source) -> Iterator[Finding]:
    """Find imports of the signal machinery and `@receiver`."""
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            if _is_home(node.module or "") or any(_is_home(name) for name in names):
                yield source.finding(node.lineno, NAME, WHY)
        elif isinstance(node, ast.Import) and any(_is_home(alias.name) for alias in node.names):
            yield source.finding(node.lineno, NAME, WHY)


RULE = Rule(NAME, "py", check)
