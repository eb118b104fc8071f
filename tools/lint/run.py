"""Run every rule over files, with one parse per file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.lint.rule import Rule
from tools.lint.rules import RULES
from tools.lint.source import Finding, Source

SKIPPED_FOLDERS = {".venv", "__pycache__", "node_modules", "build", "dist"}


def files(roots: Sequence[Path]) -> Iterator[Path]:
    """The Python and SQL files below `roots`, in order."""
    for root in roots:
        if root.is_file():
            yield root
            continue
        for path in sorted(root.rglob("*")):
            if path.suffix in (".py", ".sql") and not SKIPPED_FOLDERS.intersection(path.parts):
                yield path


def check(source: Source, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """The findings of one file that no escape covers, and the escapes that are wrong."""
    try:
        found = [finding for rule in rules if rule.reads(source) for finding in rule.check(source)]
    except SyntaxError as error:
        return [source.finding(error.lineno or 1, "syntax", error.msg)]
    return sorted({*_uncovered(source, found), *_wrong_escapes(source, rules)})


def _uncovered(source: Source, found: Iterable[Finding]) -> Iterator[Finding]:
    for finding in found:
        covering = [e for e in source.escapes if e.rule == finding.rule and finding.line in e.covers and e.reason]
        for escape in covering:
            escape.used = True
        if not covering:
            yield finding


def _wrong_escapes(source: Source, rules: Sequence[Rule]) -> Iterator[Finding]:
    names = {rule.name for rule in RULES}
    active = {rule.name for rule in rules}
    for escape in source.escapes:
        if escape.rule not in names:
            yield source.finding(escape.line, "lint-skip", f"there is no rule {escape.rule!r}")
        elif not escape.reason:
            yield source.finding(escape.line, "lint-skip", "say why: `lint-skip: <rule>: <reason>`")
        elif not escape.used and escape.rule in active:
            yield source.finding(escape.line, "lint-skip", f"nothing here breaks {escape.rule}; remove the escape")


def run(roots: Sequence[Path]) -> tuple[int, list[Finding]]:
    """The number of files read and everything found in them."""
    count, found = 0, []
    for path in files(roots):
        count += 1
        found.extend(check(Source(path, path.read_text(encoding="utf-8"))))
    return count, found
