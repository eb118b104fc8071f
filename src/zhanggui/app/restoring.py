"""The way back of `archive.write`: an empty, migrated database becomes the one that was exported, or stays empty.

Everything happens in one transaction that holds all tables. The guards of append-only tables want an entry and its moves in one
statement, which a copy per table can't be; they are switched off inside this transaction only, which no other session ever sees, and
are on again before it commits. Foreign keys are checked as always; what the guards would have said is said by `verify` afterwards.
"""

from __future__ import annotations

import csv
import gzip
import io
import os
import secrets
import tarfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from zhanggui import __version__
from zhanggui.app import archive
from zhanggui.app.archive import Manifest, Table
from zhanggui.app.errors import ArchiveDamaged, DatabaseInUse, NotEmpty, OtherVersion

Report = Callable[[str, int, int], None]
STAGE = "恢复 restore"
BLOCK = 1 << 20
#: A session that was just closed is seen for a moment longer.
FAREWELL_SECONDS = 2
MIGRATIONS = "django_migrations"
#: What migrations put into a database, and what a program that only looked on leaves: no data of anybody.
SEEDED = frozenset({MIGRATIONS, "books_watermark", "stock_watermark", "catalog_unit"})
QUEUE = "procrastinate_"

OTHERS: LiteralString = """
    SELECT count(*) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
COLUMNS: LiteralString = """
    SELECT attrelid::regclass::text, array_agg(attname::text) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' GROUP BY 1
"""
TRIGGERED: LiteralString = """
    SELECT DISTINCT c.relname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal ORDER BY 1
"""
# Foreign keys that are checked at once: the table they point to comes first. All others wait for the end.
AT_ONCE: LiteralString = """
    SELECT a.relname::text, b.relname::text FROM pg_constraint k JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid
     WHERE a.relnamespace = current_schema()::regnamespace AND k.contype = 'f' AND NOT k.condeferrable AND a.oid <> b.oid
"""
# How far the marks of this cluster's coming transactions lie behind those of the rows.
BEHIND: LiteralString = "SELECT greatest(0, %s::bigint - pg_snapshot_xmin(pg_current_snapshot())::text::bigint)"


def inspect(path: Path, report: Report) -> Manifest:
    """Read the whole file and compare it with its manifest. Raises ArchiveDamaged."""
    try:
        wrong = archive.check(path, report)
        with tarfile.open(path) as file:
            manifest = archive.read_manifest(file)
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, KeyError, ValueError) as problem:
        raise ArchiveDamaged(path=path, why=str(problem) or type(problem).__name__) from problem
    if wrong:
        raise ArchiveDamaged(path=path, why=", ".join(wrong[:5]))
    return manifest


def restore(url: str, path: Path, manifest: Manifest, *, files: Path, report: Report) -> int:
    """Bring the content of an inspected file into the migrated database at `url`; the number of rows.

    Interrupted or killed, it leaves the database empty. Raises ArchiveDamaged, OtherVersion, NotEmpty, DatabaseInUse.
    """
    with tarfile.open(path) as file:
        with psycopg.connect(url) as session:
            _hold(session, path, file, manifest)
            _set_counters(session, manifest)
            with _without_guards(session):
                names = sql.SQL(", ").join(sql.Identifier(t.name) for t in manifest.tables)
                session.execute(sql.SQL("TRUNCATE {}").format(names))
                rows = _copy(session, path, file, manifest, report)
            # Before the commit: a file is there before its row.
            _put_files(file, manifest.files, files)
        with psycopg.connect(url, autocommit=True) as session:
            session.execute("ANALYZE")
    return rows


def _hold(session: psycopg.Connection[Any], path: Path, file: tarfile.TarFile, manifest: Manifest) -> None:
    """Take all tables for this transaction, and see that they are empty and of the file's version."""
    names = [str(name) for (name,) in session.execute(archive.TABLES).fetchall()]
    _require_version(session, path, file, manifest, names)
    _require_empty(session, names)
    deadline = time.monotonic() + FAREWELL_SECONDS
    while others := _others(session):
        if time.monotonic() > deadline:
            raise DatabaseInUse(others=others)
        time.sleep(0.05)
    every = sql.SQL(", ").join(map(sql.Identifier, names))
    try:
        session.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE NOWAIT").format(every))
    except psycopg.errors.LockNotAvailable as problem:
        raise DatabaseInUse(others=1) from problem
    # Once more: somebody may have been quick.
    _require_empty(session, names)


def _require_empty(session: psycopg.Connection[Any], names: list[str]) -> None:
    own = [name for name in names if name not in SEEDED and not name.startswith(QUEUE)]
    counts = [sql.SQL("SELECT {}, count(*) FROM {}").format(sql.Literal(name), sql.Identifier(name)) for name in own]
    for name, rows in session.execute(sql.SQL(" UNION ALL ").join(counts)).fetchall():
        if rows:
            raise NotEmpty(table=name, rows=rows)


def _others(session: psycopg.Connection[Any]) -> int:
    # The view is read once a transaction, and stays as it was.
    session.execute("SELECT pg_stat_clear_snapshot()")
    [others] = session.execute(OTHERS).fetchone() or (0,)
    return int(others)


