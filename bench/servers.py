"""Databases of the benchmark on the one server that all contestants share."""

from __future__ import annotations

import hashlib

import psycopg
from psycopg import sql


def url(server: str, database: str) -> str:
    """`server` is a postgresql:// URL without a database."""
    return f"{server.rstrip('/')}/{database}"


def recreate(server: str, database: str, template: str = "template0") -> None:
    """An empty database (or a copy of `template`) in place of whatever had that name."""
    with psycopg.connect(url(server, "postgres"), autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(database)))
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'").format(sql.Identifier(database), sql.Identifier(template))
        )


def mark(server: str, database: str, content: str) -> None:
    """Remember on the database itself what it was filled from."""
    with psycopg.connect(url(server, "postgres"), autocommit=True) as admin:
        text = sql.Literal(_digest(content))
        admin.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(database), text))


def marked(server: str, database: str, content: str) -> bool:
    """Whether the database exists and was filled from the same content."""
    with psycopg.connect(url(server, "postgres"), autocommit=True) as admin:
        found = admin.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", (database,)
        ).fetchone()
    return found is not None and found[0] == _digest(content)


def settle(server: str, database: str) -> None:
    """Statistics up to date and no checkpoint pending: every contestant starts from a quiet server."""
    with psycopg.connect(url(server, database), autocommit=True) as connection:
        connection.execute("ANALYZE")
        connection.execute("CHECKPOINT")


def describe(server: str) -> dict[str, str]:
    """The settings a reader needs to judge the figures."""
    names = ["server_version", "shared_buffers", "fsync", "synchronous_commit", "full_page_writes", "max_wal_size", "jit"]
    with psycopg.connect(url(server, "postgres")) as connection:
        rows = connection.execute("SELECT name, current_setting(name) FROM pg_settings WHERE name = ANY(%s)", (names,)).fetchall()
    return dict(sorted(rows))


def _digest(content: str) -> str:
    return "bench " + hashlib.sha256(content.encode()).hexdigest()
