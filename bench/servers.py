"""The one server that all contestants share, and their databases on it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from zhanggui.app.postgres.server import Server

HOME = Path(__file__).parent / ".home"
VARIABLE = "ZHANGGUI_BENCH_SERVER"
FILLED = """SELECT relname FROM pg_class
 WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0 ORDER BY relname"""


def find() -> str:
    """URL of the server: ZHANGGUI_BENCH_SERVER, or an embedded one of its own in bench/.home (durable, as in real use)."""
    return os.environ.get(VARIABLE) or Server(HOME).ensure()


def stop() -> None:
    """Stop the embedded server, when it is ours."""
    if not os.environ.get(VARIABLE):
        Server(HOME).stop()


def url(server: str, database: str) -> str:
    """The URL of a database on the server."""
    return urlunsplit(urlsplit(server)._replace(path=f"/{database}"))


def recreate(server: str, database: str, template: str = "template0") -> None:
    """An empty database (or a copy of `template`) in place of whatever had that name."""
    drop(server, database)
    name, origin = sql.Identifier(database), sql.Identifier(template)
    with psycopg.connect(url(server, "postgres"), autocommit=True) as admin:
        # FILE_COPY: a copy that shares nothing with its template's buffers, whatever its size.
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY ENCODING 'UTF8'").format(name, origin))


def drop(server: str, database: str) -> None:
    """Drop the database if it is there; sessions on it are ended."""
    with psycopg.connect(url(server, "postgres"), autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def mark(server: str, database: str, content: str) -> None:
    """Remember on the database itself what it was filled from."""
    with psycopg.connect(url(server, "postgres"), autocommit=True) as admin:
        text = sql.Literal(_digest(content))
        admin.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(database), text))


def exists(server: str, database: str) -> bool:
    """Whether there is such a database."""
    with psycopg.connect(url(server, "postgres"), autocommit=True) as admin:
        return admin.execute("SELECT FROM pg_database WHERE datname = %s", (database,)).fetchone() is not None


def marked(server: str, database: str, content: str) -> bool:
    """Whether the database exists and was filled from the same content."""
    with psycopg.connect(url(server, "postgres"), autocommit=True) as admin:
        found = admin.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", (database,)
        ).fetchone()
    return found is not None and found[0] == _digest(content)


def settle(server: str, database: str) -> None:
    """Statistics up to date and no checkpoint pending: every contestant starts from a quiet server.

    Tables without rows are left alone, as the server itself leaves them: a table once measured as empty is planned as one while it fills.
    """
    with psycopg.connect(url(server, database), autocommit=True) as connection:
        filled = connection.execute(FILLED).fetchall()
        for (name,) in filled:
            connection.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(name)))
        connection.execute("CHECKPOINT")


def analyze(server: str, database: str) -> None:
    """Statistics up to date."""
    with psycopg.connect(url(server, database), autocommit=True) as connection:
        connection.execute("ANALYZE")


def describe(server: str) -> dict[str, str]:
    """The settings a reader needs to judge the figures."""
    names = [
        "server_version", "shared_buffers", "fsync", "synchronous_commit", "full_page_writes", "wal_compression", "max_wal_size", "jit",
    ]  # fmt: skip
    with psycopg.connect(url(server, "postgres")) as connection:
        rows = connection.execute(
            "SELECT name, current_setting(name) FROM pg_settings WHERE name = ANY(%s)", (names,)
        ).fetchall()
    return dict(sorted(rows))


def _digest(content: str) -> str:
    return "bench " + hashlib.sha256(content.encode()).hexdigest()
