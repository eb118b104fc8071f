"""Our own databases for the benchmark: migrated and filled once as a template, then copied for each contestant."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from bench import clients, servers

TEMPLATE = "bench_template"
#: What decides what the template contains: our source and the master data of W.
SOURCES = (
    clients.ROOT / "src" / "zhanggui",
    Path(__file__).parent / "product.py",
    Path(__file__).parent / "workload.py",
)


def environment(server: str, database: str) -> dict[str, str]:
    """What a process of ours is told."""
    return {"ZHANGGUI_DATABASE_URL": servers.url(server, database), "ZHANGGUI_HOME": str(servers.HOME / "instance")}


def run(server: str, database: str, *argv: str) -> str:
    """Run `python -m argv…` on the database; its output."""
    env = {**os.environ, **environment(server, database)}
    done = subprocess.run([sys.executable, "-m", *argv], env=env, cwd=clients.ROOT, capture_output=True, text=True)
    if done.returncode:
        raise clients.ClientFailed(f"{' '.join(argv)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def prepare(server: str) -> None:
    """The template: `zhanggui migrate`, then master data and opening stock of W through the public commands."""
    content = fingerprint()
    if servers.marked(server, TEMPLATE, content):
        return
    servers.recreate(server, TEMPLATE)
    run(server, TEMPLATE, "zhanggui.app", "migrate")
    run(server, TEMPLATE, "bench.inside", "prepare")
    servers.settle(server, TEMPLATE)
    servers.mark(server, TEMPLATE, content)


def copy(server: str, database: str) -> None:
    """A fresh copy of the template."""
    servers.recreate(server, database, TEMPLATE)
    servers.settle(server, database)


def fingerprint() -> str:
    """What the template is made from, as one text."""
    digest = hashlib.sha256()
    for source in SOURCES:
        files = sorted(source.rglob("*")) if source.is_dir() else [source]
        for file in files:
            if file.suffix in (".py", ".sql", ".csv"):
                digest.update(str(file).encode() + file.read_bytes())
    return digest.hexdigest()
