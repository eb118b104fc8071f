"""Databases for tests: one server for all test processes, one migrated template, cheap copies of it."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from tests.plugin.folders import HOME, ROOT
from zhanggui.app import instance, migration, start
from zhanggui.app.postgres.server import Server

TEMPLATES_KEPT = 4
_LOCK = 4_815_002
_numbers = count(1)


@contextmanager
def running() -> Iterator[str]:
    """URL of the maintenance database of the test server, which stops with its last user.

    A run that was killed leaves the server running; the next run uses it and stops it.
    """
    given = os.environ.get(instance.URL)
    if given:
        yield _named(given, "postgres")
        return
    with Server(HOME, durable=False).using() as url:
        yield _named(url, "postgres")


def template(maintenance: str) -> str:
    """Name of a migrated database that fits the code as it is now; made at the first call after a change."""
    name = f"zgtest_template_{schema_hash()}"
    with psycopg.connect(maintenance, autocommit=True) as session:
        session.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        if _exists(session, name):
            return name
        _drop_left_overs(session)
        half = f"zgtest_half_{os.getpid()}"
        session.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(half)))
        url = _named(maintenance, half)
        start.point_at(url)
        migration.migrate(url)
        start.point_at(instance.NO_DATABASE)
        session.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half), sql.Identifier(name)))
    return name


@contextmanager
def clone(maintenance: str, source: str) -> Iterator[str]:
    """URL of a new copy of a template, dropped at the end, whoever is still connected."""
    name = f"zgtest_run_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(maintenance, autocommit=True) as session:
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
            sql.Identifier(name), sql.Identifier(source)
        )
        for attempt in range(50):
            try:
                session.execute(make)
                break
            except psycopg.errors.ObjectInUse:
                if attempt == 49:
                    raise
                time.sleep(0.1)
    try:
        yield _named(maintenance, name)
    finally:
        with psycopg.connect(maintenance, autocommit=True) as session:
            session.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _named(url: str, database: str) -> str:
    base, _, query = url.partition("?")
    head = base.split("/", 3)[:3]
    return "/".join([*head, database]) + (f"?{query}" if query else "")


def schema_hash() -> str:
    """Hash of everything that migrations read."""
    digest = hashlib.sha256(f"{version('django')} {version('procrastinate')}".encode())
    source = ROOT / "src" / "zhanggui"
    for pattern in ("**/migrations/*.py", "**/sql/*.sql", "**/*.csv", "kernel/db/references.py"):
        for path in sorted(source.glob(pattern)):
            digest.update(str(path.relative_to(source)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _exists(session: psycopg.Connection[tuple[object, ...]], name: str) -> bool:
    return session.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop_left_overs(session: psycopg.Connection[tuple[object, ...]]) -> None:
    """Databases of processes that died, and all but the newest templates."""
    rows = session.execute(
        "SELECT datname::text FROM pg_database WHERE datname LIKE 'zgtest\\_%' ORDER BY oid DESC"
    ).fetchall()
    names = [str(name) for (name,) in rows]
    templates = [name for name in names if name.startswith("zgtest_template_")]
    owned = [name for name in names if name.startswith(("zgtest_run_", "zgtest_half_"))]
    dead = [name for name in owned if not Path(f"/proc/{name.split('_')[2]}").exists()]
    for name in [*templates[TEMPLATES_KEPT - 1 :], *dead]:
        session.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
