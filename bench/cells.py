"""One cell of the table: a contestant, a number of clients, a batch size. The same race for every contestant."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import Any

from bench import clients, instance, servers, tryton_peer, workload

OURS, LIMIT, TRYTON = "ours", "limit", "tryton"
MODULES = {OURS: "bench.inside", LIMIT: "bench.limit.driver"}
DATABASES = {OURS: "bench_ours", LIMIT: "bench_limit"}
#: Enough orders that time ends a run, not the supply.
FASTEST_SINGLE, FASTEST_BATCH = 1_500, 15_000
#: Orders in a contestant's database before the first measured one.
FILLED = 10_000


@dataclass(frozen=True)
class Cell:
    """`batch` 1: one by one, each step its own commit. `split`: each client has a warehouse of its own."""

    clients: int
    batch: int
    split: bool = False


@dataclass(frozen=True)
class Bounds:
    """How long and how much: seconds a run of ours; Tryton's seconds, its orders one by one, its batch beside ours and the batch it likes best."""

    seconds: float = 5.0
    tryton_seconds: float = 25.0
    tryton_orders: int = 20
    tryton_batch: int = 500
    tryton_best: int = 100


def measure(server: str, contestant: str, cell: Cell, bounds: Bounds, *, database: str = "") -> clients.Outcome:
    """Run one cell once; new orders each time."""
    seed = time.time_ns() % 1_000_000_007
    if contestant == TRYTON:
        return _tryton(server, cell, bounds, seed)
    supply = FASTEST_SINGLE if cell.batch == 1 else FASTEST_BATCH
    jobs = [
        job(seed + 10 * n, cell.batch, bounds.seconds, int(supply * bounds.seconds), n if cell.split else None)
        for n in range(cell.clients)
    ]
    return ours_or_limit(
        server, contestant, jobs, database=database or DATABASES[contestant], patience=bounds.seconds * 10 + 60
    )


def ours_or_limit(
    server: str, contestant: str, jobs: list[dict[str, Any]], *, database: str, patience: float
) -> clients.Outcome:
    """Race clients of ours or of the limit on a database."""
    argv = [sys.executable, "-m", MODULES[contestant], "run"]
    return clients.race(argv, jobs, env=instance.environment(server, database), patience=patience)


def fill(server: str, contestant: str) -> None:
    """Some orders of its own before anything is measured: plans made on empty tables are bad ones, pages are touched once."""
    jobs = [job(time.time_ns() % 1_000_000_007, 500, 600.0, FILLED, None)]
    ours_or_limit(server, contestant, jobs, database=DATABASES[contestant], patience=600.0)
    servers.analyze(server, DATABASES[contestant])


def job(seed: int, batch: int, seconds: float, orders: int, warehouse: int | None) -> dict[str, Any]:
    """What a client of ours or of the limit is told."""
    orders = -(-orders // batch) * batch
    run = f"{seed:x}"
    warmup = max(2 * batch, 20) if batch < workload.SKUS else batch
    return {
        "run": run,
        "seed": seed,
        "batch": batch,
        "seconds": seconds,
        "orders": orders,
        "warmup": warmup,
        "warehouse": warehouse,
    }


def _tryton(server: str, cell: Cell, bounds: Bounds, seed: int) -> clients.Outcome:
    # A batch costs it minutes: one batch, and never more than asked for.
    batch = min(cell.batch, bounds.tryton_batch)
    orders = bounds.tryton_orders if batch == 1 else batch
    return tryton_peer.race(
        server, clients_count=cell.clients, batch=batch, orders=orders, seconds=bounds.tryton_seconds, seed=seed
    )
