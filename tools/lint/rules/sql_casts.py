"""sql-cast: every parameter of a named statement is named and cast.

The bug: parameters travel as text of unknown type. Without a cast PostgreSQL guesses the type from the context, and
guesses `text` in a comparison or an array; the same file is then prepared once per mix of types, or fails only for
the batch whose first value is NULL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source
from tools.lint.sqltext import bare, line_of, without_comments

NAME = "sql-cast"
PARAMETER = re.compile(r"%\((?P<name>\w+)\)s")
CAST_AFTER = re.compile(r"\s*::")
CAST_AROUND = re.compile(r"\bcast\s*\(\s*$", re.IGNORECASE)
POSITIONAL = re.compile(r"(?<!%)%s")


def check(source: Source) -> Iterator[Finding]:
    """Find parameters without a type or without a name."""
    text = without_comments(source.text)
    for match in PARAMETER.finditer(text):
        if not CAST_AFTER.match(text, match.end()) and not CAST_AROUND.search(text, 0, match.start()):
            yield source.finding(
                line_of(text, match.start()), NAME, f"%({match['name']})s needs a cast (`::bigint[]`, `::text` …)"
            )
    for match in POSITIONAL.finditer(bare(source.text)):
        yield source.finding(line_of(text, match.start()), NAME, "name the parameter: %(name)s::type")


RULE = Rule(NAME, "sql", check)
