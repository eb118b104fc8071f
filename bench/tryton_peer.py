"""The peer beside us: Tryton 8 in its own environment and its own database, run only as a separate program."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from bench import clients, servers, workload

HERE = Path(__file__).parent
HOME = HERE / ".venv-tryton"
PYTHON = HOME / "bin" / "python"
REQUIREMENTS = HERE / "tryton" / "requirements.txt"
DRIVER = HERE / "tryton" / "driver.py"
DATABASE = "bench_tryton"
#: An order takes Tryton seconds, a batch of 500 minutes.
PATIENCE = 1800.0


def install() -> None:
    """Create bench/.venv-tryton with the pinned versions, once."""
    done = HOME / "installed.txt"
    if done.exists() and done.read_text() == REQUIREMENTS.read_text():
        return
    print("installing Tryton into", HOME.relative_to(HERE.parent), file=sys.stderr)
    venv.create(HOME, with_pip=True, clear=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "-qq", "--requirement", REQUIREMENTS], check=True)
    done.write_text(REQUIREMENTS.read_text())


def environment(server: str) -> dict[str, str]:
    """What trytond is told: the server, the database, no worker (tasks run at once, in the client)."""
    return {"TRYTOND_DATABASE_URI": servers.url(server, ""), "DB_NAME": DATABASE, "PYTHONWARNINGS": "ignore"}


def prepare(server: str) -> None:
    """A database with the sale module and its dependencies, master data of W and opening stock; made once, then kept."""
    install()
    if servers.marked(server, DATABASE, REQUIREMENTS.read_text()):
        return
    servers.recreate(server, DATABASE)
    env = {**os.environ, **environment(server)}
    admin: list[str | Path] = [HOME / "bin" / "trytond-admin", "-d", DATABASE, "-u", "sale", "--activate-dependencies"]
    with tempfile.NamedTemporaryFile("w") as password:
        password.write(secrets.token_urlsafe() + "\n")
        password.flush()
        # The empty line answers the one question left (the administrator's mail address).
        asked = {**env, "TRYTONPASSFILE": password.name}
        subprocess.run(admin, input="\n", text=True, env=asked, check=True, stdout=subprocess.DEVNULL)
    sizes = ["--skus", str(workload.SKUS), "--customers", str(workload.CUSTOMERS)]
    subprocess.run([PYTHON, DRIVER, "prepare", *sizes], env=env, check=True)
    servers.mark(server, DATABASE, REQUIREMENTS.read_text())


def race(server: str, *, clients_count: int, batch: int, orders: int, seconds: float, seed: int) -> clients.Outcome:
    """`clients_count` clients for at most `seconds` and at most `orders` each, in batches (1: one by one)."""
    jobs = [_job(seed + 100 * n, orders, batch, seconds) for n in range(clients_count)]
    return clients.race([str(PYTHON), str(DRIVER), "run"], jobs, env=environment(server), patience=PATIENCE)


def _job(seed: int, orders: int, batch: int, seconds: float) -> dict[str, Any]:
    def plain(count: int, seed: int) -> list[dict[str, Any]]:
        return [
            {"customer": order.customer, "lines": [[line.sku, line.qty, str(line.price)] for line in order.lines]}
            for order in workload.orders(seed, count)
        ]

    return {"batch": batch, "seconds": seconds, "warmup": plain(1, seed + 1), "orders": plain(orders, seed)}
