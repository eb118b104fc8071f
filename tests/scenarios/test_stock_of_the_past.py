"""Stock of any past second where nobody closes a period: the worker keeps checkpoints, and late postings still count."""

from __future__ import annotations

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import psycopg
import pytest
from django.db import connections

from tests.world import D, World, assert_proved, build
from zhanggui.app.verification import verify
from zhanggui.kernel import db
from zhanggui.ledgers.stock import public as stock

START = datetime(2025, 10, 1, tzinfo=UTC)
TODAY = datetime(2026, 3, 20, 12, tzinfo=UTC)
DAYS = (TODAY - START).days


class Diary:
    """Posts goods and remembers what it posted, to answer the long way."""

    def __init__(self) -> None:
        self.world: World = build()
        self.posted: list[tuple[datetime, int, Decimal]] = []

    def find(self, sku: int, qty: str | int, at: datetime) -> None:
        """Goods found at a moment; posted now."""
        self.world.adjust(sku, qty, "1.00", at=at)
        self.posted.append((at, sku, D(qty)))

    def stood(self, moment: datetime) -> list[tuple[int, int, Decimal]]:
        """The answer by everything ever posted."""
        sums: dict[int, Decimal] = defaultdict(Decimal)
        for at, sku, qty in self.posted:
            sums[sku] += qty if at <= moment else 0
        return [(sku, self.world.warehouse, qty) for sku, qty in sorted(sums.items()) if qty]

    def check(self) -> None:
        """The ledger tells the same, at turns of months and between."""
        turns = [datetime(2025, month, 1, tzinfo=UTC) for month in (10, 11, 12)]
        for moment in [*turns, *(START + timedelta(days=day, hours=5) for day in range(0, DAYS, 13)), TODAY]:
            assert stock.as_of(self.world.company, moment) == self.stood(moment), moment
        assert_proved()


def keep(now: datetime = TODAY) -> int:
    """What the worker's job does; how many checkpoints it made."""
    made = 0
    while stock.keep_checkpoints(now=now):
        made += 1
    return made


def finished(url: str) -> None:
    """Wait until no transaction on the server is older than what was posted: tests beside this one hold the horizon back."""
    deadline = time.monotonic() + 60
    while not stored(url, "SELECT (zg_tx_horizon() > max(tx))::int FROM stock_entry"):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def stored(url: str, statement: str) -> int:
    """One number out of the tables."""
    with psycopg.connect(url) as session:
        row = session.execute(statement.encode()).fetchone()
    assert row is not None
    return int(row[0])


def test_answers_are_the_same_with_and_without_checkpoints(fresh_db: str) -> None:
    diary, draw = Diary(), Random(7)
    for stage in range(3):
        for _ in range(12):
            # All over the past, also before checkpoints that are there already.
            at = START + timedelta(days=draw.randrange(DAYS), seconds=draw.randrange(86_400))
            diary.find(draw.choice(diary.world.skus[:3]), draw.randint(1, 9), at)
        diary.check()
        assert keep() == (5 if stage == 0 else 0)
        diary.check()
    assert stored(fresh_db, "SELECT tx FROM stock_watermark") > 0


def test_a_late_posting_counts_at_once_and_only_once(fresh_db: str) -> None:
    diary = Diary()
    lamp = diary.world.skus[0]
    for month in range(5):
        diary.find(lamp, 10, START + timedelta(days=31 * month))
    finished(fresh_db)
    assert keep() == 5
    diary.find(lamp, 3, START + timedelta(days=40))
    diary.check()
    finished(fresh_db)
    keep()
    keep()
    diary.check()
    held = "SELECT count(*) FROM stock_checkpoint_qty q JOIN stock_checkpoint c ON c.id = q.checkpoint_id WHERE c.cutoff > '2025-11-15' AND qty % 10 = 3"
    assert stored(fresh_db, held) == 4


def test_a_closing_starts_from_a_checkpoint(fresh_db: str) -> None:
    diary = Diary()
    lamp, bulb = diary.world.skus[:2]
    for day in range(0, 100, 9):
        diary.find(lamp, 2, START + timedelta(days=day))
    keep()
    diary.find(bulb, 5, START + timedelta(days=3))
    stock.close_through(diary.world.company, date(2025, 12, 20), now=TODAY)
    diary.check()
    with pytest.raises(stock.ClosedDay):
        diary.find(bulb, 1, START + timedelta(days=4))
    keep()
    diary.check()


def test_months_without_moves_get_no_checkpoint(fresh_db: str) -> None:
    diary = Diary()
    diary.find(diary.world.skus[0], 1, datetime(1990, 5, 5, tzinfo=UTC))
    diary.find(diary.world.skus[0], 1, datetime(2025, 11, 5, tzinfo=UTC))
    assert keep() == 2
    assert keep() == 0
    diary.check()


@pytest.mark.django_db
def test_nothing_is_due_where_nothing_moved() -> None:
    build()
    with db.count_statements() as counter:
        assert keep() == 0
    assert counter.count <= 4


def test_two_keepers_at_once_make_each_checkpoint_once(fresh_db: str) -> None:
    diary = Diary()
    for day in range(0, DAYS, 4):
        diary.find(diary.world.skus[day % 3], 2, START + timedelta(days=day))

    def one(_: int) -> int:
        try:
            return keep()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(one, range(4))) == 5
    diary.check()


def test_a_tampered_checkpoint_is_found(fresh_db: str) -> None:
    diary = Diary()
    diary.find(diary.world.skus[0], 2, START)
    diary.find(diary.world.skus[0], 2, START + timedelta(days=45))
    finished(fresh_db)
    keep()
    with psycopg.connect(fresh_db) as session:
        session.execute("UPDATE stock_checkpoint_qty SET qty = qty + 1 WHERE qty = 2")
    wrong = {result.name: result for result in verify() if result.differences}
    assert wrong.keys() == {"stock_checkpoints"}
    assert "stock_checkpoint" in wrong["stock_checkpoints"].examples[0].row
