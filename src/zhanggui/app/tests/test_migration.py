"""Migrations fit the models, and run once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from tests.plugin import databases
from zhanggui.app import migration, start


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


@pytest.mark.slow
def test_two_processes_migrate_one_after_the_other(fresh_db: str, database_server: str) -> None:
    with databases.clone(database_server, "template0") as empty:
        start.point_at(empty)

        def run() -> int:
            try:
                return len(migration.migrate(empty))
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            ran = sorted(future.result() for future in [pool.submit(run), pool.submit(run)])
        connection.close()
        with psycopg.connect(empty) as session:
            applied = session.execute("SELECT count(*) FROM django_migrations").fetchone()
        assert applied is not None
        assert ran == [0, applied[0]]
