"""file-length, function-length and nesting."""

from __future__ import annotations

from tools.lint.tests.harness import COMMANDS, MIGRATION, SQL, lines


def test_files() -> None:
    assert lines("file-length", "x = 1\n" * 400) == []
    assert lines("file-length", "x = 1\n" * 401) == [1]
    assert lines("file-length", "x = 1\n" * 400 + "x = 1") == [1]
    assert lines("file-length", "-- a\n" * 401, SQL) == [1]
    assert lines("file-length", "x = 1\n" * 401, MIGRATION) == []


def test_functions() -> None:
    assert lines("function-length", "def place():\n" + "    x = 1\n" * 69) == []
    assert lines("function-length", "@db.in_transaction\ndef place():\n" + "    x = 1\n" * 70) == [2]
    assert lines("function-length", "def place():\n" + "    x = 1\n" * 99, MIGRATION) == []


def _blocks(depth: int) -> str:
    heads = ["for a in b:", "if a:", "with a:", "while a:", "if b:", "try:"]
    body = "".join("    " * (level + 1) + heads[level] + "\n" for level in range(depth))
    return "def place():\n" + body + "    " * (depth + 1) + "x = 1\n"


def test_nesting() -> None:
    assert lines("nesting", _blocks(4), COMMANDS) == []
    assert lines("nesting", _blocks(5), COMMANDS) == [6]


def test_a_chain_of_elifs_is_one_level() -> None:
    chain = "def f(a):\n    if a == 0:\n        x = 0\n" + "".join(
        f"    elif a == {n}:\n        x = {n}\n" for n in range(1, 9)
    )
    assert lines("nesting", chain) == []
