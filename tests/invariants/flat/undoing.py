"""Commands that undo, offset, recover and revalue."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tests.invariants.flat import making as m
from tests.invariants.flat.documents import acting, made, matches, moves, some_bills, some_writeoffs
from tests.world import DAY, NOW, D, World
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock


def _bills(w: World, n: int) -> list[int]:
    return [bill.id for bill in invoicing.post_bills(some_bills(w, n), actor=SYSTEM, now=NOW)]


def _payments(w: World, n: int) -> list[int]:
    paid = invoicing.pay(m.payments_of(w, m.bills(w, n), settling=True), actor=SYSTEM, now=NOW)
    return [payment.id for payment in paid]


def _offsets(w: World, n: int) -> list[invoicing.NewOffset]:
    bills = m.bills(w, n)
    advances = [p._replace(account="220301") for p in m.payments_of(w, bills, settling=False)]
    paid = invoicing.pay(advances, actor=SYSTEM, now=NOW)
    return [
        invoicing.NewOffset(b.item_id or 0, p.item_id or 0, D("1.00"), DAY) for b, p in zip(bills, paid, strict=True)
    ]


def _recoveries(w: World, n: int) -> list[invoicing.NewRecovery]:
    given_up = invoicing.write_off(some_writeoffs(w, n), actor=SYSTEM, now=NOW)
    return [invoicing.NewRecovery(i, w.cash, D("1.00"), DAY) for i in given_up]


def _allocations(w: World, n: int) -> list[int]:
    return books.allocate(matches(w, n), user_id=None, now=NOW)


def _books_unallocate(w: World, n: int) -> Callable[[], object]:
    ids = _allocations(w, n)
    return lambda: books.unallocate(ids, dates=dict.fromkeys(ids, DAY), user_id=None, now=NOW)


def _books_reverse(w: World, n: int) -> Callable[[], object]:
    lines = [books.Line("100201", "D", D("1.00"), cash_account_id=w.cash), books.Line("310405", "C", D("1.00"))]
    new = [books.Entry(w.company, m.code(), "other", Origin("test", i), DAY, "", lines) for i in db.take_ids(n)]
    undone = [books.Reversal(entry.id, DAY) for entry in books.post(new, now=NOW)]
    return lambda: books.reverse(undone, user_id=None, now=NOW)


def _stock_reverse(w: World, n: int) -> Callable[[], object]:
    entries = sorted({posted.entry_id for posted in stock.post(moves(w, n), now=NOW)})
    undone = [stock.Reversal(i, DAY, NOW) for i in entries]
    return lambda: stock.reverse(undone, now=NOW)


def _changes(w: World, n: int, qty: Decimal | None) -> list[stock.Change]:
    late = stock.Late(w.skus[0], w.warehouse, D("1.00"), qty)
    return [stock.Change(w.company, m.code(), Origin("test", i), NOW, DAY, [late]) for i in db.take_ids(n)]


def _revalue(w: World, n: int) -> Callable[[], object]:
    changes = _changes(w, n, None)
    return lambda: stock.revalue(changes, now=NOW)


def _share(w: World, n: int) -> Callable[[], object]:
    changes = _changes(w, n, D(1))
    return lambda: stock.share(changes, now=NOW)


CASES: dict[str, m.Case] = {
    "invoicing.undo_bills": acting(invoicing.undo_bills, _bills),
    "invoicing.undo_payments": acting(invoicing.undo_payments, _payments),
    "invoicing.undo_writeoffs": acting(invoicing.undo_writeoffs, made(invoicing.write_off, some_writeoffs)),
    "invoicing.offset": acting(invoicing.offset, _offsets),
    "invoicing.undo_offsets": acting(invoicing.undo_offsets, made(invoicing.offset, _offsets)),
    "invoicing.recover": acting(invoicing.recover, _recoveries),
    "invoicing.unallocate": acting(invoicing.unallocate, _allocations),
    "warehouse.undo_shipments": acting(warehouse.undo_shipments, made(warehouse.dispatch, m.new_shipments)),
    "warehouse.undo_adjustments": acting(
        warehouse.undo_adjustments, made(warehouse.record_adjustments, m.new_adjustments)
    ),
    "books.unallocate": _books_unallocate,
    "books.reverse": _books_reverse,
    "stock.reverse": _stock_reverse,
    "stock.revalue": _revalue,
    "stock.share": _share,
}
