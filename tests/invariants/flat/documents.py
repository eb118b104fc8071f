"""Commands of documents and ledgers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.invariants.flat import making as m
from tests.world import DAY, NOW, D, World, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.valuation import public as valuation
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.editing import Change


def acting(command: Callable[..., Any], prepare: Callable[[World, int], Any], **options: Any) -> m.Case:
    """The command with the prepared batch, an actor and the time."""

    def case(w: World, n: int) -> Callable[[], object]:
        batch = prepare(w, n)
        return lambda: command(batch, actor=SYSTEM, now=NOW, **options)

    return case


def of(make: Callable[..., Any], state: str) -> Callable[[World, int], Any]:
    """Documents in a state."""
    return lambda w, n: make(w, n, state)


def made(create: Callable[..., Any], new: Callable[[World, int], Any]) -> Callable[[World, int], list[int]]:
    """Ids of documents that one command makes of what another function describes."""
    return lambda w, n: list(create(new(w, n), actor=SYSTEM, now=NOW))


def _bill(w: World, n: int) -> Callable[[], object]:
    # Where the supplier's invoice comes apart from the goods.
    apart = build(code=m.code(), receipts_billed=False)
    ids = m.purchases(apart, n, "received")
    return lambda: purchasing.bill(ids, actor=SYSTEM, now=NOW)


def _refund(w: World, n: int) -> Callable[[], object]:
    ids = m.returns(w, n, "received")
    return lambda: aftersales.refund(ids, cash_account_id=w.cash, actor=SYSTEM, now=NOW)


def matches(w: World, n: int) -> list[books.Match]:
    """Receivables and the money for them, not yet matched."""
    bills = m.bills(w, n)
    paid = invoicing.pay(m.payments_of(w, bills, settling=False), actor=SYSTEM, now=NOW)
    return [books.Match(b.item_id or 0, p.item_id or 0, b.gross, DAY) for b, p in zip(bills, paid, strict=True)]


def some_bills(w: World, n: int) -> list[invoicing.NewBill]:
    """Bills that nobody's document asked for."""
    line = invoicing.NewBillLine(None, D(1), D("10.00"), D("1.30"), "500101")
    return [
        invoicing.NewBill(
            w.company, "receivable", "112201", Origin("test", i), DAY, DAY, [line], w.customer, None, w.shop
        )
        for i in db.take_ids(n)
    ]


def some_writeoffs(w: World, n: int) -> list[invoicing.NewWriteoff]:
    """A part of receivables that is given up."""
    return [
        invoicing.NewWriteoff(
            w.company, b.account, D("1.00"), DAY, "test", Origin("test", 1), b.customer_id, b.shop_id, b.reference_id,
            ((b.item_id or 0, D("1.00")),),
        )
        for b in m.bills(w, n)
    ]  # fmt: skip


def _tills(w: World, n: int) -> list[invoicing.NewCashAccount]:
    return [invoicing.NewCashAccount(w.company, m.code(), "户", "100201", "CNY") for _ in range(n)]


def _renamed(w: World, n: int) -> list[Change[invoicing.CashAccountValues]]:
    ids = invoicing.create_cash_accounts(_tills(w, n), actor=SYSTEM, now=NOW)
    return [Change(id=i, version=1, values=invoicing.CashAccountValues(name="新", shop_id=w.shop)) for i in ids]


def _books_post(w: World, n: int) -> Callable[[], object]:
    lines = [books.Line("100201", "D", D("1.00"), cash_account_id=w.cash), books.Line("310405", "C", D("1.00"))]
    entries = [books.Entry(w.company, m.code(), "other", Origin("test", i), DAY, "", lines) for i in db.take_ids(n)]
    return lambda: books.post(entries, now=NOW)


def _books_allocate(w: World, n: int) -> Callable[[], object]:
    pairs = matches(w, n)
    return lambda: books.allocate(pairs, user_id=None, now=NOW)


def moves(w: World, n: int) -> list[stock.Entry]:
    """Goods found, an entry each."""
    here, outside = stock.of_warehouses([w.warehouse])[w.warehouse], stock.outer(w.company, "adjustment")
    return [
        stock.Entry(
            w.company, m.code(), "other_in", Origin("test", i), NOW, DAY,
            [stock.Move(w.skus[0], outside.id, here.id, D(1), D("1.00"))],
        )
        for i in db.take_ids(n)
    ]  # fmt: skip


