"""no-generic-key: no GenericForeignKey, no GenericRelation, no content types.

The bug: a pair (content type, object id) has no foreign key, no index that a join can use and no type; a deleted row
leaves orphans that nobody finds, and the target may be a model of a higher floor. What a lower floor needs to
remember about its caller is an opaque `Origin(type, id, line)`, which it stores and hands back and never follows.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source

NAME = "no-generic-key"
NAMES = {"GenericForeignKey", "GenericRelation", "GenericPrefetch", "ContentType"}


def check(source: Source) -> Iterator[Finding]:
    """Find the names and the module they come from."""
    for node in source.nodes:
        from_there = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.contrib.contenttypes")
        used = isinstance(node, ast.Attribute) and node.attr in NAMES - {"ContentType"}
        if isinstance(node, (ast.ImportFrom, ast.Attribute)) and (from_there or used):
            yield source.finding(node.lineno, NAME, "a generic key can't be checked by the database; store an Origin")


RULE = Rule(NAME, "py", check)
