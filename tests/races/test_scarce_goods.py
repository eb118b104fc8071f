"""Sixteen real connections want the same few goods. With the lock nobody is promised what is not there; without it somebody is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection

from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError
from zhanggui.ledgers.stock import locks
from zhanggui.ledgers.stock.public import Shortage

CLIENTS = 16


def at_once(work: Callable[[int], None], clients: int = CLIENTS) -> list[BaseException]:
    """Run `work(i)` in as many threads, each with its own connection, released together; what they raised."""
    gate, raised = threading.Barrier(clients), []

    def client(i: int) -> None:
        try:
            gate.wait(30)
            work(i)
        except BaseException as error:
            raised.append(error)
        finally:
            db.close_aside()
            connection.close()

    threads = [threading.Thread(target=client, args=(i,)) for i in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    return raised


def _rush(w: World, orders: list[int]) -> list[BaseException]:
    return at_once(lambda i: sales.confirm([orders[i]], actor=SYSTEM, now=NOW) and None)


def test_scarce_goods_are_promised_once(fresh_db: str) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 5, "5.00", kind="opening")
    orders = list(sales.place([w.order((lamp, 1, 2)) for _ in range(CLIENTS)], actor=SYSTEM, now=NOW))
    raised = _rush(w, orders)
    assert len(raised) == CLIENTS - 5
    assert all(isinstance(error, Shortage) for error in raised)
    assert w.position(lamp) == (D(5), D(5), D(0))
    assert_proved()


def test_without_the_lock_goods_are_promised_twice(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the lock and the last guard of the database off, the very same rush oversells."""
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 5, "5.00", kind="opening")
    orders = list(sales.place([w.order((lamp, 1, 2)) for _ in range(CLIENTS)], actor=SYSTEM, now=NOW))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE stock_position DROP CONSTRAINT stock_position_no_oversell")
    text = (Path(locks.__file__).parent / "sql" / "lock.sql").read_text(encoding="utf-8").replace("FOR UPDATE", "")
    unlocked = db.Statement("lock", text)
    waiting = threading.Barrier(CLIENTS)

    class Hesitant(db.Statement):
        """Reads without a lock, then waits until everybody has read."""

        def rows(self, **params: object) -> list[db.Row]:
            found = unlocked.rows(**params)
            waiting.wait(30)
            return found

    monkeypatch.setitem(locks.SQL._statements, "lock", Hesitant("lock", text))
    raised = _rush(w, orders)
    assert raised == []
    on_hand, reserved, _ = w.position(lamp)
    assert reserved == D(CLIENTS) > on_hand


def test_eight_clients_on_ten_hot_skus_finish_without_deadlock(fresh_db: str) -> None:
    w = build(skus=10)
    for sku in w.skus:
        w.adjust(sku, 1000, "1000.00", kind="opening")

    def client(i: int) -> None:
        for n in range(10):
            # Each client names the SKUs in another order: only sorted locks keep them from embracing.
            skus = w.skus[i:] + w.skus[:i] if n % 2 else list(reversed(w.skus))
            [order] = sales.place([w.order(*[(sku, 1, 2) for sku in skus])], actor=SYSTEM, now=NOW)
            sales.confirm([order], actor=SYSTEM, now=NOW)
            sales.ship([order], actor=SYSTEM, now=NOW)

    assert at_once(client, 8) == []
    assert {w.position(sku) for sku in w.skus} == {(D(920), D(0), D(0))}
    assert_proved()


def test_an_order_is_shipped_once(fresh_db: str) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 100, "100.00", kind="opening")
    order = w.place((lamp, 5, 2))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    raised = at_once(lambda i: sales.ship([order], actor=SYSTEM, now=NOW) and None)
    assert len(raised) == CLIENTS - 1
    assert all(isinstance(error, DomainError) for error in raised)
    assert w.position(lamp) == (D(95), D(0), D(0))
    assert Decimal(w.balances()["112202"]) == D("10.00")
    assert_proved()
