"""Questions about the past: ten million stock moves over three years, then stock as of any second, and stock now.

The moves are made by SQL inside the server, in the order of time and through the ledger's guards (every entry whole, every
reference checked); months are closed by the ledger's own command, so that its snapshots are the real ones.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg

from bench import instance, servers

DATABASE = "bench_past"
SKUS = 10_000
#: An entry has four moves; even entries receive, odd ones sell a little less of the same SKUs.
MOVES_PER_ENTRY = 4
CHUNK = 50_000
START = datetime(2023, 1, 1, tzinfo=UTC)
END = datetime(2026, 1, 1, tzinfo=UTC)
QUESTIONS = 25

FILL = """
WITH e AS (
    SELECT n, %(base)s::bigint + (n - %(first)s) * 5 AS id, n %% 2 = 0 AS inward, n / 2 AS pair,
           %(start)s::timestamptz + n * %(step)s::interval AS at
      FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS n
), entries AS (
    INSERT INTO stock_entry (id, company_id, posting_key, kind, document_type, document_id, effective_at, business_date,
                             posted_at, move_count)
    SELECT id, %(company)s, 'bench:' || n, CASE WHEN inward THEN 'purchase' ELSE 'sale' END, 'bench', id, at,
           (at AT TIME ZONE %(zone)s)::date, at, %(moves)s FROM e
)
INSERT INTO stock_move (id, entry_id, line_no, company_id, sku_id, from_location_id, to_location_id, qty, amount, effective_at,
                        document_line)
SELECT e.id + l, e.id, l, %(company)s, s.sku, CASE WHEN inward THEN %(outer)s ELSE w.location END,
       CASE WHEN inward THEN w.location ELSE %(outer)s END, q.qty, q.qty * 6, e.at, e.id + l
  FROM e CROSS JOIN generate_series(1, %(moves)s::int) AS l
  -- A multiplicative step walks over all SKUs in scattered order; a pair of entries shares SKUs and warehouse.
  CROSS JOIN LATERAL (SELECT (%(skus)s::bigint[])[1 + (pair * 7919 + l * 2477) %% %(count)s] AS sku) s
  CROSS JOIN LATERAL (SELECT (%(locations)s::bigint[])[1 + pair %% array_length(%(locations)s::bigint[], 1)] AS location) w
  CROSS JOIN LATERAL (SELECT 1 + (pair + l) %% 4 + (CASE WHEN inward THEN 1 ELSE 0 END) AS qty) q
"""
BALANCES = """
INSERT INTO stock_balance AS b (location_id, sku_id, quality, lot, serial, owner_id, qty)
SELECT l.id, m.sku_id, 'good', '', '', 0, sum(CASE WHEN m.to_location_id = l.id THEN m.qty ELSE -m.qty END)
  FROM stock_move m JOIN stock_location l ON l.id IN (m.from_location_id, m.to_location_id) AND l.warehouse_id IS NOT NULL
 GROUP BY 1, 2
ON CONFLICT (location_id, sku_id, quality, lot, serial, owner_id) DO UPDATE SET qty = excluded.qty
"""
POSITIONS = """
INSERT INTO stock_position AS p (sku_id, warehouse_id, company_id, on_hand)
SELECT b.sku_id, l.warehouse_id, l.company_id, sum(b.qty) FROM stock_balance b JOIN stock_location l ON l.id = b.location_id
 GROUP BY 1, 2, 3
ON CONFLICT (sku_id, warehouse_id) DO UPDATE SET on_hand = excluded.on_hand
"""
#: The same answer the long way: every move ever made.
BRUTE = """
SELECT m.sku_id, l.warehouse_id, sum(CASE WHEN m.to_location_id = l.id THEN m.qty ELSE -m.qty END)
  FROM stock_move m JOIN stock_location l ON l.id IN (m.from_location_id, m.to_location_id) AND l.warehouse_id IS NOT NULL
 WHERE m.company_id = %s AND m.effective_at <= %s
 GROUP BY 1, 2 HAVING sum(CASE WHEN m.to_location_id = l.id THEN m.qty ELSE -m.qty END) <> 0 ORDER BY 1, 2
