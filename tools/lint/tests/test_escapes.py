"""`lint-skip`: needs a known rule, a reason, and something to skip."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.lint.rules import RULES
from tools.lint.run import run
from tools.lint.tests.harness import SQL, lines

CLOCK = "clock-argument"


def test_an_escape_with_a_reason_covers_its_line() -> None:
    assert lines(CLOCK, f"a = utcnow()  # lint-skip: {CLOCK}: measures a lock, writes nothing") == []


def test_an_escape_above_covers_the_next_line_of_code() -> None:
    text = f"# lint-skip: {CLOCK}: measures a lock,\n# and writes nothing\na = utcnow()\nb = utcnow()"
    assert lines(CLOCK, text) == [4]


def test_an_escape_needs_a_reason() -> None:
    assert lines(CLOCK, f"a = utcnow()  # lint-skip: {CLOCK}") == [1, 1]


def test_an_escape_needs_a_known_rule() -> None:
    assert lines(CLOCK, "a = 1  # lint-skip: clock: because") == [1]


def test_an_escape_that_nothing_needs_is_refused() -> None:
    assert lines(CLOCK, f"a = 1  # lint-skip: {CLOCK}: because") == [1]


def test_an_escape_in_a_string_is_text() -> None:
    assert lines(CLOCK, f"a = 'x  # lint-skip: {CLOCK}'") == []


def test_sql_has_escapes_too() -> None:
    assert lines("sql-clock", "SELECT now() -- lint-skip: sql-clock: asks the server how late it is", SQL) == []


def test_a_file_that_does_not_parse_is_a_finding() -> None:
    assert lines(CLOCK, "def place(:") == [1]


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_every_rule_says_which_bug_it_prevents() -> None:
    for rule in RULES:
        module = sys.modules[rule.check.__module__]
        text = module.__doc__ or ""
        assert rule.name in text.split("\n")[0], module.__name__
        assert "The bug: " in text, module.__name__


def test_the_command_says_where_and_fails(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    bad = tmp_path / "src" / "zhanggui" / "kernel" / "utils.py"
    bad.parent.mkdir(parents=True)
    bad.write_text("x = 1\n")
    count, found = run([tmp_path])
    assert (count, [finding.rule for finding in found]) == (1, ["file-name"])
    done = subprocess.run(
        [sys.executable, "-m", "tools.lint", str(tmp_path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout.startswith(f"{bad}:1: file-name: ")
    bad.rename(bad.with_name("money.py"))
    done = subprocess.run(
        [sys.executable, "-m", "tools.lint", str(tmp_path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
