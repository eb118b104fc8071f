"""A full disk: the import says so and what to do, leaves nothing half-written, and goes on when there is room again."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import OperationalError
from psycopg import errors as pg

from tests.plugin import homes
from zhanggui.app import instance, troubles
from zhanggui.app.errors import DatabaseGone, DiskIsFull, FileTrouble
from zhanggui.app.postgres.server import Server
from zhanggui.edges.channels import public as channels

ROWS = 1500
MB = 1024 * 1024
COUNTS = """SELECT (SELECT count(*) FROM sales_order), (SELECT count(*) FROM stock_move), (SELECT sum(amount) FROM books_line),
                   (SELECT count(*) FROM books_allocation)"""


def _mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=700m,mode=755", "tmpfs", str(folder)]
    return os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk() -> Iterator[Path]:
    """A small disk of its own."""
    with tempfile.TemporaryDirectory(prefix="zhanggui-disk-") as name:
        folder = Path(name)
        if not _mount(folder):
            pytest.skip("only root can mount a small disk")
        try:
            yield folder
            Server(folder / "home").stop()
        finally:
            subprocess.run(["umount", "-l", name], check=True)


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    with gzip.open(channels.sample_orders(), "rt", encoding="utf-8") as source:
        path.write_text("".join(line for _, line in zip(range(ROWS + 1), source, strict=False)), encoding="utf-8")
    return path


def zhanggui(home: Path, *arguments: str) -> tuple[int, str]:
    env = {**os.environ, "ZHANGGUI_HOME": str(home)}
    env.pop(instance.URL, None)
    command = [sys.executable, "-m", "zhanggui.app", *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=300)
    return done.returncode, done.stdout + done.stderr


def load(home: Path, orders: Path) -> tuple[int, str]:
    return zhanggui(
        home,
        "import",
        "orders",
        str(orders),
        "--layout",
        "online-retail",
        "--run-loop",
        "--report",
        str(orders) + ".json",
    )


def state(home: Path, orders: Path) -> tuple[dict[str, Any], Any]:
    """What the report says and what the tables hold."""
    found = json.loads(Path(f"{orders}.json").read_text(encoding="utf-8"))
    assert found["verify"]["ok"]
    kept = {key: found[key] for key in ("rows", "imported", "adjusted", "rejected", "monthly", "by_country")}
    with psycopg.connect(Server(home).url()) as session:
        return kept, session.execute(COUNTS).fetchone()


@pytest.mark.slow
def test_an_import_on_a_full_disk_goes_on_when_there_is_room(scratch_home: Path, disk: Path, orders: Path) -> None:
    assert load(scratch_home, orders)[0] == 0
    undisturbed = state(scratch_home, orders)

    home, filler = disk / "home", disk / "filler"
    homes.plant(home)
    assert zhanggui(home, "migrate")[0] == 0
    full = 0
    for left in (3, 2):
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - left * MB)
        status, text = load(home, orders)
        if status:
            full += 1
            assert "磁盘已满" in text, text
            assert "again" in text, text
            assert "Traceback" not in text, text
        filler.unlink()
        status, text = zhanggui(home, "verify", "--json")
        assert status == 0, text
    assert full == 2, "the disk was not full"
    status, text = load(home, orders)
    assert status == 0, text
    assert state(home, orders) == undisturbed


@pytest.mark.parametrize(
    ("problem", "known"),
    [
        (pg.DiskFull("could not extend file"), DiskIsFull),
        (OSError(errno.ENOSPC, "No space left on device", "/srv/x"), DiskIsFull),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/x"), FileTrouble),
        (psycopg.OperationalError("server closed the connection"), DatabaseGone),
        (psycopg.InterfaceError("the connection is closed"), DatabaseGone),
        (pg.AdminShutdown("terminating connection"), DatabaseGone),
    ],
)
def test_troubles_of_the_machine_are_explained(
    problem: Exception, known: type, scratch_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHANGGUI_HOME", str(scratch_home))
    monkeypatch.delenv(instance.URL, raising=False)
    assert type(troubles.explain(problem)) is known
    wrapped = OperationalError("x")
    wrapped.__cause__ = problem
    if isinstance(problem, psycopg.Error):
        assert type(troubles.explain(wrapped)) is known


@pytest.mark.parametrize("problem", [KeyError("x"), pg.UndefinedColumn("x"), OSError("x"), RuntimeError("x")])
def test_a_defect_is_not_explained_away(problem: Exception) -> None:
    assert troubles.explain(problem) is None
