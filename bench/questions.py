"""The database side of bench/past.py: fills the stock ledger, asks it about the past. Imported by `inside` only."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import psycopg
from psycopg import sql

from bench import product, workload
from zhanggui.app import instance
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

SKUS = 10_000
#: An entry has four moves; even entries receive, odd ones sell a little less of the same SKUs.
MOVES_PER_ENTRY = 4
CHUNK = 50_000
#: One entry in a hundred is posted so long after its moment.
LATE = timedelta(days=20)
START = datetime(2023, 1, 1, tzinfo=UTC)
END = datetime(2026, 1, 1, tzinfo=UTC)
QUESTIONS = 25

FILL = sql.SQL("""
WITH e AS (
    SELECT n, %(base)s::bigint + (n - %(first)s) * 5 AS id, n %% 2 = 0 AS inward, n / 2 AS pair,
           %(start)s::timestamptz + n * %(step)s::interval AS posted,
           greatest(%(start)s::timestamptz + n * %(step)s::interval - CASE WHEN n %% 100 = 0 THEN %(late)s::interval ELSE '0' END, %(start)s::timestamptz) AS at
      FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS n
), entries AS (
    INSERT INTO stock_entry (id, company_id, posting_key, kind, document_type, document_id, effective_at, business_date,
                             posted_at, move_count)
    SELECT id, %(company)s, 'bench:' || n, CASE WHEN inward THEN 'purchase' ELSE 'sale' END, 'bench', id, at,
           (at AT TIME ZONE %(zone)s)::date, posted, %(moves)s FROM e
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
""")
BALANCES = sql.SQL("""
INSERT INTO stock_balance AS b (location_id, sku_id, quality, lot, serial, owner_id, qty)
SELECT l.id, m.sku_id, 'good', '', '', 0, sum(CASE WHEN m.to_location_id = l.id THEN m.qty ELSE -m.qty END)
  FROM stock_move m JOIN stock_location l ON l.id IN (m.from_location_id, m.to_location_id) AND l.warehouse_id IS NOT NULL
 GROUP BY 1, 2
ON CONFLICT (location_id, sku_id, quality, lot, serial, owner_id) DO UPDATE SET qty = excluded.qty
""")
POSITIONS = sql.SQL("""
INSERT INTO stock_position AS p (sku_id, warehouse_id, company_id, on_hand)
SELECT b.sku_id, l.warehouse_id, l.company_id, sum(b.qty) FROM stock_balance b JOIN stock_location l ON l.id = b.location_id
 GROUP BY 1, 2, 3
ON CONFLICT (sku_id, warehouse_id) DO UPDATE SET on_hand = excluded.on_hand
""")
#: The same answer the long way: every move ever made.
BRUTE = sql.SQL("""
SELECT m.sku_id, l.warehouse_id, sum(CASE WHEN m.to_location_id = l.id THEN m.qty ELSE -m.qty END)
  FROM stock_move m JOIN stock_location l ON l.id IN (m.from_location_id, m.to_location_id) AND l.warehouse_id IS NOT NULL
 WHERE m.company_id = %s AND m.effective_at <= %s
 GROUP BY 1, 2 HAVING sum(CASE WHEN m.to_location_id = l.id THEN m.qty ELSE -m.qty END) <> 0 ORDER BY 1, 2
""")


def fill(moves: int) -> None:
    """SKUs, moves, balances. Nobody ever closes anything; the worker's command keeps the checkpoints, up to the last chunk of moves."""
    product.create_skus(SKUS, now=START)
    company, skus, warehouses = _masters()
    places = [place.id for place in stock.of_warehouses(warehouses).values()]
    entries = moves // MOVES_PER_ENTRY
    chunk, step = min(CHUNK, entries // 10), (END - START) / entries
    fixed = {
        "start": START, "step": step, "late": LATE, "company": company.id, "zone": company.timezone, "moves": MOVES_PER_ENTRY,
        "skus": skus, "count": len(skus), "locations": places, "outer": stock.outer(company.id, "supplier").id,
    }  # fmt: skip
    with psycopg.connect(instance.database_url(), autocommit=True) as connection:
        for first in range(0, entries, chunk):
            _keep(START + step * first)
            last = min(first + chunk, entries) - 1
            base = _ids(connection, (last - first + 1) * (MOVES_PER_ENTRY + 1))
            connection.execute(FILL, {**fixed, "first": first, "last": last, "base": base})
        connection.execute(BALANCES)
        connection.execute(POSITIONS)


def ask() -> dict[str, Any]:
    """Milliseconds of the public queries; one as-of answer is compared with the sum over all moves."""
    company, skus, _ = _masters()
    draw = random.Random(1)
    span = int((END - START).total_seconds())
    moments = [START + timedelta(seconds=draw.randrange(span)) for _ in range(QUESTIONS)]
    stock.as_of(company.id, moments[0])
    asof = [_timed(partial(stock.as_of, company.id, moment)) for moment in moments]
    stock.positions(skus)
    onhand = [_timed(partial(stock.positions, skus)) for _ in range(QUESTIONS)]
    with psycopg.connect(instance.database_url()) as connection:
        if connection.execute(BRUTE, (company.id, moments[1])).fetchall() != stock.as_of(company.id, moments[1]):
            raise AssertionError(f"as-of at {moments[1]} differs from the moves")
    return {
        "asof_ms": round(max(asof), 1), "asof_median_ms": round(statistics.median(asof), 1),
        "onhand_10k_ms": round(statistics.median(onhand), 1), "onhand_10k_max_ms": round(max(onhand), 1),
    }  # fmt: skip


def _masters() -> tuple[organization.CompanyRow, list[int], list[int]]:
    company = organization.company_by_code(product.COMPANY)
    assert company is not None
    found = catalog.skus_by_code([product.code(n) for n in range(SKUS)])
    shops = [organization.shop_by_code(company.id, product.code(n)) for n in range(workload.WAREHOUSES)]
    warehouses = [shop.warehouse_id for shop in shops if shop is not None and shop.warehouse_id is not None]
    return company, [sku.id for sku in found.values()], warehouses


def _ids(connection: psycopg.Connection[Any], count: int) -> int:
    """A run of `count` ids off the one sequence; nobody else is at work."""
    found = connection.execute("SELECT nextval('zg_id')").fetchone()
    assert found is not None
    connection.execute("SELECT setval('zg_id', %s)", (int(found[0]) + -(-count // 1024) * 1024,))
    return int(found[0])


def _keep(now: datetime) -> None:
    """What the worker does every ten minutes."""
    while stock.keep_checkpoints(now=now):
        pass


def _timed(question: Callable[[], object]) -> float:
    started = time.perf_counter()
    question()
    return (time.perf_counter() - started) * 1000
