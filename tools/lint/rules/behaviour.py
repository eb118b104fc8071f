"""no-save-override and columns-only: a model is columns and constraints, nothing else.

The bug: `save()` recalculates totals, so saving a note rewrites money; `bulk_create`, `update` and every SQL
statement skip it, so the rule holds on some paths only. A rule that must never be skipped is a constraint or a
trigger; everything else is a command on a batch. Methods and properties on models are the first step back to the
class that knows everything, hence `columns-only`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source, dotted

SAVE = "no-save-override"
COLUMNS = "columns-only"
HOOKS = {
    "save",
    "asave",
    "save_base",
    "delete",
    "adelete",
    "bulk_create",
    "update_or_create",
    "from_db",
    "refresh_from_db",
}
HARMLESS = {"__str__", "__repr__"}
OWNERS = ("Model", "Manager", "QuerySet")


def _is_orm_class(node: ast.ClassDef, source: Source) -> bool:
    return source.path.stem == "models" or any(dotted(base).split(".")[-1] in OWNERS for base in node.bases)


def _is_model(node: ast.ClassDef) -> bool:
    return any(dotted(base) in ("models.Model", "Model", "django.db.models.Model") for base in node.bases)


def _methods(source: Source) -> Iterator[tuple[ast.ClassDef, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield node, item


def check_hooks(source: Source) -> Iterator[Finding]:
    """Find methods that hook into writing."""
    for owner, method in _methods(source):
        if method.name in HOOKS and _is_orm_class(owner, source):
            text = (
                f"{owner.name}.{method.name}() is skipped by every batch; make it a constraint, a trigger or a command"
            )
            yield source.finding(method.lineno, SAVE, text)


def check_columns(source: Source) -> Iterator[Finding]:
    """Find any other behaviour on a model."""
    for owner, method in _methods(source):
        if _is_model(owner) and method.name not in HOOKS | HARMLESS:
            yield source.finding(
                method.lineno, COLUMNS, f"{owner.name}.{method.name}(): behaviour belongs to commands or queries"
            )


RULES = (Rule(SAVE, "py", check_hooks), Rule(COLUMNS, "py", check_columns))
