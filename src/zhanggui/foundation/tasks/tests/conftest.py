"""A kind of work, and somebody who starts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from zhanggui.foundation.identity.public import SYSTEM, Actor, NewUser, create_users
from zhanggui.foundation.notices import public as notices
from zhanggui.foundation.tasks import registry
from zhanggui.foundation.tasks.contracts import Kind
from zhanggui.foundation.tasks.progress import Progress
from zhanggui.foundation.tasks.public import start

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
Work = Callable[[Mapping[str, Any], Progress], Mapping[str, Any] | None]
Put = Callable[..., Kind]


def clock() -> datetime:
    return NOW


@pytest.fixture
def put() -> Iterator[Put]:
    """Register a kind of work for the test."""
    names = []

    def register(work: Work, name: str = "tests.work", **more: Any) -> Kind:
        def run(
            arguments: Mapping[str, Any], *, progress: Progress, actor: Actor, now: datetime
        ) -> Mapping[str, Any] | None:
            return work(arguments, progress)

        kind = Kind(name, "工作 {what}", "Work on {what}", run, **more)
        registry.register(kind)
        names.append(name)
        return kind

    yield register
    for name in names:
        registry.unregister(name)


@pytest.fixture
def anna(fresh_db: str) -> Actor:
    """Somebody who starts tasks."""
    [user] = create_users([NewUser(login="anna", name="安娜", password="a-long-enough-one")], actor=SYSTEM, now=NOW)
    return Actor(user_id=user, name="安娜", permissions=frozenset())


def begin(actor: Actor, name: str = "tests.work", **arguments: Any) -> int:
    return start(name, arguments, actor=actor, now=NOW, params={"what": "红灯"})


def jobs() -> int:
    """Jobs that wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'tasks.work' AND status = 'todo'")
        return int(cursor.fetchone()[0])


def told(actor: Actor) -> list[str]:
    """What somebody has been told, oldest first."""
    return [notices.worded(row.kind, row.params, "zh")[0] for row in reversed(notices.page(actor=actor).items)]


def nothing(arguments: Mapping[str, Any], progress: Progress) -> None:
    """Work that is done at once."""
