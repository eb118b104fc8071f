"""The guards of the ledgers read what they check, however full the ledger is: also where their plan was made while it was empty."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from tests.world import NOW, D, World, assert_proved, build
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock

BATCH, BATCHES = 200, 12
#: Rows read of each table in one batch: a handful for each of its own rows, not what is there already.
FEW = 5 * BATCH


def post(w: World, batch: int) -> None:
    """A batch of goods found, each of which makes an entry in both ledgers."""
    [place] = stock.of_warehouses([w.warehouse]).values()
    away = stock.outer(w.company, stock.KINDS["opening"][2]).id
    at = NOW + timedelta(seconds=batch)
    move = stock.Move(w.skus[0], away, place.id, D(1), D("1.00"))
    stock.post(
        [
            stock.Entry(w.company, f"guards:{batch}:{n}", "opening", Origin("test", n), at, NOW.date(), [move])
            for n in range(BATCH)
        ],
        now=at,
    )


def rows_read() -> dict[str, int]:
    """Rows read so far: of the ledgers' tables, and entries of their indexes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT 1")
        cursor.execute(
            "SELECT t.relname, coalesce(t.seq_tup_read, 0) + sum(i.idx_tup_read) FROM pg_stat_user_tables t JOIN pg_stat_user_indexes i USING (relid)"
            " WHERE t.relname IN ('stock_entry', 'stock_move', 'books_entry', 'books_line') GROUP BY t.relname, t.seq_tup_read"
        )
        return {name: int(count) for name, count in cursor.fetchall()}


def test_a_batch_reads_no_more_of_a_full_ledger(fresh_db: str) -> None:
    w = build()
    for batch in range(BATCHES):
        post(w, batch)
    before = rows_read()
    post(w, BATCHES)
    read = {name: count - before[name] for name, count in rows_read().items()}
    assert {name: count for name, count in read.items() if count > FEW} == {}
    assert min(read.values()) > 0
    assert_proved()
