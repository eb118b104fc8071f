"""no-local-import and no-type-checking: imports stand at the top of the file and are real.

The bug: two modules need each other, so one import moves into a function, or under `if TYPE_CHECKING`, and the cycle
is out of sight. Neither module can be understood or tested alone any more. If the import does not fit, the dependency
is wrong: publish an event, or let a third room above the two join them. `import_module()` and `__import__()` are the
same trick with a string; only `app/` may.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source, dotted

LOCAL = "no-local-import"
TYPES = "no-type-checking"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
DYNAMIC = {"import_module", "__import__", "import_string"}


def check_local(source: Source) -> Iterator[Finding]:
    """Find imports inside functions and imports by string."""
    may_load = source.inside("app") or source.is_test
    for node in source.nodes:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            if any(isinstance(up, FUNCTIONS) for up in source.above(node)):
                yield source.finding(
                    node.lineno, LOCAL, "import at the top; if that makes a cycle, the dependency is wrong"
                )
        elif isinstance(node, ast.Call) and not may_load and dotted(node.func).split(".")[-1] in DYNAMIC:
            yield source.finding(node.lineno, LOCAL, "an import by string hides a dependency from the contracts")


def check_types(source: Source) -> Iterator[Finding]:
    """Find TYPE_CHECKING."""
    for node in source.nodes:
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if isinstance(node, (ast.Name, ast.Attribute)) and name == "TYPE_CHECKING":
            yield source.finding(
                node.lineno, TYPES, "an import for types only is still a dependency; resolve the cycle"
            )


RULES = (Rule(LOCAL, "py", check_local), Rule(TYPES, "py", check_types))
