"""The names of fields as people say them, in both languages: one table, for messages and for the headings of files.

The table starts empty: every floor adds the words of its own business.
"""

from __future__ import annotations

from collections.abc import Mapping

_known: dict[str, tuple[str, str]] = {}


def add(labels: Mapping[str, tuple[str, str]]) -> None:
    """Add fields with their names in Chinese and English. A field has one name: raises ValueError for another one."""
    for field, names in labels.items():
        if _known.setdefault(field, names) != names:
            raise ValueError(f"{field}: {names} and {_known[field]}")


def label(field: str, lang: str) -> str:
    """The name of a field; one without an entry is called as in the API."""
    zh, en = _known.get(field, (field, field))
    return zh if lang.startswith("zh") else en


def known(field: str) -> bool:
    """Say whether the field has a name of its own."""
    return field in _known


def standing(text: str) -> str:
    """A name that stands alone, on a button or over a column: English begins with a capital there; inside a message it does not."""
    return text[:1].upper() + text[1:]


_choices: dict[str, dict[str, tuple[str, str]]] = {}


def add_choices(choices: Mapping[str, Mapping[str, tuple[str, str]]]) -> None:
    """Add the values a field can have, with their names in Chinese and English. A value has one name: raises ValueError for another."""
    for field, values in choices.items():
        known_values = _choices.setdefault(field, {})
        for value, names in values.items():
            if known_values.setdefault(value, names) != names:
                raise ValueError(f"{field}={value}: {names} and {known_values[value]}")


def choice(field: str, value: str, lang: str) -> str:
    """The name of a field's value; one without an entry is called as in the API."""
    zh, en = _choices.get(field, {}).get(value, (value, value))
    return zh if lang.startswith("zh") else en


def choice_known(field: str, value: str) -> bool:
    """Say whether the value has a name of its own."""
    return value in _choices.get(field, {})


def choices_of(field: str) -> tuple[str, ...]:
    """The values with names of a field, in the order in which they were added."""
    return tuple(_choices.get(field, {}))
