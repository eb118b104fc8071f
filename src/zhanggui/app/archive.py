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
FORMAT = 1
TABLES: LiteralString = """
    SELECT c.relname::text
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname
"""


@dataclass(frozen=True)
class Table:
    """One table in the file: its rows, and the SHA-256 of its CSV."""

    name: str
    rows: int
    sha256: str
    columns: tuple[str, ...]


def write(
    url: str, out: Path, *, now: datetime, report: Callable[[str, int, int], None], files: Path | None = None
) -> list[Table]:
    """Write all tables of the database, as they stand at one moment, to `out` (.tar.gz); nobody is locked out.

    `files`: the folder of stored files; they never change, and none that the tables know is missing, because a file is there before
    its row. The file appears under its name only when it is complete.
    """
    half = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with psycopg.connect(url) as session, tarfile.open(half, "w:gz", compresslevel=6) as archive:
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            names = [str(name) for (name,) in session.execute(TABLES).fetchall()]
            tables = []
            for number, name in enumerate(names):
                report("导出 export", number, len(names))
                tables.append(_write_table(session, name, archive, now))
            report("导出 export", len(names), len(names))
            keys = _write_files(files, archive, now) if files is not None else []
            _add(archive, MANIFEST, io.BytesIO(_manifest(tables, keys, now)), now)
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)
    return tables


def check(path: Path) -> list[str]:
    """What is wrong with a file written by `write`: names of tables and stored files whose content is not that of the manifest."""
    with tarfile.open(path) as archive:
        manifest = json.load(_member(archive, MANIFEST))
        tables = [t["name"] for t in manifest["tables"] if _digest(archive, f"{t['name']}.csv") != t["sha256"]]
        # A stored file is named by the SHA-256 of its content.
        return tables + [key for key in manifest["files"] if _digest(archive, f"files/{key}") != key]


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
        command = sql.SQL("COPY (SELECT * FROM {}) TO STDOUT WITH (FORMAT csv, HEADER true)").format(
            sql.Identifier(name)
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


def _manifest(tables: list[Table], keys: list[str], now: datetime) -> bytes:
    content = {
        "format": FORMAT,
        "program": f"zhanggui {__version__}",
        "written_at": now.isoformat(),
        "tables": [
            {"name": table.name, "rows": table.rows, "sha256": table.sha256, "columns": table.columns}
            for table in tables
        ],
        "files": keys,
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes], now: datetime) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = content.seek(0, io.SEEK_END)
    entry.mtime = int(now.timestamp())
    content.seek(0)
    archive.addfile(entry, content)


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    entry = archive.extractfile(name)
    if entry is None:
        raise FileNotFoundError(name)
    return entry


def _digest(archive: tarfile.TarFile, name: str) -> str:
    return hashlib.file_digest(_member(archive, name), "sha256").hexdigest()  # type: ignore[arg-type]
