"""Everything of an instance in one portable file: a CSV per table, the stored files, a manifest that proves it complete."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, LiteralString

import psycopg
from psycopg import sql

from zhanggui import __version__

MANIFEST = "manifest.json"
FORMAT = 2
TABLES: LiteralString = """
    SELECT c.relname::text
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname
"""
SEQUENCES: LiteralString = """
    SELECT sequencename::text, last_value FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename
"""
# What the database computes by itself it computes again.
WRITTEN: LiteralString = """
    SELECT attname::text FROM pg_attribute
     WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""
# Every transaction mark among the rows is smaller (kernel/sql/guards.sql); asked without taking a transaction id, which reading must not.
MARKS: LiteralString = """
    SELECT zg_tx_horizon() - pg_snapshot_xmin(pg_current_snapshot())::text::bigint + pg_snapshot_xmax(pg_current_snapshot())::text::bigint
"""


@dataclass(frozen=True)
class Table:
    """One table in the file: its rows, and the SHA-256 of its CSV."""

    name: str
    rows: int
    sha256: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Counters:
    """Where counting goes on: the last value that each sequence gave out, the first transaction mark that is free."""

    sequences: dict[str, int]
    marks: int


@dataclass(frozen=True)
class Manifest:
    """What a file says of itself."""

    program: str
    tables: list[Table]
    files: list[str]
    counters: Counters


def write(
    url: str, out: Path, *, now: datetime, report: Callable[[str, int, int], None], files: Path | None = None
) -> list[Table]:
    """Write all tables of the database, as they stand at one moment, to `out` (.tar.gz); nobody is locked out.

    `files`: the folder of stored files; they never change, and none that the tables know is missing, because a file is there before
    its row. The file appears under its name only when it is complete.
    """
    half = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        # For its owner only: what everybody sold, earned and is called is in it.
        half.touch(mode=0o600)
        with psycopg.connect(url) as session, tarfile.open(half, "w:gz", compresslevel=6) as archive:
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            names = [str(name) for (name,) in session.execute(TABLES).fetchall()]
            tables = []
            for number, name in enumerate(names):
                report("导出 export", number, len(names))
                tables.append(_write_table(session, name, archive, now))
            report("导出 export", len(names), len(names))
            keys = _write_files(files, archive, now) if files is not None else []
            # Read last: sequences stand outside of transactions, so these values are beyond every row read before.
            counters = _counters(session)
            _add(archive, MANIFEST, io.BytesIO(_manifest(tables, keys, counters, now)), now)
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)
    return tables


def read_manifest(archive: tarfile.TarFile) -> Manifest:
    """What an opened file says of itself. Raises KeyError or ValueError when it is not one written by `write`, or by another format."""
    found = json.load(member(archive, MANIFEST))
    if found["format"] != FORMAT:
        raise ValueError(f"format {found['format']}")
    tables = [Table(t["name"], t["rows"], t["sha256"], tuple(t["columns"])) for t in found["tables"]]
    return Manifest(found["program"], tables, found["files"], Counters(found["sequences"], found["marks"]))


def check(path: Path, report: Callable[[str, int, int], None] | None = None) -> list[str]:
    """What is wrong with a file written by `write`: names of tables and stored files whose content is not that of the manifest."""
    with tarfile.open(path) as archive:
        manifest = read_manifest(archive)
        # A stored file is named by the SHA-256 of its content.
        wanted = [(t.name, f"{t.name}.csv", t.sha256) for t in manifest.tables]
        wanted += [(key, f"files/{key}", key) for key in manifest.files]
        wrong = []
        for number, (name, entry, digest) in enumerate(wanted, 1):
            if _digest(archive, entry) != digest:
                wrong.append(name)
            if report:
                report("校验 check", number, len(wanted))
        return wrong


def _counters(session: psycopg.Connection[Any]) -> Counters:
    sequences = {str(name): int(last) for name, last in session.execute(SEQUENCES).fetchall()}
    marks = session.execute(MARKS).fetchone()
    assert marks is not None
    return Counters(sequences, int(marks[0]))


def _write_files(folder: Path, archive: tarfile.TarFile, now: datetime) -> list[str]:
    keys = []
    for path in sorted(folder.glob("??/??/[!.]*")):
        with path.open("rb") as file:
            _add(archive, f"files/{path.name}", file, now)
        keys.append(path.name)
    return keys


def _write_table(session: psycopg.Connection[Any], name: str, archive: tarfile.TarFile, now: datetime) -> Table:
    """Copy one table through a file on disk: memory stays flat however long the table is."""
    digest = hashlib.sha256()
    with tempfile.TemporaryFile() as file:
        written = session.execute(WRITTEN, [sql.Identifier(name).as_string(session)]).fetchall()
        command = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT WITH (FORMAT csv, HEADER true)").format(
            sql.SQL(", ").join(sql.Identifier(str(column)) for (column,) in written), sql.Identifier(name)
        )
        with session.cursor() as cursor:
            with cursor.copy(command) as copy:
                for block in copy:
                    digest.update(block)
                    file.write(block)
            rows = cursor.rowcount
        file.seek(0)
        header = next(csv.reader([file.readline().decode()]), [])
        _add(archive, f"{name}.csv", file, now)
    return Table(name=name, rows=rows, sha256=digest.hexdigest(), columns=tuple(header))


def _manifest(tables: list[Table], keys: list[str], counters: Counters, now: datetime) -> bytes:
    content = {
        "format": FORMAT,
        "program": f"zhanggui {__version__}",
        "written_at": now.isoformat(),
        "tables": [
            {"name": table.name, "rows": table.rows, "sha256": table.sha256, "columns": table.columns}
            for table in tables
        ],
        "files": keys,
        "sequences": counters.sequences,
        "marks": counters.marks,
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes], now: datetime) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = content.seek(0, io.SEEK_END)
    entry.mtime = int(now.timestamp())
    content.seek(0)
    archive.addfile(entry, content)


def member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    """One entry of the file, to be read. Raises KeyError when there is none."""
    entry = archive.extractfile(name)
    if entry is None:
        raise KeyError(name)
    return entry


def _digest(archive: tarfile.TarFile, name: str) -> str:
    try:
        return hashlib.file_digest(member(archive, name), "sha256").hexdigest()  # type: ignore[arg-type]
    except KeyError:
        return ""
