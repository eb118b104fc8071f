"""Undoing bills, payments, write-offs and matchings: the mirror stands in the books, and what was settled is open again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.golden.cases import Watch
from tests.steady import steady
from tests.world import DAY, NOW, D, World, assert_proved, build, later
from zhanggui.documents.aftersales.tests.selling import sell
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.invoicing.items.queries import AllocationFilter, allocations
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.orders.errors import FollowsGoods
from zhanggui.documents.purchasing.tests.buying import buy, pool
from zhanggui.documents.sales.orders.errors import FollowsShipment
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle.public import DocumentUnknown, WrongState
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.books.errors import AllocationUndone, AllocationUnknown, ClosedPeriod, ItemAllocated, UndoesItself

pytestmark = pytest.mark.django_db


def sold(w: World, amount: str = "113.00") -> int:
    """A wholesale order that has left; its receivable's open item."""
    w.adjust(w.skus[0], 1, "60.00", kind="opening")
    order = sell(w, (w.skus[0], 1, amount), shop=w.wholesale)
    [bill] = invoicing.bills_of_origins([order], "sales.order")
    assert bill.item_id is not None
    return bill.item_id


def paid(w: World, item: int, amount: str, settle: str | None = None) -> invoicing.PostedPayment:
    """Money of the customer for an item."""
    settles = [(item, D(settle or amount))]
    new = invoicing.NewPayment(
        w.company, "in", w.cash, "112201", D(amount), DAY, settles, w.customer, None, w.wholesale
    )
    [payment] = invoicing.pay([new], actor=SYSTEM, now=NOW)
    return payment


def open_of(item: int) -> Decimal:
    """What is open of an item."""
    found = books.open_items([item])[item]
    return found.amount - found.allocated


def test_a_payment_is_undone_and_what_it_paid_is_open_again() -> None:
    w = build()
    item = sold(w)
    payment = paid(w, item, "100.00", "80.00")
    before, watch = w.balances(), Watch(w)
    assert (open_of(item), open_of(payment.item_id)) == (D("33.00"), D("-20.00"))
    invoicing.undo_payments([payment.id], actor=SYSTEM, now=later(1))
    assert (open_of(item), open_of(payment.item_id)) == (D("113.00"), D(0))
    red = watch.new()["payment.in"]
    assert [(x.account, x.side, x.amount) for x in red] == [
        ("100201", "D", D("-100.00")),
        ("112201", "C", D("-100.00")),
    ]
    after = w.balances()
    assert "100201" not in after
    assert after["112201"] - before["112201"] == D("100.00")
    with pytest.raises(WrongState):
        invoicing.undo_payments([payment.id], actor=SYSTEM, now=NOW)
    # What closes it with its mirror can't be taken back.
    [closing] = [s.id for s in invoicing.settlements([payment.item_id]) if s.document_id == payment.id]
    with pytest.raises(UndoesItself):
        invoicing.unallocate([closing], actor=SYSTEM, now=NOW)
    # The money that really came is entered again.
    paid(w, item, "113.00")
    assert open_of(item) == 0
    assert_proved()


def test_a_write_off_is_undone() -> None:
    w = build()
    item = sold(w)
    new = invoicing.NewWriteoff(
        w.company,
        "112201",
        D("50.00"),
        DAY,
        "破产",
        Origin("test", 1),
        w.customer,
        w.wholesale,
        None,
        [(item, D("50.00"))],
    )
    [writeoff] = invoicing.write_off([new], actor=SYSTEM, now=NOW)
    assert w.balances()["571101"] == D("50.00")
    invoicing.undo_writeoffs([writeoff], actor=SYSTEM, now=NOW)
    assert "571101" not in w.balances()
    assert open_of(item) == D("113.00")
    assert_proved()


def test_a_matching_is_taken_back_once() -> None:
    w = build()
    item = sold(w)
    payment = paid(w, item, "100.00", "80.00")
    [allocation] = books.allocations_of_items([item])
    [undone] = invoicing.unallocate([allocation], actor=SYSTEM, now=NOW)
    assert (open_of(item), open_of(payment.item_id)) == (D("113.00"), D("-100.00"))
    for wrong, error in ((allocation, AllocationUndone), (undone, UndoesItself), (1, AllocationUnknown)):
        with pytest.raises(error):
            invoicing.unallocate([wrong], actor=SYSTEM, now=NOW)
    assert (open_of(item), open_of(payment.item_id)) == (D("113.00"), D("-100.00"))
    assert books.allocations_of_items([item]) == {}
    assert_proved()


def test_matchings_of_months_ago_are_taken_back_together_and_the_money_settles_what_it_was_for() -> None:
    w = build()
    wrong, right = sold(w), sold(w)
    payments = [paid(w, wrong, "60.00"), paid(w, wrong, "53.00")]
    found = allocations(AllocationFilter(customer_id=w.customer, standing=True), actor=SYSTEM).items
    assert [m.credit_id for m in found] == [payments[1].id, payments[0].id]
    before, now = w.balances(), later(200)
    invoicing.unallocate([m.id for m in found], actor=SYSTEM, now=now, reason="收款对应另一张单")
    # Matchings are no entries: what the accounts say stays.
    assert w.balances() == before
    assert [open_of(i) for i in (wrong, right)] == [D("113.00"), D("113.00")]
    match = [books.Match(right, p.item_id, D(a), now.date()) for p, a in zip(payments, ("60", "53"), strict=True)]
    invoicing.allocate(match, actor=SYSTEM, now=now)
    assert [open_of(i) for i in (wrong, right)] == [D("113.00"), D(0)]
    assert_proved()


