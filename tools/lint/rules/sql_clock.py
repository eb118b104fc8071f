"""sql-clock: no `now()` in a named statement.

The bug: the same as a hidden clock in Python, and one more: `now()` is the start of the transaction, so rows of a
long import carry a time before their cause. The moment is the parameter `%(now)s::timestamptz`. Files that create
functions or triggers may use the database's clock: a default or a guard has no caller to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source
from tools.lint.sqltext import bare, matches

NAME = "sql-clock"
CLOCK = re.compile(
    r"\b(?:(?:now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\("
    r"|current_timestamp\b|current_date\b|current_time\b|localtimestamp\b|localtime\b)",
    re.IGNORECASE,
)
CREATES = re.compile(
    r"\bCREATE\s+(OR\s+REPLACE\s+)?(FUNCTION|TRIGGER|CONSTRAINT\s+TRIGGER|PROCEDURE|TABLE)\b", re.IGNORECASE
)


def check(source: Source) -> Iterator[Finding]:
    """Find the database's clocks."""
    text = bare(source.text)
    if CREATES.search(text):
        return
    for line, found in matches(CLOCK, text):
        yield source.finding(line, NAME, f"{found.rstrip('( ')}: the moment is a parameter")


RULE = Rule(NAME, "sql", check)
