"""The way back: an exported shop, restored into an empty database, is the same shop, and goes on."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import tarfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from tests.online_retail import retail
from tests.plugin import databases
from tests.world import NOW, World, assert_proved, build
from zhanggui.app import archive, restoring, start, verification
from zhanggui.app.errors import ArchiveDamaged, DatabaseInUse, NotEmpty, OtherVersion
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.files import store
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.ledgers.books import public as books

AT = datetime(2026, 11, 27, tzinfo=UTC)
PICTURE = b"a picture"
KEY = hashlib.sha256(PICTURE).hexdigest()
# As after a long life on another cluster: its transactions were a billion further on.
FAR = """
    CREATE OR REPLACE FUNCTION zg_tx() RETURNS bigint LANGUAGE sql STABLE PARALLEL UNSAFE AS
        'SELECT pg_current_xact_id()::text::bigint + 1000000000';
    CREATE OR REPLACE FUNCTION zg_tx_horizon() RETURNS bigint LANGUAGE sql STABLE AS
        'SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 1000000000'
"""


def ignore(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def target(fresh_db: str, database_server: str, database_template: str) -> Iterator[str]:
    """A second database: migrated, empty, nobody connected."""
    with databases.clone(database_server, database_template) as url:
        yield url
        connections["default"].close()
        start.point_at(fresh_db)


@pytest.fixture
def shop(fresh_db: str, tmp_path: Path) -> tuple[World, Path]:
    """A shop in the middle of its day (goods, orders in every state, money, a picture, an imported file), and its export."""
    with psycopg.connect(fresh_db) as session:
        session.execute(FAR)
    w = build()
    for sku in w.skus:
        w.adjust(sku, 50, 500)
    done, promised, _ = [w.place((sku, 3, 20)) for sku in w.skus]
    sales.confirm([done, promised], actor=SYSTEM, now=NOW)
    sales.ship([done], actor=SYSTEM, now=NOW)
    sales.release([promised], actor=SYSTEM, now=NOW)
    w.pay_orders([done])
    retail.run(orders(tmp_path))
    seal_some()
    books.roll_up()
    with psycopg.connect(fresh_db) as session:
        session.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'nothing')")
    path = tmp_path / "home" / "files" / KEY[:2] / KEY[2:4] / KEY
    path.parent.mkdir(parents=True)
    path.write_bytes(PICTURE)
    out = tmp_path / "all.tar.gz"
    archive.write(fresh_db, out, now=AT, report=ignore, files=tmp_path / "home" / "files")
    return w, out


def seal_some() -> None:
    """Seal, waiting for transactions of other tests on the same server, which hold the horizon back."""
    deadline = time.monotonic() + 60
    while not (sealed := audit.seal(now=NOW)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert sealed


def orders(folder: Path) -> Path:
    return retail.write(folder / "orders.csv", [retail.line(str(600_000 + i), qty=str(1 + i % 3)) for i in range(40)])


def back(url: str, path: Path, home: Path, report: Callable[[str, int, int], None] = ignore) -> int:
    connections["default"].close()
    return restoring.restore(url, path, restoring.inspect(path, report), files=home / "files", report=report)


def contents(url: str) -> dict[str, list[str]]:
    """Every table's rows as texts."""
    with psycopg.connect(url) as session:
        names = [name for (name,) in session.execute(archive.TABLES).fetchall()]
        return {
            name: sorted(str(row) for (row,) in session.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(name))).fetchall())
            for name in names
        }  # fmt: skip


def switched_off(url: str) -> list[Any]:
    with psycopg.connect(url) as session:
        return session.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O'").fetchall()


def moved_to(url: str) -> None:
    db.clear_caches()
    start.point_at(url)


