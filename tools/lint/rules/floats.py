"""no-floats: no float literals, `float`, FloatField or floating SQL types in the product.

The bug: 0.1 + 0.2. A price that went through a float once is wrong in the last cent, the books are out of balance by
it, and somebody adds a tolerance and a rounding account to hide it. Money, quantity and rates are Decimal; JSON
carries them as strings. Durations for people (`timeout=0.5`, `seconds: float`, `sleep(0.1)`) are recognised by their
name; anything else needs an escape.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source, dotted
from tools.lint.sqltext import bare, matches

NAME = "no-floats"
DURATION = re.compile(
    r"(^|_)(seconds|elapsed|timeout|started|finished|interval|delay|sleep|wait|deadline|s|ms|mb)$", re.IGNORECASE
)
SQL_FLOAT = re.compile(r"\b(float[48]?|double\s+precision|real)\b", re.IGNORECASE)


def _names_around(source: Source, node: ast.AST) -> Iterator[str]:
    """What the value is called: keyword, parameter, target or callee, up to the statement it stands in."""
    inner = node
    for up in source.above(node):
        if isinstance(up, (ast.keyword, ast.arg)):
            yield up.arg or ""
        elif isinstance(up, ast.Call) and inner is not up.func:
            yield dotted(up.func).split(".")[-1]
        elif isinstance(up, ast.AnnAssign):
            yield dotted(up.target).split(".")[-1]
        elif isinstance(up, ast.Assign):
            yield from (dotted(target).split(".")[-1] for target in up.targets)
        elif isinstance(up, ast.arguments):
            yield from (argument.arg for argument, default in _defaults(up) if default is inner)
            return
        elif isinstance(up, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield up.name
            return
        if isinstance(up, ast.stmt):
            return
        inner = up


def _defaults(arguments: ast.arguments) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    positional = [*arguments.posonlyargs, *arguments.args]
    yield from zip(reversed(positional), reversed(arguments.defaults), strict=False)
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)


def _is_float(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    if isinstance(node, ast.Name):
        return node.id in ("float", "FloatField")
    return isinstance(node, ast.Attribute) and node.attr in ("FloatField", "float64", "float32")


def check(source: Source) -> Iterator[Finding]:
    """Find binary fractions."""
    if source.is_test or source.path.parts == source.parts:
        return
    if not source.is_python:
        for line, found in matches(SQL_FLOAT, bare(source.text)):
            yield source.finding(line, NAME, f"{found}: use numeric")
        return
    for node in source.nodes:
        if not isinstance(node, (ast.Constant, ast.Name, ast.Attribute)) or not _is_float(node):
            continue
        if not any(DURATION.search(name) for name in _names_around(source, node)):
            yield source.finding(node.lineno, NAME, "binary fractions lose cents; use Decimal")


RULE = Rule(NAME, "any", check)
