"""no-meta-ordering: no `Meta.ordering`, `get_latest_by` or `order_with_respect_to`.

The bug: an ordering in the model sorts every query of it, also the ones that group, lock or only count, and makes a
join for each foreign key it names. The reader of the query does not see it. A list says its order itself; a lock says
it in its SQL.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source

NAME = "no-meta-ordering"
OPTIONS = {"ordering", "get_latest_by", "order_with_respect_to"}


def _targets(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    return set()


def check(source: Source) -> Iterator[Finding]:
    """Find the options in classes called Meta."""
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and node.name == "Meta":
            for item in node.body:
                for option in sorted(_targets(item) & OPTIONS):
                    yield source.finding(item.lineno, NAME, f"Meta.{option} changes every query; order in the query")


RULE = Rule(NAME, "py", check)
