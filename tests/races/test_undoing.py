"""Two people undo the same thing at once: one of them does. With lock and guard off both would."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.db import connection

from tests.races.test_scarce_goods import at_once
from tests.world import DAY, NOW, D, World, assert_proved, build
from zhanggui.app.verification import verify
from zhanggui.documents.aftersales.tests.selling import pool, sell
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.tests.buying import buy
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle import commands as lifecycle
from zhanggui.foundation.lifecycle.public import WrongState
from zhanggui.kernel import db
from zhanggui.ledgers.books import locks as book_locks
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.books import reversing
from zhanggui.ledgers.books.errors import AllocationUndone, AlreadyReversed
from zhanggui.ledgers.stock import commands as stock_commands
from zhanggui.ledgers.stock import locks as stock_locks
from zhanggui.ledgers.stock import public as stock
from zhanggui.ledgers.stock import revaluing

CLERKS = 8


def _paid(w: World) -> tuple[int, int]:
    """(item of the bill, payment): 113.00 billed, 100.00 of it paid in two payments of which the first is named."""
    w.adjust(w.skus[0], 1, "60.00", kind="opening")
    order = sell(w, (w.skus[0], 1, "113.00"), shop=w.wholesale)
    [bill] = invoicing.bills_of_origins([order], "sales.order")
    assert bill.item_id is not None
    new = [
        invoicing.NewPayment(w.company, "in", w.cash, "112201", D(a), DAY, [(bill.item_id, D(a))], w.customer, None, w.wholesale)
        for a in ("10.00", "90.00")
    ]  # fmt: skip
    first, _ = invoicing.pay(new, actor=SYSTEM, now=NOW)
    return bill.item_id, first.id


def _open(item: int) -> object:
    found = books.open_items([item])[item]
    return found.amount - found.allocated


def _without_lock(name: str, folder: str) -> db.Statement:
    text = (Path(folder).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return db.Statement(name, text.replace("FOR UPDATE", ""))


def test_a_payment_is_undone_once(fresh_db: str) -> None:
    w = build()
    item, payment = _paid(w)
    raised = at_once(lambda i: invoicing.undo_payments([payment], actor=SYSTEM, now=NOW), CLERKS)
    assert [type(error) for error in raised] == [WrongState] * (CLERKS - 1)
    assert _open(item) == D("23.00")
    assert_proved()


def test_an_entry_is_reversed_once(fresh_db: str) -> None:
    """At the ledger's own door, where no document is locked: the unique index is the guard."""
    w = build()
    w.adjust(w.skus[0], 1, "60.00", kind="opening")
    [entry] = [e for found in stock_books(w).values() for e in found]
    raised = at_once(lambda i: books.reverse([books.Reversal(entry, DAY)], user_id=None, now=NOW) and None, CLERKS)
    assert [type(error) for error in raised] == [AlreadyReversed] * (CLERKS - 1)
    assert w.balances() == {}


def stock_books(w: World) -> dict[int, list[int]]:
    """Document → book entries, of all adjustments of a company."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM warehouse_adjustment WHERE company_id = %s", [w.company])
        ids = [row[0] for row in cursor.fetchall()]
    return books.entries_of(ids, "warehouse.adjustment")


def test_without_the_guard_it_is_reversed_again(fresh_db: str) -> None:
    """The negative control: the unique indexes dropped, the very same rush reverses the entry as often as there are clerks."""
    w = build()
    w.adjust(w.skus[0], 1, "60.00", kind="opening")
    [entry] = [e for found in stock_books(w).values() for e in found]
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX books_entry_reversed_once")
        cursor.execute("DROP INDEX books_entry_key")
    looked = threading.Barrier(2)
    check = reversing._check

    def hesitant(new: list[reversing.Reversal]) -> None:
        """Looks, then waits until everybody has looked."""
        check(new)
        looked.wait(30)

    patch = pytest.MonkeyPatch()
    patch.setattr(reversing, "_check", hesitant)
    raised = at_once(lambda i: books.reverse([books.Reversal(entry, DAY)], user_id=None, now=NOW) and None, 2)
    patch.undo()
    assert raised == []
    assert w.balances() == {"140501": D("-60.00"), "310405": D("60.00")}


def test_a_matching_is_taken_back_once(fresh_db: str) -> None:
    w = build()
    item, _ = _paid(w)
    first, *_ = books.allocations_of_items([item])
    raised = at_once(lambda i: invoicing.unallocate([first], actor=SYSTEM, now=NOW) and None, CLERKS)
    assert [type(error) for error in raised] == [AllocationUndone] * (CLERKS - 1)
    assert _open(item) == D("23.00")
    assert_proved()


def test_without_lock_and_guard_it_is_taken_back_again(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: items are not locked and no index says once; both clerks take the same 10.00 back."""
    w = build()
    item, _ = _paid(w)
    first, *_ = books.allocations_of_items([item])
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX books_allocation_reversed_once")
        cursor.execute("ALTER TABLE books_open_item DROP CONSTRAINT books_open_item_allocated")
    monkeypatch.setitem(book_locks.SQL._statements, "lock_items", _without_lock("lock_items", book_locks.__file__))
    gate = threading.Barrier(2)
    matched = reversing._matched

    def hesitant(ids: list[int]) -> dict[int, reversing._Matched]:
        found = matched(ids)
        gate.wait(30)
        return found

    monkeypatch.setattr(reversing, "_matched", hesitant)
    raised = at_once(lambda i: invoicing.unallocate([first], actor=SYSTEM, now=NOW) and None, 2)
    assert raised == []
    assert _open(item) == D("33.00")


