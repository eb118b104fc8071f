"""no-get-model: `apps.get_model()` only in migrations and tests.

The bug: a model fetched by a string is an import that the contracts of the house can't see. Two modules that were
kept apart are one again, and the first to notice is the person who renames a column.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source

NAME = "no-get-model"
NAMES = {"get_model", "get_models", "get_registered_model"}


def check(source: Source) -> Iterator[Finding]:
    """Find the lookups."""
    if source.is_migration or source.is_test:
        return
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr in NAMES:
            yield source.finding(node.lineno, NAME, f"{node.attr}() is a hidden import; call the module's public")


RULE = Rule(NAME, "py", check)
