"""People, and what is told to the audit log."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zhanggui.foundation.identity.public import SYSTEM, Actor, Changed, NewUser, create_users
from zhanggui.foundation.preferences.permissions import SHARE_VIEWS
from zhanggui.kernel import events
from zhanggui.kernel.clock import utcnow


def person(login: str, *, shares: bool = False) -> Actor:
    """Somebody, who may share views or not."""
    [user_id] = create_users(
        [NewUser(login=login, name=login.title(), password="only-for-these-tests-42")], actor=SYSTEM, now=utcnow()
    )
    return Actor(user_id=user_id, name=login.title(), permissions=frozenset({SHARE_VIEWS.code} if shares else ()))


@pytest.fixture
def heard() -> Iterator[list[Changed]]:
    """Everything that is told to the audit log."""
    found: list[Changed] = []
    before = events.installed()
    events.install({Changed: [found.append]})
    yield found
    events.install(before)
