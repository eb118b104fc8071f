"""The portable file is complete, proves itself, and reads back into a database."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from zhanggui.app import archive

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def ignore(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def written(fresh_db: str, tmp_path: Path) -> Path:
    with psycopg.connect(fresh_db) as session:
        session.execute("CREATE TABLE odd (id int, text text)")
        session.execute("INSERT INTO odd VALUES (1, E'逗号, \"引号\"\\n换行'), (2, NULL), (3, '')")
    archive.write(fresh_db, tmp_path / "all.tar.gz", now=NOW, report=ignore)
    return tmp_path / "all.tar.gz"


def test_every_table_is_in_it_with_its_rows(written: Path, fresh_db: str) -> None:
    with tarfile.open(written) as file:
        manifest = json.load(file.extractfile(archive.MANIFEST))  # type: ignore[arg-type]
    rows = {table["name"]: table["rows"] for table in manifest["tables"]}
    with psycopg.connect(fresh_db) as session:
        names = [name for (name,) in session.execute(archive.TABLES).fetchall()]
    assert sorted(rows) == sorted(names)
    assert rows["odd"] == 3
    assert archive.check(written) == []


def test_it_reads_back_as_it_was(written: Path, fresh_db: str) -> None:
    with tarfile.open(written) as file, psycopg.connect(fresh_db) as session:
        before = session.execute("SELECT * FROM odd ORDER BY id").fetchall()
        session.execute("DELETE FROM odd")
        member = file.extractfile("odd.csv")
        assert member is not None
        with session.cursor().copy("COPY odd FROM STDIN WITH (FORMAT csv, HEADER true)") as copy:
            copy.write(member.read())
        assert session.execute("SELECT * FROM odd ORDER BY id").fetchall() == before


def test_a_changed_byte_is_found(written: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.tar.gz"
    with tarfile.open(written) as source, tarfile.open(changed, "w:gz") as target:
        for entry in source.getmembers():
            member = source.extractfile(entry)
            assert member is not None
            content = member.read()
            if entry.name == "odd.csv":
                content = content.replace(b"2,", b"9,")
            target.addfile(entry, io.BytesIO(content))
    assert archive.check(changed) == ["odd"]


def test_a_failed_export_leaves_no_half_file(fresh_db: str, tmp_path: Path) -> None:
    def fail(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.write(fresh_db, tmp_path / "all.tar.gz", now=NOW, report=fail)
    assert list(tmp_path.iterdir()) == []


def test_stored_files_come_along_and_prove_themselves(fresh_db: str, tmp_path: Path) -> None:
    content = b"a picture"
    key = hashlib.sha256(content).hexdigest()
    path = tmp_path / "files" / key[:2] / key[2:4] / key
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    out = tmp_path / "all.tar.gz"
    archive.write(fresh_db, out, now=NOW, report=ignore, files=tmp_path / "files")
    assert archive.check(out) == []
    with tarfile.open(out) as file:
        member = file.extractfile(f"files/{key}")
        assert member is not None
        assert member.read() == content
    path.write_bytes(b"another")
    archive.write(fresh_db, out, now=NOW, report=ignore, files=tmp_path / "files")
    assert archive.check(out) == [key]