def _require_version(
    session: psycopg.Connection[Any], path: Path, file: tarfile.TarFile, manifest: Manifest, names: list[str]
) -> None:
    with archive.member(file, f"{MIGRATIONS}.csv") as content:
        reader = csv.DictReader(io.TextIOWrapper(content, encoding="utf-8", newline=""))
        theirs = {f"{row['app']}.{row['name']}" for row in reader}
    ours = {f"{app}.{name}" for app, name in session.execute("SELECT app, name FROM django_migrations").fetchall()}
    different = sorted(theirs ^ ours) or sorted({t.name for t in manifest.tables} ^ set(names))
    if not different:
        columns = {str(name): set(found) for name, found in session.execute(COLUMNS).fetchall()}
        different = [t.name for t in manifest.tables if set(t.columns) != columns[t.name]]
    if different:
        shown = ", ".join(different[:3]) + (" …" if len(different) > 3 else "")
        raise OtherVersion(path=path, program=manifest.program, ours=__version__, what=shown)


def _set_counters(session: psycopg.Connection[Any], manifest: Manifest) -> None:
    """Ids and transaction marks go on beyond those of the rows. Sequences stand outside of the transaction; that this one's are further
    on after an interrupt does no harm."""
    last = manifest.counters.sequences
    session.execute(
        "SELECT setval(name::regclass, last) FROM unnest(%s::text[], %s::bigint[]) AS s (name, last)",
        [list(last), list(last.values())],
    )
    [offset] = session.execute(BEHIND, [manifest.counters.marks]).fetchone() or (0,)
    session.execute(
        sql.SQL(
            """CREATE OR REPLACE FUNCTION zg_tx() RETURNS bigint LANGUAGE sql STABLE PARALLEL UNSAFE AS {};
               CREATE OR REPLACE FUNCTION zg_tx_horizon() RETURNS bigint LANGUAGE sql STABLE AS {}"""
        ).format(
            sql.Literal(f"SELECT pg_current_xact_id()::text::bigint + {int(offset)}"),
            sql.Literal(f"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + {int(offset)}"),
        )
    )


@contextmanager
def _without_guards(session: psycopg.Connection[Any]) -> Iterator[None]:
    tables = [str(name) for (name,) in session.execute(TRIGGERED).fetchall()]
    session.execute(_each(tables, "ALTER TABLE {} DISABLE TRIGGER USER"))
    session.execute("SET CONSTRAINTS ALL DEFERRED")
    yield
    # A foreign key that points to nothing is found here; a table with checks outstanding could not be altered.
    session.execute("SET CONSTRAINTS ALL IMMEDIATE")
    session.execute(_each(tables, "ALTER TABLE {} ENABLE TRIGGER USER"))


def _each(tables: list[str], command: LiteralString) -> sql.Composed:
    return sql.SQL("; ").join(sql.SQL(command).format(sql.Identifier(name)) for name in tables)


def _copy(
    session: psycopg.Connection[Any], path: Path, file: tarfile.TarFile, manifest: Manifest, report: Report
) -> int:
    total, done = sum(table.rows for table in manifest.tables), 0
    report(STAGE, 0, total)
    for table in _in_order(session, manifest.tables):
        columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
        command = sql.SQL("COPY {} ({}) FROM STDIN WITH (FORMAT csv, HEADER true)")
        seen = 0
        with archive.member(file, f"{table.name}.csv") as content, session.cursor() as cursor:
            with cursor.copy(command.format(sql.Identifier(table.name), columns)) as copy:
                while block := content.read(BLOCK):
                    copy.write(block)
                    # Lines of the file are about its rows: a text may have several.
                    seen += block.count(b"\n")
                    report(STAGE, done + min(seen, table.rows), total)
            if cursor.rowcount != table.rows:
                raise ArchiveDamaged(path=path, why=f"{table.name}: {cursor.rowcount} != {table.rows}")
        done += table.rows
        report(STAGE, done, total)
    return done


def _in_order(session: psycopg.Connection[Any], tables: list[Table]) -> list[Table]:
    """The tables as they lie in the file, but none before one that its foreign keys want at once."""
    wanted: dict[str, list[str]] = {}
    for child, parent in session.execute(AT_ONCE).fetchall():
        wanted.setdefault(str(child), []).append(str(parent))
    known = {table.name: table for table in tables}
    placed: dict[str, Table] = {}

    def place(name: str) -> None:
        if name not in placed:
            for parent in wanted.get(name, ()):
                place(parent)
            placed[name] = known[name]

    for table in tables:
        place(table.name)
    return list(placed.values())


def _put_files(file: tarfile.TarFile, keys: list[str], folder: Path) -> None:
    """Stored files to their places (foundation/files/store.py says which); those that are there already are the same. None stays when
    one fails."""
    put: list[Path] = []
    try:
        for key in keys:
            path = folder / key[:2] / key[2:4] / key
            if path.exists():
                continue
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            half = path.with_name(f".{key}.{secrets.token_hex(8)}")
            put.append(half)
            with archive.member(file, f"files/{key}") as content, half.open("xb") as target:
                while block := content.read(BLOCK):
                    target.write(block)
                target.flush()
                os.fsync(target.fileno())
            half.replace(path)
            put[-1] = path
    except BaseException:
        for path in put:
            path.unlink(missing_ok=True)
        raise