def test_every_row_comes_back_and_the_shop_goes_on(
    shop: tuple[World, Path], fresh_db: str, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    w, out = shop
    seen: list[tuple[str, int, int]] = []
    rows = back(target, out, tmp_path / "new", lambda *step: seen.append(step))
    before = contents(fresh_db)
    assert contents(target) == before
    assert rows == sum(len(found) for found in before.values())
    assert len(before["procrastinate_jobs"]) >= 1
    assert seen[-1] == (restoring.STAGE, rows, rows)
    monkeypatch.setattr("django.conf.settings.HOME", tmp_path / "new")
    assert store.path_of(KEY).read_bytes() == PICTURE

    moved_to(target)
    assert_proved()
    retail.run(orders(tmp_path))
    assert len(contents(target)["sales_order"]) == len(before["sales_order"]), "a file is imported once"

    new = w.place((w.skus[0], 2, 20))
    assert str(new) not in {row.split(",")[0].strip("(") for found in before.values() for row in found}
    sales.confirm([new], actor=SYSTEM, now=NOW)
    sales.ship([new], actor=SYSTEM, now=NOW)
    w.pay_orders([new])
    with psycopg.connect(target) as session:
        fresh = session.execute("SELECT count(*) FROM books_entry e, books_watermark m WHERE e.tx >= m.tx").fetchone()
    assert fresh is not None
    assert fresh[0] > 0, "new entries lie behind the watermark, so that the next roll-up counts them"
    books.roll_up()
    seal_some()
    assert_proved()


def test_without_moving_the_marks_new_entries_would_never_be_rolled_up(
    shop: tuple[World, Path], target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    w, out = shop
    monkeypatch.setattr(restoring, "BEHIND", "SELECT 0 * %s")
    back(target, out, tmp_path / "new")
    moved_to(target)
    w.place((w.skus[0], 2, 20))
    assert audit.seal(now=NOW) == 0


def test_the_guards_are_on_afterwards(shop: tuple[World, Path], target: str, tmp_path: Path) -> None:
    back(target, shop[1], tmp_path / "new")
    assert switched_off(target) == []
    with psycopg.connect(target, autocommit=True) as session:
        for table in ("stock_move", "books_line", "audit_record", "sales_order", "catalog_sku"):
            with pytest.raises(psycopg.errors.RestrictViolation):
                session.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        with pytest.raises(psycopg.errors.CheckViolation):
            session.execute(
                """CREATE TEMP TABLE one AS SELECT * FROM books_entry LIMIT 1;
                   UPDATE one SET id = 1, posting_key = 'x', reverses_id = NULL;
                   INSERT INTO books_entry SELECT * FROM one"""
            )


def test_a_reference_to_nothing_is_named_afterwards(
    shop: tuple[World, Path], fresh_db: str, target: str, tmp_path: Path
) -> None:
    with psycopg.connect(fresh_db) as session:
        session.execute("SET LOCAL session_replication_role = replica")
        found = session.execute(
            "UPDATE sales_order_line SET sku_id = 7 WHERE id = (SELECT min(id) FROM sales_order_line) RETURNING id"
        ).fetchone()
    assert found is not None
    archive.write(fresh_db, tmp_path / "broken.tar.gz", now=AT, report=ignore, files=tmp_path / "home" / "files")
    back(target, tmp_path / "broken.tar.gz", tmp_path / "new")
    moved_to(target)
    proved = {result.name: result for result in verification.verify()}
    assert proved["references"].examples == [(f"sales_order_line {found[0]}", "sku_id in catalog_sku", "7")]


def test_nobody_else_writes_meanwhile(shop: tuple[World, Path], target: str, tmp_path: Path) -> None:
    tried: list[str] = []

    def look(stage: str, done: int, total: int) -> None:
        if stage != restoring.STAGE or not done or tried:
            return
        with psycopg.connect(target, autocommit=True) as other:
            other.execute("SET lock_timeout = 50")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                other.execute("DELETE FROM stock_move")
            tried.append(stage)

    back(target, shop[1], tmp_path / "new", look)
    assert tried


def test_an_interrupt_leaves_the_database_empty(shop: tuple[World, Path], target: str, tmp_path: Path) -> None:
    before = contents(target)
    for share in (0.0, 0.5, 1.0):

        def interrupt(stage: str, done: int, total: int, share: float = share) -> None:
            if stage == restoring.STAGE and done >= share * total:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            back(target, shop[1], tmp_path / "new", interrupt)
        assert contents(target) == before
        assert switched_off(target) == []
        assert [path for path in (tmp_path / "new").rglob("*") if path.is_file()] == []
    back(target, shop[1], tmp_path / "new")
    moved_to(target)
    assert_proved()


def test_a_disk_that_fails_on_the_last_file_leaves_nothing(
    shop: tuple[World, Path], target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(target)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        back(target, shop[1], tmp_path / "new")
    assert contents(target) == before
    assert [path for path in (tmp_path / "new").rglob("*") if path.is_file()] == []


def test_a_database_with_data_is_refused(shop: tuple[World, Path], fresh_db: str, target: str, tmp_path: Path) -> None:
    before = contents(fresh_db)
    with pytest.raises(NotEmpty) as caught:
        back(fresh_db, shop[1], tmp_path / "new")
    assert "ZHANGGUI_DATABASE_URL" in caught.value.remedy("en")
    assert contents(fresh_db) == before


def test_a_database_in_use_is_refused(shop: tuple[World, Path], target: str, tmp_path: Path) -> None:
    with psycopg.connect(target), pytest.raises(DatabaseInUse):
        back(target, shop[1], tmp_path / "new")
    back(target, shop[1], tmp_path / "new")


def test_another_version_is_refused(shop: tuple[World, Path], target: str, tmp_path: Path) -> None:
    before = contents(target)
    with psycopg.connect(target) as session:
        session.execute("DELETE FROM django_migrations WHERE app = 'stock' AND name = '0006_reversed_once'")
    with pytest.raises(OtherVersion, match=r"stock\.0006_reversed_once"):
        back(target, shop[1], tmp_path / "new")
    with psycopg.connect(target) as session:
        session.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('stock', '0006_reversed_once', now())"
        )
        session.execute("ALTER TABLE sales_order ADD COLUMN more int")
    with pytest.raises(OtherVersion, match="sales_order"):
        back(target, shop[1], tmp_path / "new")
    assert contents(target)["stock_move"] == before["stock_move"] == []


def _rewritten(source: Path, out: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    with tarfile.open(source) as old, tarfile.open(out, "w:gz") as new:
        for entry in old.getmembers():
            content = change(entry.name, archive.member(old, entry.name).read())
            if content is not None:
                entry.size = len(content)
                new.addfile(entry, io.BytesIO(content))
    return out


def _other_format(name: str, content: bytes) -> bytes:
    return json.dumps({**json.loads(content), "format": 1}).encode() if name == archive.MANIFEST else content


def test_a_damaged_file_is_refused(shop: tuple[World, Path], tmp_path: Path) -> None:
    damages: list[tuple[Callable[[str, bytes], bytes | None], str]] = [
        (lambda name, content: content.replace(b"1", b"2") if name == "stock_move.csv" else content, "stock_move"),
        (lambda name, content: None if name == "sales_order.csv" else content, "sales_order"),
        (lambda name, content: b"other" if name.startswith("files/") else content, KEY),
        (lambda name, content: None if name == archive.MANIFEST else content, archive.MANIFEST),
        (_other_format, "format 1"),
    ]
    for change, named in damages:
        damaged = _rewritten(shop[1], tmp_path / "damaged.tar.gz", change)
        with pytest.raises(ArchiveDamaged, match=named):
            restoring.inspect(damaged, ignore)


def test_a_file_that_was_cut_off_or_is_something_else_is_refused(shop: tuple[World, Path], tmp_path: Path) -> None:
    whole, other = shop[1].read_bytes(), tmp_path / "other.tar.gz"
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0xFF
    for content in (b"", b"hello", whole[: len(whole) // 2], whole[:-1000], bytes(flipped)):
        other.write_bytes(content)
        with pytest.raises(ArchiveDamaged):
            restoring.inspect(other, ignore)
