"""Settings of a user: set, read, removed, kept apart from everybody else's."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from zhanggui.foundation.identity.public import Changed
from zhanggui.foundation.preferences import commands
from zhanggui.foundation.preferences.errors import SettingTooLarge, TooManySettings
from zhanggui.foundation.preferences.public import NewSetting, put_settings, settings
from zhanggui.foundation.preferences.tests.conftest import person
from zhanggui.kernel import db

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_they_are_the_users_own() -> None:
    lisi, wang = person("lisi"), person("wang")
    put_settings(
        [NewSetting("theme", "dark"), NewSetting("tabs", [{"path": "/x", "pinned": True}])], actor=lisi, now=NOW
    )
    put_settings([NewSetting("theme", "light")], actor=wang, now=NOW)
    assert settings(actor=lisi) == {"theme": "dark", "tabs": [{"path": "/x", "pinned": True}]}
    assert settings(actor=wang) == {"theme": "light"}


def test_what_is_set_again_replaces_and_none_removes() -> None:
    lisi = person("lisi")
    put_settings([NewSetting("a", 1), NewSetting("b", {"x": "y"}), NewSetting("c", False)], actor=lisi, now=NOW)
    put_settings([NewSetting("a", 2), NewSetting("b", None), NewSetting("never", None)], actor=lisi, now=NOW)
    assert settings(actor=lisi) == {"a": 2, "c": False}


def test_of_one_that_stands_twice_the_last_counts() -> None:
    lisi = person("lisi")
    put_settings([NewSetting("a", 1), NewSetting("a", Decimal("2.5")), NewSetting("b", 1), NewSetting("b", None)], actor=lisi, now=NOW)  # fmt: skip
    assert settings(actor=lisi) == {"a": "2.5"}


def test_they_are_small_and_few(monkeypatch: pytest.MonkeyPatch) -> None:
    lisi = person("lisi")
    with pytest.raises(SettingTooLarge):
        put_settings([NewSetting("a", "x" * commands.VALUE_MAX)], actor=lisi, now=NOW)
    monkeypatch.setattr(commands, "SETTINGS_MAX", 2)
    put_settings([NewSetting("a", 1), NewSetting("b", 1)], actor=lisi, now=NOW)
    with pytest.raises(TooManySettings):
        put_settings([NewSetting("c", 1)], actor=lisi, now=NOW)
    put_settings([NewSetting("b", 2)], actor=lisi, now=NOW)
    assert settings(actor=lisi) == {"a": 1, "b": 2}


def test_the_log_does_not_hear_of_them(heard: list[Changed]) -> None:
    lisi = person("lisi")
    heard.clear()
    put_settings([NewSetting("theme", "dark")], actor=lisi, now=NOW)
    assert heard == []


def test_a_batch_costs_what_one_costs() -> None:
    lisi = person("lisi")
    counts = []
    for size in (1, 40):
        with db.count_statements() as counted:
            put_settings([NewSetting(f"k{n}", n) for n in range(size)], actor=lisi, now=NOW)
        counts.append(counted.count)
    assert counts[0] == counts[1]