def test_goods_are_brought_back_once(fresh_db: str) -> None:
    """At the stock ledger's door: its locks and its index let one through."""
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    w.adjust(lamp, -4)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM stock_entry")
        [(entry,)] = cursor.fetchall()
    raised = at_once(lambda i: stock.reverse([stock.Reversal(entry, DAY, NOW)], now=NOW) and None, CLERKS)
    assert len(raised) == CLERKS - 1
    assert {type(error).__name__ for error in raised} == {"AlreadyReversed"}
    assert pool(w, lamp) == (D(10), D("100.00"))


def _found_and_lost(w: World) -> int:
    """Ten lamps of which four were lost: the document that says so."""
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    w.adjust(w.skus[0], -4)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM warehouse_adjustment")
        return int(cursor.fetchone()[0])


def _unlocked_documents(monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    """Documents are read without a lock: every clerk finds them as they were."""
    text = (Path(lifecycle.__file__).parent / "sql" / "lock.sql").read_text(encoding="utf-8")
    unlocked = db.Statement("lock", text.replace("FOR UPDATE", "").replace("{table}", table))
    monkeypatch.setitem(lifecycle.SQL._statements, f"lock:{table}", unlocked)


class _Hesitant(db.Statement):
    """Reads without a lock, then waits until both clerks have read."""

    def __init__(self, name: str, beside: str) -> None:
        text = (Path(beside).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
        super().__init__(name, text.replace("FOR UPDATE", ""))
        self.both = threading.Barrier(2)

    def rows(self, **params: object) -> list[db.Row]:
        found = super().rows(**params)
        self.both.wait(30)
        return found


def test_a_document_of_goods_is_undone_once(fresh_db: str) -> None:
    w = build()
    lost = _found_and_lost(w)
    raised = at_once(lambda i: warehouse.undo_adjustments([lost], actor=SYSTEM, now=NOW), CLERKS)
    assert [type(error) for error in raised] == [WrongState] * (CLERKS - 1)
    assert pool(w, w.skus[0]) == (D(10), D("100.00"))
    assert_proved()


def test_without_the_documents_lock_the_ledger_still_refuses(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the negative control: the second clerk comes past the document and stands before the ledger's own lock."""
    w = build()
    lost = _found_and_lost(w)
    _unlocked_documents(monkeypatch, "warehouse_adjustment")
    both, entries_of = threading.Barrier(2), stock.entries_of

    def hesitant(ids: list[int], document: str) -> dict[int, list[int]]:
        found = entries_of(ids, document)
        both.wait(30)
        return found

    monkeypatch.setattr(stock, "entries_of", hesitant)
    [error] = at_once(lambda i: warehouse.undo_adjustments([lost], actor=SYSTEM, now=NOW), 2)
    assert type(error).__name__ == "AlreadyReversed"
    assert pool(w, w.skus[0]) == (D(10), D("100.00"))
    assert_proved()


def test_without_locks_and_guards_goods_are_brought_back_twice(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: neither document nor goods are locked, and no index says once."""
    w = build()
    lost = _found_and_lost(w)
    _unlocked_documents(monkeypatch, "warehouse_adjustment")
    with connection.cursor() as cursor:
        for index in ("stock_entry_reversed_once", "stock_entry_key", "books_entry_reversed_once", "books_entry_key"):
            cursor.execute(f"DROP INDEX {index}")
    monkeypatch.setitem(stock_locks.SQL._statements, "lock", _Hesitant("lock", stock_locks.__file__))
    both, build_batch = threading.Barrier(2), stock_commands.Posting.build

    def hesitant(batch: stock_commands.Posting) -> None:
        build_batch(batch)
        both.wait(30)

    monkeypatch.setattr(stock_commands.Posting, "build", hesitant)
    assert at_once(lambda i: warehouse.undo_adjustments([lost], actor=SYSTEM, now=NOW), 2) == []
    monkeypatch.undo()
    assert w.position(w.skus[0])[0] == D(14)
    assert {r.name for r in verify() if r.differences} >= {"cost_pools"}


def test_without_the_documents_lock_a_payment_is_still_undone_once(
    fresh_db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the negative control: the books' own lock refuses what came past the document."""
    w = build()
    item, payment = _paid(w)
    _unlocked_documents(monkeypatch, "invoicing_payment")
    both, entries_of = threading.Barrier(2), books.items_of_documents

    def hesitant(ids: list[int], document: str) -> object:
        found = entries_of(ids, document)
        both.wait(30)
        return found

    monkeypatch.setattr(books, "items_of_documents", hesitant)
    [error] = at_once(lambda i: invoicing.undo_payments([payment], actor=SYSTEM, now=NOW), 2)
    assert type(error).__name__ in ("AllocationUndone", "AlreadyReversed")
    assert _open(item) == D("23.00")
    assert_proved()


def _paid_in_advance(w: World) -> int:
    """10.00 that settle nothing yet."""
    new = invoicing.NewPayment(w.company, "in", w.cash, "112201", D("10.00"), DAY, [], w.customer, None, w.wholesale)
    [payment] = invoicing.pay([new], actor=SYSTEM, now=NOW)
    return payment.id


def test_an_advance_is_undone_once(fresh_db: str) -> None:
    w = build()
    payment = _paid_in_advance(w)
    raised = at_once(lambda i: invoicing.undo_payments([payment], actor=SYSTEM, now=NOW), 2)
    assert [type(error) for error in raised] == [WrongState]
    assert w.balances() == {}
    assert_proved()


def test_without_locks_and_guards_an_advance_is_undone_twice(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: neither document nor items are locked, and no index says once; the money goes back twice."""
    w = build()
    payment = _paid_in_advance(w)
    _unlocked_documents(monkeypatch, "invoicing_payment")
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX books_entry_reversed_once")
        cursor.execute("DROP INDEX books_entry_key")
        cursor.execute("ALTER TABLE books_open_item DROP CONSTRAINT books_open_item_allocated")
    for module, name in ((book_locks, "lock_items"), (reversing, "lock_items_of_entries")):
        monkeypatch.setitem(module.SQL._statements, name, _Hesitant(name, module.__file__))
    assert at_once(lambda i: invoicing.undo_payments([payment], actor=SYSTEM, now=NOW), 2) == []
    monkeypatch.undo()
    assert w.balances() == {"100201": D("-10.00"), "112201": D("10.00")}


def _dearer(w: World) -> tuple[int, int]:
    """Goods that are billed later, and an order that takes all of them: (purchase order, sales order)."""
    lamp = w.skus[0]
    order = buy(w, (lamp, 40, "10.00"))
    [taken] = sales_orders(w, lamp)
    return order, taken


def sales_orders(w: World, lamp: int) -> list[int]:
    """A confirmed order for all lamps."""
    order = w.place((lamp, 40, 20))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    return [order]


def _bill_while_shipping(w: World, order: int, taken: int, *, seconds: float) -> list[BaseException]:
    """Bill dearer; between finding the share and posting it, somebody ships all of the goods (or tries to, for so long)."""
    shipped = threading.Event()
    raised: list[BaseException] = []

    def ship() -> None:
        try:
            sales.ship([taken], actor=SYSTEM, now=NOW)
        except BaseException as error:
            raised.append(error)
        finally:
            shipped.set()
            db.close_aside()
            connection.close()

    post = revaluing.post
    shipper = threading.Thread(target=ship)

    def late(entries: list[stock.Entry], *, now: object) -> object:
        shipper.start()
        shipped.wait(seconds)
        return post(entries, now=now)  # type: ignore[arg-type]

    patch = pytest.MonkeyPatch()
    patch.setattr(revaluing, "post", late)
    [row] = purchasing.read_lines([order])
    try:
        purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D("12.00")})
    except BaseException as error:
        raised.append(error)
    patch.undo()
    shipper.join(60)
    return raised


def test_goods_do_not_leave_between_a_difference_and_their_share(fresh_db: str) -> None:
    w = build(receipts_billed=False)
    order, taken = _dearer(w)
    assert _bill_while_shipping(w, order, taken, seconds=0.5) == []
    # The goods were here when the invoice came: all of the 80.00 is theirs, and left with them.
    balances = w.balances()
    assert (balances["540101"], balances.get("540102")) == (D("480.00"), None)
    assert pool(w, w.skus[0]) == (D(0), D(0))
    assert_proved()


def test_without_the_lock_they_do(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the share is found without a lock; the goods are gone when it is posted, and the posting fails."""
    w = build(receipts_billed=False)
    order, taken = _dearer(w)
    lock = revaluing.locks.lock
    unlocked = _without_lock("lock", stock_locks.__file__)
    locked = stock_locks.SQL.lock

    def read_only(*args: object) -> object:
        stock_locks.SQL._statements["lock"] = unlocked
        try:
            return lock(*args)  # type: ignore[arg-type]
        finally:
            stock_locks.SQL._statements["lock"] = locked

    monkeypatch.setattr(revaluing, "locks", _Locks(read_only))
    [error] = _bill_while_shipping(w, order, taken, seconds=20)
    assert type(error).__name__ == "NoValueLeft"


class _Locks:
    """The module of locks with another `lock`."""

    def __init__(self, lock: object) -> None:
        self.lock = lock
