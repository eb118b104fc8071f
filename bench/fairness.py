"""Does the limit write what ours writes? Counts the rows of every table before and after the same orders, and compares."""

from __future__ import annotations

import time
from typing import Any

import psycopg
from psycopg import sql

from bench import cells, instance, servers

DATABASES = {cells.OURS: "bench_check_ours", cells.LIMIT: "bench_check_limit"}
#: Twice this number of orders: some one by one, some as a batch.
ORDERS = 40
#: Rows that come with the run and not with an order: number series, claims of the idempotency store, jobs.
OF_THE_RUN = frozenset({"numbering_counter"})

Counts = dict[str, int]


def rows_per_order(server: str) -> dict[str, dict[str, float]]:
    """Per table that an order writes: the rows per order that ours and the limit insert."""
    grown: dict[str, dict[str, float]] = {}
    for contestant, database in DATABASES.items():
        instance.copy(server, database)
        # The first orders make what is made once: locations, positions, number series.
        _drive(server, contestant, database, 1)
        before = _counts(server, database)
        done = sum(_drive(server, contestant, database, size) for size in (1, ORDERS))
        for table, rows in _counts(server, database).items():
            if rows != before.get(table, 0) and table not in OF_THE_RUN:
                grown.setdefault(table, {})[contestant] = (rows - before.get(table, 0)) / done
        servers.drop(server, database)
    return grown


def differences(grown: dict[str, dict[str, float]]) -> list[str]:
    """Tables in which the two do not insert the same number of rows."""
    return [table for table, by in sorted(grown.items()) if by.get(cells.OURS, 0.0) != by.get(cells.LIMIT, 0.0)]


def table_of(grown: dict[str, dict[str, float]]) -> list[str]:
    """Lines to print."""
    lines = [f"{'rows per order':<32}{'ours':>8}{'limit':>8}"]
    lines += [f"{t:<32}{by.get(cells.OURS, 0):>8.2f}{by.get(cells.LIMIT, 0):>8.2f}" for t, by in sorted(grown.items())]
    total = {c: sum(by.get(c, 0.0) for by in grown.values()) for c in DATABASES}
    return [*lines, f"{'together':<32}{total[cells.OURS]:>8.2f}{total[cells.LIMIT]:>8.2f}"]


def _drive(server: str, contestant: str, database: str, batch: int) -> int:
    """Some orders, warm-up included."""
    job = {**cells.job(time.time_ns() % 1_000_000_007, batch, 600.0, ORDERS, None), "warmup": 0}
    return cells.ours_or_limit(server, contestant, [job], database=database, patience=600.0).orders


def _counts(server: str, database: str) -> Counts:
    with psycopg.connect(servers.url(server, database)) as connection:
        names = [
            str(row[0]) for row in connection.execute("SELECT relname FROM pg_stat_user_tables ORDER BY 1").fetchall()
        ]
        count = sql.SQL(", ").join(sql.SQL("(SELECT count(*) FROM {})").format(sql.Identifier(name)) for name in names)
        row: tuple[Any, ...] | None = connection.execute(sql.SQL("SELECT {}").format(count)).fetchone()
    assert row is not None
    return dict(zip(names, (int(each) for each in row), strict=True))
