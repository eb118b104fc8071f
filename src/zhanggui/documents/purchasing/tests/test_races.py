"""Two clerks enter the same invoice at once: it is billed once. Without the locks it would be billed twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.world import NOW, D, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.orders import locks
from zhanggui.documents.purchasing.orders.errors import NothingToBill
from zhanggui.documents.purchasing.tests.buying import buy
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db

CLERKS = 8


def at_once(work: Callable[[], object]) -> list[Exception]:
    """Run `work` in as many threads as there are clerks, each with its own connection, released together; what they raised."""
    gate, raised = threading.Barrier(CLERKS), []

    def clerk() -> None:
        try:
            gate.wait(30)
            work()
        except Exception as error:
            raised.append(error)
        finally:
            db.close_aside()
            connection.close()

    threads = [threading.Thread(target=clerk) for _ in range(CLERKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    return raised


def test_an_invoice_is_billed_once(fresh_db: str) -> None:
    w = build(receipts_billed=False)
    order = buy(w, (w.skus[0], 10, "10.00"))
    raised = at_once(lambda: purchasing.bill([order], actor=SYSTEM, now=NOW))
    assert [type(error) for error in raised] == [NothingToBill] * (CLERKS - 1)
    assert w.balances() == {"140501": D("100.00"), "22210101": D("13.00"), "220201": D("-113.00")}
    assert_proved()


def test_without_the_locks_it_is_billed_again(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the very same rush, the clerks look before anybody has written."""
    w = build(receipts_billed=False)
    order = buy(w, (w.skus[0], 10, "10.00"))
    text = (Path(locks.__file__).parent / "sql" / "lock.sql").read_text(encoding="utf-8")
    unlocked = db.Statement("lock", text.replace("FOR UPDATE", ""))
    looked = threading.Barrier(CLERKS)
    billed_lines = invoicing.billed_lines

    def hesitant(ids: list[int], document: str) -> dict[int, invoicing.Billed]:
        """Looks, then waits until everybody has looked."""
        found = billed_lines(ids, document)
        looked.wait(30)
        return found

    monkeypatch.setitem(locks.SQL._statements, "lock", unlocked)
    monkeypatch.setattr(lifecycle, "one_at_a_time", lambda ids: None)
    monkeypatch.setattr(invoicing, "billed_lines", hesitant)
    assert at_once(lambda: purchasing.bill([order], actor=SYSTEM, now=NOW)) == []
    assert w.balances()["220201"] == D("-113.00") * CLERKS
