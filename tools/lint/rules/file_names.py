"""file-name: no `utils`, `helpers`, `common` or `misc`, as a file or as a folder.

The bug: a name that says nothing attracts everything. After a year `utils.py` imports half of the house, half of the
house imports it, and the function you need exists three times in it. Name the file after the noun it is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Finding, Source

NAME = "file-name"
BANNED = {"util", "utils", "utilities", "helper", "helpers", "common", "misc", "stuff", "shared"}


def check(source: Source) -> Iterator[Finding]:
    """Find names without a meaning."""
    for name in (*source.parts[:-1], source.path.stem):
        if name.strip("_").lower() in BANNED:
            yield source.finding(1, NAME, f"{name!r} says nothing; name it after its noun (docs/glossary.md)")


RULE = Rule(NAME, "any", check)