def _stock_post(w: World, n: int) -> Callable[[], object]:
    entries = moves(w, n)
    return lambda: stock.post(entries, now=NOW)


def _hold(w: World, n: int) -> Callable[[], object]:
    entries = moves(w, n)
    return lambda: stock.hold(entries)


def _requests(w: World, n: int) -> list[stock.Request]:
    return [stock.Request(w.skus[i % 2], w.warehouse, D(1), each, each) for i, each in enumerate(db.take_ids(n))]


def _reserve(w: World, n: int) -> Callable[[], object]:
    requests = _requests(w, n)
    return lambda: stock.reserve(requests, document_type="test", now=NOW)


def _note_kept(w: World, n: int) -> Callable[[], object]:
    requests = _requests(w, n)
    return lambda: stock.note_kept(requests, document_type="test", now=NOW)


def _release(w: World, n: int) -> Callable[[], object]:
    requests = _requests(w, n)
    stock.reserve(requests, document_type="test", now=NOW)
    return lambda: stock.release([r.document_id for r in requests], document_type="test")


def _expect(w: World, n: int) -> Callable[[], object]:
    changes = [(w.skus[i % 2], w.warehouse, D(1)) for i in range(n)]
    return lambda: stock.expect(changes)


def _lots(w: World, n: int) -> Callable[[], object]:
    product = catalog.NewProduct(code=m.code(), name="牛奶", lot_tracked=True)
    catalog.create_products([product], actor=SYSTEM, now=NOW)
    milk = catalog.skus_by_code([product.code])[product.code].id
    lots = [stock.NewLot(milk, m.code()) for _ in range(n)]
    return lambda: stock.register_lots(lots)


def _converge(command: Callable[..., Any], make: Callable[[World, int], Any]) -> m.Case:
    def case(w: World, n: int) -> Callable[[], object]:
        ids = make(w, n)
        return lambda: command(ids, now=NOW)

    return case


def _lines(read: Callable[..., Any], make: Callable[[World, int], Any]) -> m.Case:
    def case(w: World, n: int) -> Callable[[], object]:
        ids = make(w, n)
        return lambda: read(ids)

    return case


def _sent(w: World, n: int) -> list[sales.NewAcceptance]:
    """Orders of a company whose buyers confirm receipt, shipped."""
    return [sales.NewAcceptance(order) for order in m.orders(m.confirming(), n, "shipped")]


def returns_of_sent(w: World, n: int) -> list[aftersales.NewReturn]:
    """What comes back before anybody confirmed that it had come."""
    return m.new_returns(m.confirming(), n)


def _recognise(w: World, n: int) -> Callable[[], object]:
    new = [
        valuation.Recognition(
            w.company, m.code(), Origin("test", i), DAY, "", i, w.shop, w.customer, [(w.skus[0], D(1))]
        )
        for i in db.take_ids(n)
    ]
    return lambda: valuation.recognise(new, now=NOW)


_purchase_returns = made(purchasing.create_returns, m.new_purchase_returns)

