"""file-length, function-length, nesting: 400 lines a file, 70 a function, 4 blocks deep.

The bug: the order file of every well-known shop has three thousand lines, because each addition was small. A limit
that a machine checks makes the split happen while it is still easy. Migrations are generated and exempt.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source

FILE, FUNCTION, NESTING = "file-length", "function-length", "nesting"
MAX_FILE, MAX_FUNCTION, MAX_DEPTH = 400, 70, 4
Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


def check_file(source: Source) -> Iterator[Finding]:
    """Find long files."""
    length = source.text.count("\n") + (not source.text.endswith("\n"))
    if length > MAX_FILE and not source.is_migration:
        yield source.finding(1, FILE, f"{length} lines, at most {MAX_FILE}: split by verb or by document")


def _functions(source: Source) -> Iterator[Function]:
    if not source.is_migration:
        yield from (node for node in source.nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def check_function(source: Source) -> Iterator[Finding]:
    """Find long functions (docstring included, decorators not)."""
    for node in _functions(source):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > MAX_FUNCTION:
            yield source.finding(node.lineno, FUNCTION, f"{node.name}() has {length} lines, at most {MAX_FUNCTION}")


def _is_elif(source: Source, node: ast.AST) -> bool:
    parent = source.parents.get(node)
    return isinstance(node, ast.If) and isinstance(parent, ast.If) and parent.orelse == [node]


def _depth(source: Source, node: ast.AST) -> int:
    depth = 1
    current = node
    for up in source.above(node):
        if isinstance(up, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            break
        if isinstance(up, BLOCKS) and not _is_elif(source, current):
            depth += 1
        current = up
    return depth


def check_nesting(source: Source) -> Iterator[Finding]:
    """Find blocks inside blocks inside blocks inside blocks inside blocks."""
    for node in source.nodes:
        if isinstance(node, BLOCKS) and not _is_elif(source, node) and _depth(source, node) == MAX_DEPTH + 1:
            yield source.finding(node.lineno, NESTING, f"more than {MAX_DEPTH} blocks deep: push ifs up and loops down")


RULES = (Rule(FILE, "any", check_file), Rule(FUNCTION, "py", check_function), Rule(NESTING, "py", check_nesting))
