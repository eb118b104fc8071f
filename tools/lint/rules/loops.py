"""no-orm-in-loop: no statement inside a `for`, a `while` or a comprehension.

The bug: a command that is fast for one order and takes an hour for an import, because it asks the database once per
line. Every command takes a batch and costs a constant number of statements. Loops over blocks (`for block in
batched(rows, 2000)`) are the exception that keeps memory flat, and are recognised by the name of what they iterate.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source, dotted

NAME = "no-orm-in-loop"
MANAGERS = {"objects", "_default_manager", "_base_manager"}
ROW_WRITES = {"save", "delete", "asave", "adelete", "refresh_from_db", "bulk_create", "bulk_update"}
NAMED_SQL = {"rows", "rows_aside", "one", "run"}
SINGLE = {"take_id", "execute", "executemany"}
BLOCKS = {"batched", "batches", "blocks", "chunks"}
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def _asks_the_database(call: ast.Call) -> bool:
    chain = dotted(call.func).split(".")
    if MANAGERS.intersection(chain[:-1]) or chain[-1] in SINGLE:
        return True
    if chain[-1] in NAMED_SQL and "SQL" in chain:
        return True
    return chain[-1] in ROW_WRITES and len(chain) > 1


def _over_blocks(iterated: ast.expr) -> bool:
    return isinstance(iterated, ast.Call) and bool(BLOCKS.intersection(dotted(iterated.func).split(".")))


def _repeated(node: ast.AST) -> list[ast.AST]:
    """The parts of a loop that run once per turn."""
    if isinstance(node, (ast.For, ast.AsyncFor)):
        return [] if _over_blocks(node.iter) else list(node.body)
    if isinstance(node, ast.While):
        return [node.test, *node.body]
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        return [] if _over_blocks(node.generators[0].iter) else _repeated_in_comprehension(node)
    return []


def _repeated_in_comprehension(node: Comprehension) -> list[ast.AST]:
    results: list[ast.AST] = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
    conditions = [condition for generator in node.generators for condition in generator.ifs]
    return [*results, *conditions, *(generator.iter for generator in node.generators[1:])]


def check(source: Source) -> Iterator[Finding]:
    """Find calls that ask the database once per turn."""
    if source.is_test or source.is_migration:
        return
    seen: set[ast.AST] = set()
    for loop in source.nodes:
        for part in _repeated(loop):
            for node in ast.walk(part):
                if isinstance(node, ast.Call) and node not in seen and _asks_the_database(node):
                    seen.add(node)
                    yield source.finding(
                        node.lineno, NAME, f"{dotted(node.func)}() once per turn; take the whole batch at once"
                    )


RULE = Rule(NAME, "py", check)
