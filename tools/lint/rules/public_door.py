"""public-door: `public.py` gives out functions, frozen dataclasses and events; never a model or a queryset.

The bug: a model that leaves its module is a door into all its tables: the caller follows keys, filters, saves. A
queryset is worse, because its SQL runs in somebody else's file, without scope and per row. Once two modules share a
model they can't be changed apart. (The architecture test also looks at the signatures of what `public.py`
re-exports.)
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source, dotted

NAME = "public-door"
ORM = {"QuerySet", "RawQuerySet", "ValuesQuerySet", "Manager", "BaseManager", "Model", "models"}


def _annotations(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        arguments = node.args
        everything = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        yield from (argument.annotation for argument in everything if argument and argument.annotation)
        if node.returns:
            yield node.returns
    elif isinstance(node, ast.AnnAssign):
        yield node.annotation


def _names(annotation: ast.expr) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(annotation):
        if isinstance(node, (ast.Name, ast.Attribute)):
            names.update(dotted(node).split("."))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names.update(node.value.replace("[", ".").replace("]", "").split("."))
    return names


def check(source: Source) -> Iterator[Finding]:
    """Find models at the door."""
    if source.path.name != "public.py":
        return
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom):
            modules = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            if "models" in modules or ORM.intersection(alias.name for alias in node.names):
                yield source.finding(node.lineno, NAME, "public.py must not import models")
        else:
            for annotation in _annotations(node):
                for name in sorted(_names(annotation) & ORM):
                    yield source.finding(annotation.lineno, NAME, f"{name} must not pass the door; return frozen rows")


RULE = Rule(NAME, "py", check)
