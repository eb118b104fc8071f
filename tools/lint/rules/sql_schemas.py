"""sql-schema: no SQL names a schema.

The bug: a merchant is a schema, chosen by `search_path` for each request and job. A statement that says
`public.sales_order` works on the developer's machine and reads another merchant's rows in production. Only the
system's own schemas may be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source
from tools.lint.sqltext import bare, line_of

NAME = "sql-schema"
SYSTEM = {"pg_catalog", "information_schema", "pg_temp", "excluded"}
QUALIFIED = re.compile(
    r"""(?P<before>\b\w+\s+)?\b(?:from|join|into|update|table|references|truncate|only)\s+
        (?:if\s+(?:not\s+)?exists\s+)?"?(?P<schema>[a-z_]\w*)"?\."?[a-z_]""",
    re.IGNORECASE | re.VERBOSE,
)
CALL = re.compile(r"\b(?P<schema>public|zhanggui)\.\w+", re.IGNORECASE)
SEARCH_PATH = re.compile(r"\bsearch_path\b", re.IGNORECASE)
#: `IS DISTINCT FROM a.b`, `extract(day FROM a.b)`, `trim(both FROM a.b)` and `DO UPDATE` are no table names.
EXPRESSIONS = {"distinct", "do"}
FIELDS = re.compile(r"\b(extract|trim|substring|overlay|position)\s*\([^()]*$", re.IGNORECASE)


def _offsets(text: str) -> Iterator[int]:
    for match in QUALIFIED.finditer(text):
        before = (match["before"] or "").strip().lower()
        known = match["schema"].lower() in SYSTEM or before in EXPRESSIONS
        if not known and not FIELDS.search(text, 0, match.start("schema")):
            yield match.start("schema")
    for match in (*CALL.finditer(text), *SEARCH_PATH.finditer(text)):
        yield match.start()


def check(source: Source) -> Iterator[Finding]:
    """Find names with a schema and settings of the path."""
    text = bare(source.text)
    for offset in sorted(set(_offsets(text))):
        word = text[offset : offset + 40].split()[0]
        yield source.finding(line_of(text, offset), NAME, f"{word}: a statement never names a schema")


RULE = Rule(NAME, "sql", check)
