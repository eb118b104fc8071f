"""What the tests of identity share: users, callers, an instance with a wired audit ear."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from zhanggui.foundation.identity.public import SYSTEM, Changed, NewUser, create_users
from zhanggui.kernel import events

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PASSWORD = "correct-horse-battery"


@pytest.fixture
def heard() -> Iterator[list[Changed]]:
    """Everything that is told to the audit log."""
    found: list[Changed] = []
    before = events.installed()
    events.install({Changed: [found.append]})
    yield found
    events.install(before)


def make(login: str, **fields: object) -> int:
    """A user, made by the system."""
    user = NewUser(login=login, name=login.title(), password=PASSWORD, **fields)  # type: ignore[arg-type]
    return create_users([user], actor=SYSTEM, now=NOW)[0]