CASES: dict[str, m.Case] = {
    "sales.place": acting(sales.place, lambda w, n: [w.order((w.skus[0], 1, 2), (w.skus[1], 2, 3))] * n),
    "sales.record": acting(sales.record, lambda w, n: [w.order((w.skus[0], 1, 2), (w.skus[1], 2, 3))] * n),
    "sales.confirm": acting(sales.confirm, m.orders),
    "sales.ship": acting(sales.ship, of(m.orders, "confirmed")),
    "sales.reopen": acting(sales.reopen, of(m.orders, "confirmed")),
    "sales.cancel": acting(sales.cancel, of(m.orders, "confirmed")),
    "sales.close": acting(sales.close, of(m.orders, "confirmed")),
    "sales.converge": _converge(sales.converge, of(m.orders, "shipped")),
    "sales.confirm_receipt": acting(sales.confirm_receipt, _sent),
    "sales.undo_acceptances": acting(sales.undo_acceptances, made(sales.confirm_receipt, _sent)),
    "valuation.recognise": _recognise,
    "aftersales.create": acting(aftersales.create, m.new_returns),
    "aftersales.record": acting(aftersales.record, m.new_returns),
    "aftersales.approve": acting(aftersales.approve, m.returns),
    "aftersales.cancel": acting(aftersales.cancel, m.returns),
    "aftersales.receive": acting(aftersales.receive, of(m.returns, "approved")),
    "aftersales.close": acting(aftersales.close, of(m.returns, "received")),
    "aftersales.converge": _converge(aftersales.converge, of(m.returns, "received")),
    "aftersales.refund": _refund,
    "purchasing.place": acting(purchasing.place, m.new_purchases),
    "purchasing.confirm": acting(purchasing.confirm, m.purchases),
    "purchasing.cancel": acting(purchasing.cancel, of(m.purchases, "confirmed")),
    "purchasing.reopen": acting(purchasing.reopen, of(m.purchases, "confirmed")),
    "purchasing.close": acting(purchasing.close, of(m.purchases, "confirmed")),
    "purchasing.receive": acting(purchasing.receive, of(m.purchases, "confirmed")),
    "purchasing.bill": _bill,
    "purchasing.converge": _converge(purchasing.converge, of(m.purchases, "received")),
    "purchasing.create_returns": acting(purchasing.create_returns, m.new_purchase_returns),
    "purchasing.record_returns": acting(purchasing.record_returns, m.new_purchase_returns),
    "purchasing.ship_returns": acting(purchasing.ship_returns, _purchase_returns),
    "purchasing.cancel_returns": acting(purchasing.cancel_returns, _purchase_returns),
    "purchasing.converge_returns": _converge(
        purchasing.converge_returns, made(purchasing.record_returns, m.new_purchase_returns)
    ),
    "purchasing.read_return_lines": _lines(purchasing.read_return_lines, _purchase_returns),
    "warehouse.create_shipments": acting(warehouse.create_shipments, m.new_shipments),
    "warehouse.dispatch": acting(warehouse.dispatch, m.new_shipments),
    "warehouse.hand_over": acting(warehouse.hand_over, m.new_shipments, before_stock=lambda: None),
    "warehouse.ship": acting(warehouse.ship, made(warehouse.create_shipments, m.new_shipments)),
    "warehouse.cancel_shipments": acting(warehouse.cancel_shipments, made(warehouse.create_shipments, m.new_shipments)),
    "warehouse.create_receipts": acting(warehouse.create_receipts, m.new_receipts),
    "warehouse.take_in": acting(warehouse.take_in, m.new_receipts),
    "warehouse.receive": acting(warehouse.receive, made(warehouse.create_receipts, m.new_receipts)),
    "warehouse.cancel_receipts": acting(warehouse.cancel_receipts, made(warehouse.create_receipts, m.new_receipts)),
    "warehouse.create_adjustments": acting(warehouse.create_adjustments, m.new_adjustments),
    "warehouse.record_adjustments": acting(warehouse.record_adjustments, m.new_adjustments),
    "warehouse.post_adjustments": acting(
        warehouse.post_adjustments, made(warehouse.create_adjustments, m.new_adjustments)
    ),
    "warehouse.cancel_adjustments": acting(
        warehouse.cancel_adjustments, made(warehouse.create_adjustments, m.new_adjustments)
    ),
    "invoicing.update_cash_accounts": acting(invoicing.update_cash_accounts, _renamed),
    "invoicing.create_cash_accounts": acting(invoicing.create_cash_accounts, _tills),
    "invoicing.cash_accounts": _lines(invoicing.cash_accounts, made(invoicing.create_cash_accounts, _tills)),
    "invoicing.post_bills": acting(invoicing.post_bills, some_bills),
    "invoicing.pay": acting(invoicing.pay, lambda w, n: m.payments_of(w, m.bills(w, n), settling=True)),
    "invoicing.allocate": acting(invoicing.allocate, matches),
    "invoicing.write_off": acting(invoicing.write_off, some_writeoffs),
    "books.post": _books_post,
    "books.allocate": _books_allocate,
    "stock.post": _stock_post,
    "stock.hold": _hold,
    "stock.reserve": _reserve,
    "stock.note_kept": _note_kept,
    "stock.release": _release,
    "stock.expect": _expect,
    "stock.register_lots": _lots,
}