"""


def measure(server: str, moves: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Fill the database unless it is there already, then ask. Milliseconds."""
    content = f"{moves} moves, {SKUS} SKUs, {FILL}"
    if not servers.marked(server, DATABASE, content):
        instance.copy(server, DATABASE)
        say(f"past: making {moves:,} moves")
        instance.run(server, DATABASE, "bench.past", "fill", str(moves))
        servers.settle(server, DATABASE)
        servers.mark(server, DATABASE, content)
    found: dict[str, Any] = json.loads(instance.run(server, DATABASE, "bench.past", "ask"))
    return found


def _connection() -> psycopg.Connection[Any]:
    from zhanggui.app import start

    start.configure()
    return psycopg.connect(start.attach(), autocommit=True)


def fill(moves: int) -> None:
    """In the process that has Django: SKUs, moves, balances, closed months."""
    with _connection() as connection:
        from bench.ours import past_masters
        from zhanggui.ledgers.stock import public as stock

        company, zone, skus, warehouses = past_masters(SKUS)
        places = [place.id for place in stock.of_warehouses(warehouses).values()]
        entries = moves // MOVES_PER_ENTRY
        fixed = {
            "start": START, "step": (END - START) / entries, "company": company, "zone": zone, "moves": MOVES_PER_ENTRY,
            "skus": skus, "count": len(skus), "locations": places, "outer": stock.outer(company, "supplier").id,
        }  # fmt: skip
        for first in range(0, entries, CHUNK):
            last = min(first + CHUNK, entries) - 1
            connection.execute(
                FILL, {**fixed, "first": first, "last": last, "base": _ids(connection, (last - first + 1) * 5)}
            )
        connection.execute(BALANCES)
        connection.execute(POSITIONS)
        for day in _month_ends(START.date(), END.date() - timedelta(days=31)):
            stock.close_through(company, day, now=END)


def _ids(connection: psycopg.Connection[Any], count: int) -> int:
    """A run of `count` ids off the one sequence."""
    found = connection.execute("SELECT nextval('zg_id')").fetchone()
    assert found is not None
    connection.execute("SELECT setval('zg_id', %s)", (int(found[0]) + -(-count // 1024) * 1024,))
    return int(found[0])


def _month_ends(first: date, last: date) -> Iterator[date]:
    day = first.replace(day=28) + timedelta(days=4)
    while (end := day - timedelta(days=day.day)) <= last:
        yield end
        day = (end + timedelta(days=1)).replace(day=28) + timedelta(days=4)


def ask() -> dict[str, Any]:
    """Time the public queries; one as-of answer is compared with the sum over all moves."""
    with _connection() as connection:
        from bench.ours import company_and_skus
        from zhanggui.ledgers.stock import public as stock

        company, skus = company_and_skus()
        draw = random.Random(1)
        span = int((END - START).total_seconds())
        moments = [START + timedelta(seconds=draw.randrange(span)) for _ in range(QUESTIONS)]
        stock.as_of(company, moments[0])
        asof = [_timed(lambda moment=moment: stock.as_of(company, moment)) for moment in moments]  # type: ignore[misc]
        skus = skus[:SKUS]
        stock.positions(skus)
        onhand = [_timed(lambda: stock.positions(skus)) for _ in range(QUESTIONS)]
        if connection.execute(BRUTE, (company, moments[1])).fetchall() != stock.as_of(company, moments[1]):
            raise AssertionError(f"as-of at {moments[1]} differs from the moves")
    return {
        "asof_ms": round(max(asof), 1), "asof_median_ms": round(statistics.median(asof), 1),
        "onhand_10k_ms": round(statistics.median(onhand), 1), "onhand_10k_max_ms": round(max(onhand), 1),
    }  # fmt: skip


def _timed(question: Callable[[], object]) -> float:
    started = time.perf_counter()
    question()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """`fill MOVES` or `ask`, in the database that ZHANGGUI_DATABASE_URL names."""
    parser = argparse.ArgumentParser()
    sub = parser.add_subparsers(dest="command", required=True)
    sub.add_parser("fill").add_argument("moves", type=int)
    sub.add_parser("ask")
    options = parser.parse_args()
    if options.command == "fill":
        fill(options.moves)
    else:
        print(json.dumps(ask()))


if __name__ == "__main__":
    main()
