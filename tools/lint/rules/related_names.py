"""related-name: every foreign key says `related_name="+"`.

The bug: a key from `documents.sales` to `masters.catalog` gives the product a `salesorderline_set`. The lower floor
can now walk into the upper one without an import, where no contract sees it, and each step is a query per row. With
`+` there is no way back.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source, dotted

NAME = "related-name"
KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def check(source: Source) -> Iterator[Finding]:
    """Find relation fields without it."""
    if source.is_migration:
        return
    for node in source.nodes:
        if not isinstance(node, ast.Call) or dotted(node.func).split(".")[-1] not in KEYS:
            continue
        given = [keyword.value for keyword in node.keywords if keyword.arg == "related_name"]
        if not any(isinstance(value, ast.Constant) and value.value == "+" for value in given):
            yield source.finding(node.lineno, NAME, 'a key needs related_name="+": no way back up the house')


RULE = Rule(NAME, "py", check)
