"""What an order costs when many orders are there already: the same measurement at two sizes of one database.

The orders in between are written by the limit: the same rows (fairness.py), sooner.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import psycopg

from bench import cells, clients, instance, servers

DATABASE = "bench_growth"
#: How far a load may run ahead in one race, so that progress is seen and a failure is found early.
LEG = 100_000


def measure(
    server: str, sizes: dict[str, int], bounds: cells.Bounds, *, rounds: int, say: Callable[[str], None]
) -> dict[str, float]:
    """Orders/s (one writer, batches of 500, and one by one) at each size; sizes rising."""
    instance.copy(server, DATABASE)
    found: dict[str, float] = {}
    for name, size in sizes.items():
        grow(server, DATABASE, size, say)
        servers.settle(server, DATABASE)
        for kind, cell in (("", cells.Cell(1, 500)), ("_single", cells.Cell(1, 1))):
            outcomes = [cells.measure(server, cells.OURS, cell, bounds, database=DATABASE) for _ in range(rounds)]
            found[name + kind] = round(statistics.median(each.per_second for each in outcomes), 1)
            found[f"{name}{kind}_cpu_ms"] = round(statistics.median(map(_cpu_ms, outcomes)), 3)
        say(f"growth {name}: {found[name]:.0f} orders/s, {found[name + '_single']:.0f} one by one")
    servers.drop(server, DATABASE)
    return found


def _cpu_ms(outcome: clients.Outcome) -> float:
    """Processor time of an order, client and server together; what a busy machine distorts least."""
    return 1000 * sum(float(each["cpu"]) for each in outcome.details) / outcome.orders


def grow(server: str, database: str, size: int, say: Callable[[str], None]) -> None:
    """Orders of W until there are `size`."""
    while (missing := size - _orders(server, database)) > 0:
        started = time.perf_counter()
        each = -(-min(missing, LEG) // 2)
        jobs = [cells.job(time.time_ns() % 1_000_000_007 + n, 2000, 3600.0, each, n) for n in range(2)]
        outcome = cells.ours_or_limit(server, cells.LIMIT, jobs, database=database, patience=3600.0)
        say(
            f"growth: {size - missing + outcome.orders} orders, {outcome.orders / (time.perf_counter() - started):.0f}/s"
        )


def _orders(server: str, database: str) -> int:
    with psycopg.connect(servers.url(server, database)) as connection:
        found = connection.execute("SELECT count(*) FROM sales_order").fetchone()
    assert found is not None
    return int(found[0])
