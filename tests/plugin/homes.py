"""Homes of instances for tests of the program as a whole: empty ones, and copies of one that was migrated before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.plugin import databases, folders
from zhanggui.app import instance
from zhanggui.app.postgres import account, locks, tuning
from zhanggui.app.postgres.server import Server

# A home is one test's: its programs and its server may be killed without the disk having written everything down.
_THROW_AWAY = "fsync = off\n"


@contextmanager
def scratch() -> Iterator[Path]:
    """A home that does not exist yet; whatever server runs in it at the end is stopped.

    Not below pytest's temporary folder, which is closed to other users: root's server could not enter it.
    """
    with tempfile.TemporaryDirectory(prefix="zhanggui-", dir=folders.SCRATCH) as folder:
        home = Path(folder) / "home"
        yield home
        Server(home).stop()


def plant(home: Path) -> None:
    """Make this the home of an instance that was started, migrated and stopped: copied, since making it takes ten seconds."""
    seed = _seed()
    home.mkdir(mode=0o700)
    account.grant_search(home, account.choose(seed / "pg" / "data"))
    subprocess.run(["cp", "-a", str(seed / "pg"), str(seed / "pg-password"), str(home)], check=True)


def _seed() -> Path:
    """The home that is copied; made at the first call after a change of what migrations read."""
    seed = folders.HOME / f"seed-{databases.schema_hash()}"
    folders.HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    with locks.exclusive(folders.HOME / "seed.lock"):
        if seed.exists():
            return seed
        half = folders.HOME / "half-seed"
        Server(half).stop()
        for old in [half, *folders.HOME.glob("seed-*")]:
            shutil.rmtree(old, ignore_errors=True)
        _grow(half)
        half.rename(seed)
    return seed


def _grow(home: Path) -> None:
    """As the program does it, but for waiting for the disk."""
    server = Server(home, durable=False)
    server.ensure()
    environment = {name: value for name, value in os.environ.items() if name != instance.URL}
    command = [sys.executable, "-m", "zhanggui.app", "migrate"]
    subprocess.run(command, env=environment | {"ZHANGGUI_HOME": str(home)}, stdout=subprocess.DEVNULL, check=True)
    server.stop()
    (server.data / tuning.OWN_FILE).write_text(_THROW_AWAY)