def test_a_closed_month_keeps_its_matchings() -> None:
    w = build()
    item = sold(w)
    payment = paid(w, item, "113.00")
    [allocation] = books.allocations_of_items([item])
    books.close_month(w.company, 202603, now=NOW)
    with pytest.raises(ClosedPeriod):
        invoicing.unallocate([allocation], actor=SYSTEM, now=later(60))
    with pytest.raises(ClosedPeriod):
        invoicing.undo_payments([payment.id], actor=SYSTEM, now=later(60))
    assert open_of(item) == 0
    [kept] = allocations(AllocationFilter(document_id=payment.id), actor=SYSTEM).items
    assert (kept.id, kept.state) == (allocation, "closed")
    assert_proved()


def test_a_bill_that_follows_from_goods_is_not_undone() -> None:
    w = build()
    item = sold(w)
    order = buy(w, (w.skus[1], 10, "10.00"))
    bought = invoicing.bills_of_origins([order], "purchasing.order")
    before = w.balances()
    sold_bill = books.open_items([item])[item].document_id
    for bill, error in ((sold_bill, FollowsShipment), (bought[0].id, FollowsGoods), (1, DocumentUnknown)):
        with pytest.raises(error):
            invoicing.undo_bills([bill], actor=SYSTEM, now=NOW)
    assert w.balances() == before
    assert_proved()


@pytest.mark.parametrize("costing", ["moving", "fifo"])
def test_a_wrong_invoice_of_a_supplier_is_undone_with_what_it_did_to_the_goods(costing: str) -> None:
    w = build(receipts_billed=False, costing=costing)
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"))
    buy(w, (lamp, 50, "11.00"))
    w.adjust(lamp, -60)
    before, value = w.balances(), pool(w, lamp)
    [row] = purchasing.read_lines([order])
    [wrong] = purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D("12.00")})
    invoicing.undo_bills([wrong.id], actor=SYSTEM, now=NOW)
    assert (w.balances(), pool(w, lamp)) == (before, value)
    # It is billed as if nothing had been.
    [right] = purchasing.bill([order], actor=SYSTEM, now=NOW + timedelta(days=1))
    assert right.gross == D("1130.00")
    assert pool(w, lamp) == value
    assert_proved()


def test_a_wrong_invoice_is_undone_when_the_goods_have_left_since() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"))
    [row] = purchasing.read_lines([order])
    [wrong] = purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D("12.00")})
    w.adjust(lamp, -100)
    invoicing.undo_bills([wrong.id], actor=SYSTEM, now=NOW)
    # 200.00 left with the goods as loss and come back as adjustment of cost.
    assert w.balances() == {"220202": D("-1000.00"), "571102": D("1200.00"), "540102": D("-200.00")}
    assert pool(w, lamp) == (D(0), D(0))
    assert_proved()


def test_a_settled_bill_is_not_undone() -> None:
    w = build(receipts_billed=False)
    order = buy(w, (w.skus[0], 10, "10.00"))
    [bill] = purchasing.bill([order], actor=SYSTEM, now=NOW)
    assert bill.item_id is not None
    new = invoicing.NewPayment(
        w.company, "out", w.cash, "220201", D("50.00"), DAY, [(bill.item_id, D("50.00"))], None, w.supplier
    )
    [payment] = invoicing.pay([new], actor=SYSTEM, now=NOW)
    with pytest.raises(ItemAllocated):
        invoicing.undo_bills([bill.id], actor=SYSTEM, now=NOW)
    invoicing.undo_payments([payment.id], actor=SYSTEM, now=NOW)
    # What stood on the item is taken back, so nothing settles it any more.
    invoicing.undo_bills([bill.id], actor=SYSTEM, now=NOW)
    assert w.balances() == {"140501": D("100.00"), "220202": D("-100.00")}
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    w = build()
    w.adjust(w.skus[0], 1000, "1000.00", kind="opening")

    def loop(n: int) -> list[int]:
        items = []
        for _ in range(n):
            order = sell(w, (w.skus[0], 1, "10.00"), shop=w.wholesale)
            [bill] = invoicing.bills_of_origins([order], "sales.order")
            assert bill.item_id is not None
            items.append(bill.item_id)
        new = [
            invoicing.NewPayment(w.company, "in", w.cash, "112201", D("10.00"), DAY, [(i, D("10.00"))], w.customer, None, w.wholesale)
            for i in items
        ]  # fmt: skip
        payments = invoicing.pay(new, actor=SYSTEM, now=NOW)
        counts = []
        with db.count_statements() as counted:
            invoicing.undo_payments([p.id for p in payments[: n // 2 or 1]], actor=SYSTEM, now=NOW)
        counts.append(_statements(counted))
        left = list(books.allocations_of_items([p.item_id for p in payments]))
        if left:
            with db.count_statements() as counted:
                invoicing.unallocate(left, actor=SYSTEM, now=NOW)
            counts.append(_statements(counted))
        return counts

    loop(2)
    assert loop(2) == loop(40)
    assert_proved()


def _statements(counted: db.StatementCount) -> int:
    return steady(counted)
