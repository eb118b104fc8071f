"""Two roll-ups at once count everything once; without the lock on the watermark they count it twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import psycopg
import pytest
from django.db import connection

from tests.world import build
from zhanggui.app.verification import verify
from zhanggui.kernel import db
from zhanggui.ledgers.books import commands as books
from zhanggui.ledgers.books import locks as books_locks
from zhanggui.ledgers.stock import checkpoints as stock
from zhanggui.ledgers.stock import locks as stock_locks

BEFORE = datetime(2026, 1, 5, tzinfo=UTC)
NOW = datetime(2026, 2, 10, tzinfo=UTC)


class Keeper(NamedTuple):
    """Who moves a watermark, its lock, and the check that would find a double count."""

    locks: object
    run: Callable[[], object]
    check: str


KEEPERS = {
    "books": Keeper(books_locks, books.roll_up, "books_balances"),
    "stock": Keeper(stock_locks, lambda: stock.keep_checkpoints(now=NOW), "stock_checkpoints"),
}


def _wait(url: str, question: str) -> None:
    deadline = time.monotonic() + 60
    with psycopg.connect(url, autocommit=True) as session:
        while not (session.execute(question.encode()).fetchone() or (False,))[0]:
            assert time.monotonic() < deadline, question
            time.sleep(0.02)


def _two_at_once(url: str, keeper: Keeper) -> set[str]:
    """The second comes while the first has not committed; the checks that find something wrong then."""
    w = build()
    w.adjust(w.skus[0], 2, "2.00", at=BEFORE)
    stock.keep_checkpoints(now=NOW)
    w.adjust(w.skus[0], 3, "3.00", at=BEFORE + timedelta(days=1))
    _wait(url, "SELECT zg_tx_horizon() > max(tx) FROM stock_entry")

    def second() -> None:
        try:
            keeper.run()
        finally:
            connection.close()

    other = threading.Thread(target=second)
    with db.transaction():
        keeper.run()
        other.start()
        _wait(
            url,
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
    other.join(60)
    assert not other.is_alive()
    return {result.name for result in verify() if result.differences}


@pytest.mark.parametrize("name", KEEPERS)
def test_two_at_once_count_once(fresh_db: str, name: str) -> None:
    assert _two_at_once(fresh_db, KEEPERS[name]) == set()


@pytest.mark.parametrize("name", KEEPERS)
def test_without_the_lock_they_count_twice(fresh_db: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control."""
    keeper = KEEPERS[name]
    monkeypatch.setattr(keeper.locks, "watermark", lambda: None)
    assert keeper.check in _two_at_once(fresh_db, keeper)
