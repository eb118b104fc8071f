"""Every error: a code of its own, a text and a remedy in both languages, and raised with what its texts need."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.architecture import house
from zhanggui.kernel.errors import DomainError

TEXTS = ("zh", "en", "remedy_zh", "remedy_en")


def errors() -> list[type[DomainError]]:
    """All subclasses in the product."""
    house.everything()
    found: list[type[DomainError]] = []
    left = [DomainError]
    while left:
        left.extend(left.pop().__subclasses__())
        found.extend(each for each in left if each not in found)
    ours = {each for each in found if each.__module__.startswith("zhanggui.") and ".tests" not in each.__module__}
    return sorted(ours, key=lambda each: each.code)


ERRORS = errors()


def placeholders(text: str) -> set[str]:
    """The names a template asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def in_any_language(names: set[str]) -> set[str]:
    """`action_zh` and `action_en` are the same thing."""
    return {re.sub(r"(^|_)(zh|en)$", "", name) for name in names}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.code)
class TestError:
    """One class."""

    def test_it_says_what_and_what_to_do(self, error: type[DomainError]) -> None:
        for name in ("code", "zh", "en"):
            assert name in vars(error) or error.__module__ == "zhanggui.kernel.errors", (
                f"{error.__name__} inherits {name}"
            )
        for name in TEXTS:
            assert getattr(error, name).strip(), name

    def test_both_languages_tell_the_same(self, error: type[DomainError]) -> None:
        assert in_any_language(placeholders(error.zh)) == in_any_language(placeholders(error.en))
        assert in_any_language(placeholders(error.remedy_zh)) == in_any_language(placeholders(error.remedy_en))
        for name in TEXTS:
            other = "en" if name.endswith("zh") else "zh"
            assert [each for each in placeholders(getattr(error, name)) if each.split("_")[-1] == other] == []

    def test_its_status_is_an_error(self, error: type[DomainError]) -> None:
        assert HTTPStatus(error.status) >= HTTPStatus.BAD_REQUEST


def test_codes_are_unique() -> None:
    codes = [error.code for error in ERRORS]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


def raised() -> Iterator[tuple[str, type[DomainError], set[str]]]:
    """Every place that makes an error, with the names it gives."""
    for module in house.everything():
        path = module.__file__
        if path is None:
            continue
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, (ast.Name, ast.Attribute)):
                continue
            made = _resolve(node.func, vars(module))
            names = {keyword.arg for keyword in node.keywords}
            if isinstance(made, type) and issubclass(made, DomainError) and None not in names:
                yield f"{path}:{node.lineno}", made, {name for name in names if name}


def _resolve(node: ast.expr, names: dict[str, object]) -> object:
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        return getattr(_resolve(node.value, names), node.attr, None)
    return None


def test_errors_are_raised_with_what_their_texts_need() -> None:
    """Otherwise the message of the error is a KeyError, seen first by a user."""
    wrong = []
    for place, error, given in raised():
        if "__init__" in vars(error):
            continue
        needed = set().union(*(placeholders(getattr(error, text)) for text in TEXTS))
        if needed - given:
            wrong.append(f"{place}: {error.__name__} needs {sorted(needed - given)}")
    assert wrong == []
