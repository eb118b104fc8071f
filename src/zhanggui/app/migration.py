"""Bring the database's tables up to date."""

from __future__ import annotations

import psycopg
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# Any number, the same in every process that migrates.
LOCK = 4_815_001


def pending() -> list[str]:
    """Names of the migrations that this database lacks, in the order of their run."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate(url: str) -> list[str]:
    """Run what is pending on the database at `url`, at which Django must point; returns the names of what ran.

    Two processes at once: the second waits, then finds nothing left. The lock lives in its own session, because each
    migration is a transaction of its own.
    """
    names = pending()
    if not names:
        return []
    with psycopg.connect(url, autocommit=True) as session:
        session.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        names = pending()
        if names:
            call_command("migrate", verbosity=0, interactive=False)
    return names
