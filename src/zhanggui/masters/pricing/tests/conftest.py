"""Fixtures of this module's tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from zhanggui.kernel import db

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """The moment of all commands."""
    return NOW


@pytest.fixture
def statements() -> Callable[[Callable[[], object]], list[str]]:
    """Run something and return the statements it sent, but for the blocks of ids that one batch in many takes."""

    def sent(action: Callable[[], object]) -> list[str]:
        with db.count_statements() as counted:
            action()
        return [text for text in counted.texts if text != "nextval zg_id"]

    return sent
