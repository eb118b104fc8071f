"""Fixtures for the database.

`db`        this process's database, everything rolled back at the end: fast, for nearly every test.
`fresh_db`  a database of the test's own with real commits: for races, kills, and whatever looks at finished
            transactions. Yields its URL; Django points at it meanwhile, in every thread.
`scratch_home` an empty home for an instance with its own server: for tests of the program as a whole.
`migrated_home` the same, after the first start: for tests of what comes later.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.transaction import Atomic
from pytest_django import DjangoDbBlocker

from tests.plugin import databases, homes
from zhanggui.app import start
from zhanggui.kernel import db as kernel_db
from zhanggui.kernel import events
from zhanggui.kernel.db.facts import forget_everywhere
from zhanggui.kernel.db.ids import forget_ids


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """URL of the maintenance database of the test server."""
    with databases.running() as url:
        yield url


@pytest.fixture(scope="session")
def database_template(database_server: str, django_db_blocker: DjangoDbBlocker) -> str:
    """Name of the migrated template."""
    with django_db_blocker.unblock():
        return databases.template(database_server)


@pytest.fixture(scope="session")
def session_database(database_server: str, database_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """URL of this test process's copy of the template."""
    with databases.clone(database_server, database_template) as url:
        yield url
        with django_db_blocker.unblock():
            connections["default"].close()


@pytest.fixture(scope="session")
def django_db_setup(session_database: str, django_db_blocker: DjangoDbBlocker) -> None:
    """What pytest-django calls before the first test that uses a database."""
    with django_db_blocker.unblock():
        start.point_at(session_database)


@pytest.fixture
def fresh_db(
    database_server: str,
    database_template: str,
    request: pytest.FixtureRequest,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """URL of a database of this test's own, with real commits."""
    session_url = request.getfixturevalue("session_database")
    with databases.clone(database_server, database_template) as url, django_db_blocker.unblock():
        kernel_db.clear_caches()
        start.point_at(url)
        yield url
        start.point_at(session_url)


@pytest.fixture
def scratch_home() -> Iterator[Path]:
    """An empty ZHANGGUI_HOME of this test's own; whatever server runs in it at the end is stopped."""
    with homes.scratch() as home:
        yield home


@pytest.fixture
def migrated_home(scratch_home: Path) -> Path:
    """The home of an instance that was migrated, holds nothing yet, and does not run."""
    homes.plant(scratch_home)
    return scratch_home


@pytest.fixture(autouse=True)
def no_cached_facts() -> Iterator[None]:
    """Facts of one test's database are not those of the next. The second connection stays: it notices by itself that it is another one."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    forget_everywhere()
    forget_ids()


@pytest.fixture(autouse=True)
def reactions_stay() -> Iterator[None]:
    """Who listens to whom is the program's; a test that replaces it puts it back, or the tests behind it prove nothing."""
    table, before = events._table, events.installed()
    yield
    left, found = events._table, events.installed()
    # A table put in by `monkeypatch` goes after every other fixture has tidied up: into that table, and not into ours.
    assert left is table, "use events.install, which replaces what is in the table"
    events.install(before)
    assert found == before, "the test left other reactions to events than it found"


@pytest.fixture(autouse=True, scope="session")
def commands_fail_alone() -> Iterator[None]:
    """Inside a test's own transaction, give every outermost command a savepoint.

    In production a failing command rolls back its transaction and the next one starts clean. Under `db` the test's
    transaction is around both; without the savepoint the first expected error would make it unusable. The savepoint
    is sent past Django's statement wrappers, so that counted statements are those of production.
    """
    patch = pytest.MonkeyPatch()
    enter = Atomic.__enter__

    def enter_with_savepoint(self: Any) -> None:
        connection = connections[self.using or "default"]
        outermost = connection.in_atomic_block and connection.atomic_blocks[-1]._from_testcase
        wanted, self.savepoint = self.savepoint, self.savepoint or outermost
        try:
            enter(self)
        finally:
            self.savepoint = wanted

    def unseen(statement: str) -> Any:
        def send(self: DatabaseWrapper, sid: str) -> None:
            self.connection.execute(f"{statement} {self.ops.quote_name(sid)}")

        return send

    patch.setattr(Atomic, "__enter__", enter_with_savepoint)
    patch.setattr(DatabaseWrapper, "_savepoint", unseen("SAVEPOINT"))
    patch.setattr(DatabaseWrapper, "_savepoint_commit", unseen("RELEASE SAVEPOINT"))
    patch.setattr(DatabaseWrapper, "_savepoint_rollback", unseen("ROLLBACK TO SAVEPOINT"))
    yield
    patch.undo()
