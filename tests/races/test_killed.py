"""kill -9 at the worst moment: the run goes on where it was, and nothing is lost, doubled or half written."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from zhanggui.app.postgres.server import Server
from zhanggui.edges.channels import public as channels

ROWS = 20000
PATIENCE = 240


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """The first days of the real file."""
    with gzip.open(channels.sample_orders(), "rt", encoding="utf-8") as source:
        text = "".join(line for _, line in zip(range(ROWS + 1), source, strict=False))
    path = tmp_path / "orders.csv"
    path.write_text(text, encoding="utf-8")
    return path


def _start(home: Path, orders: Path, report: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "zhanggui.app",
        "import",
        "orders",
        str(orders),
        "--layout",
        "online-retail",
        "--run-loop",
        "--report",
        str(report),
    ]
    env = {**os.environ, "ZHANGGUI_HOME": str(home)}
    env.pop("ZHANGGUI_DATABASE_URL", None)
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _days_done(home: Path) -> int:
    try:
        with psycopg.connect(Server(home).url(), connect_timeout=2) as session:
            row = session.execute("SELECT count(*) FROM channels_retail_day").fetchone()
            return row[0] if row else 0
    except Exception:
        # Not there yet, or just killed.
        return 0


def _until(home: Path, days: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while _days_done(home) < days:
        assert process.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _state(report: Path) -> dict[str, Any]:
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["verify"]["ok"]
    return {key: found[key] for key in ("rows", "imported", "adjusted", "rejected", "monthly", "by_country")}


@pytest.mark.slow
def test_killed_imports_end_as_if_nothing_had_happened(migrated_home: Path, orders: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"

    # The importing process dies in the middle of a day.
    process = _start(migrated_home, orders, report)
    _until(migrated_home, 2, process)
    process.kill()
    process.wait()

    # The next run is robbed of its database: the server process and all its children.
    # The second process of the killed run may still have committed the day it was at, so two more days are this run's doing.
    done = _days_done(migrated_home)
    process = _start(migrated_home, orders, report)
    _until(migrated_home, done + 2, process)
    status = Server(migrated_home).status()
    assert status is not None
    os.kill(status.pid, signal.SIGKILL)
    assert process.wait(PATIENCE) != 0

    # A third one finishes, and a fourth has nothing left to do.
    assert _start(migrated_home, orders, report).wait(PATIENCE) == 0
    finished = _state(report)
    assert finished["rows"] == finished["imported"] + finished["adjusted"] == ROWS
    with psycopg.connect(Server(migrated_home).url()) as session:
        counts = "SELECT (SELECT count(*) FROM sales_order), (SELECT count(*) FROM stock_move), (SELECT sum(amount) FROM books_line)"
        before = session.execute(counts).fetchone()
    assert _start(migrated_home, orders, report).wait(PATIENCE) == 0
    assert _state(report) == finished
    with psycopg.connect(Server(migrated_home).url()) as session:
        assert session.execute(counts).fetchone() == before
