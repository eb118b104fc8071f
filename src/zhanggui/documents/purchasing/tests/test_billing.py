"""Bills of suppliers: with the goods, later, in parts, dearer than ordered; the golden cases P01, P02, P04, P06, P12, P17."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.world import DAY, NOW, D, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.orders.errors import NothingToBill, UnknownLine
from zhanggui.documents.purchasing.tests.buying import (
    BookLine,
    book_lines,
    buy,
    confirmed,
    estimated,
    pool,
    receive_part,
    statements,
)
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.kernel.errors import Many

pytestmark = pytest.mark.django_db


def test_p01_the_invoice_comes_with_the_goods() -> None:
    w = build()
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"))
    assert w.balances() == {"140501": D("1000.00"), "22210101": D("130.00"), "220201": D("-1130.00")}
    [bill] = invoicing.bills_of_origins([order], "purchasing.order")
    assert (bill.gross, bill.supplier_id, bill.date) == (D("1130.00"), w.supplier, DAY)
    # P12: the supplier is paid from the bank.
    invoicing.pay(
        [
            invoicing.NewPayment(
                w.company,
                "out",
                w.cash,
                purchasing.PAYABLE,
                bill.gross,
                DAY,
                [(bill.item_id, bill.gross)],
                None,
                w.supplier,
            )
        ],
        actor=SYSTEM,
        now=NOW,
    )
    assert w.balances() == {"140501": D("1000.00"), "22210101": D("130.00"), "100201": D("-1130.00")}
    assert_proved()


def test_p02_without_an_invoice_the_payable_is_estimated_per_receipt() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 100, "10.00"))
    [receipt] = purchasing.receive([order], actor=SYSTEM, now=NOW)
    assert book_lines(w, "stock.purchase") == [
        BookLine("220202", "C", D("1000.00"), w.supplier, lamp, None, receipt),
        BookLine("140501", "D", D("1000.00"), None, lamp, D(100), None),
    ]
    assert estimated(w, receipt) == D("1000.00")
    # The invoice as ordered clears it to the cent.
    [bill] = purchasing.bill([order], actor=SYSTEM, now=NOW + timedelta(days=30))
    assert bill.gross == D("1130.00")
    assert w.balances() == {"140501": D("1000.00"), "22210101": D("130.00"), "220201": D("-1130.00")}
    assert estimated(w, receipt) == 0
    with pytest.raises(NothingToBill):
        purchasing.bill([order], actor=SYSTEM, now=NOW)
    assert_proved()


def test_p04_a_dearer_invoice_when_most_goods_have_left() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 100, "10.00"))
    [receipt] = purchasing.receive([order], actor=SYSTEM, now=NOW)
    w.adjust(lamp, -60)
    before = w.balances()
    [row] = purchasing.read_lines([order])
    [bill] = purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D("10.20")})
    after = w.balances()
    assert {a: after.get(a, D(0)) - before.get(a, D(0)) for a in {*before, *after} if after.get(a) != before.get(a)} == {
        "220202": D("1000.00"), "140501": D("8.00"), "540102": D("12.00"), "22210101": D("132.60"), "220201": D("-1152.60"),
    }  # fmt: skip
    assert bill.gross == D("1152.60")
    assert estimated(w, receipt) == 0
    assert pool(w, lamp) == (D(40), D("408.00"))
    assert_proved()


@pytest.mark.parametrize(
    ("here", "price", "stock", "cogs"),
    [
        (100, "10.20", "20.00", "0"),
        (0, "10.20", "0", "20.00"),
        (40, "9.80", "-8.00", "-12.00"),
        (33, "10.01", "0.33", "0.67"),
    ],
)
def test_a_difference_is_shared_by_what_is_still_here(here: int, price: str, stock: str, cogs: str) -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"))
    if here < 100:
        w.adjust(lamp, here - 100)
    value = pool(w, lamp)[1]
    [row] = purchasing.read_lines([order])
    purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D(price)})
    assert pool(w, lamp)[1] - value == D(stock)
    assert w.balances().get("540102", D(0)) == D(cogs)
    assert_proved()


def test_a_cost_per_warehouse_shares_by_what_is_in_that_warehouse() -> None:
    w = build(receipts_billed=False, pool="warehouse")
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"))
    w.adjust(lamp, -60)
    [row] = purchasing.read_lines([order])
    purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D("10.20")})
    assert pool(w, lamp) == (D(40), D("408.00"))
    assert_proved()


def test_p06_without_deductible_tax_gross_is_cost() -> None:
    w = build(taxpayer="small")
    lamp = w.skus[0]
    buy(w, (lamp, 100, "10.00"))
    assert w.balances() == {"140501": D("1130.00"), "220201": D("-1130.00")}
    assert pool(w, lamp) == (D(100), D("1130.00"))
    assert_proved()


def test_p06_an_ordinary_invoice_of_a_general_taxpayer() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 100, "10.00"), deductible=False)
    purchasing.receive([order], actor=SYSTEM, now=NOW)
    assert w.balances() == {"140501": D("1130.00"), "220202": D("-1130.00")}
    [row] = purchasing.read_lines([order])
    purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D("11.00")})
    assert w.balances() == {"140501": D("1243.00"), "220201": D("-1243.00")}
    assert_proved()


def test_p17_free_goods_share_the_cost_of_the_paid_ones() -> None:
    w = build()
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"), (lamp, 10, 0))
    assert w.balances() == {"140501": D("1000.00"), "22210101": D("130.00"), "220201": D("-1130.00")}
    assert pool(w, lamp) == (D(110), D("1000.00"))
    goods = [line for line in book_lines(w, "stock.purchase") if line.account == "140501"]
    assert [(line.amount, line.qty) for line in goods] == [(D("909.09"), D(100)), (D("90.91"), D(10))]
    assert [row.net for row in purchasing.read_lines([order])] == [D("909.09"), D("90.91")]
    assert_proved()


def test_free_goods_stay_free_on_a_dearer_invoice() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"), (lamp, 10, 0))
    paid = purchasing.read_lines([order])[0]
    [bill] = purchasing.bill([order], actor=SYSTEM, now=NOW, prices={paid.line_id: D("10.20")})
    assert bill.gross == D("1152.60")
    assert w.balances() == {"140501": D("1020.00"), "22210101": D("132.60"), "220201": D("-1152.60")}
    assert_proved()


def test_goods_that_cost_nothing_come_in_for_nothing() -> None:
    w = build()
    lamp, gift = w.skus[:2]
    buy(w, (lamp, 10, "10.00"), (gift, 3, 0))
    assert pool(w, gift) == (D(3), D(0))
    assert w.position(gift) == (D(3), D(0), D(0))
    assert w.balances() == {"140501": D("100.00"), "22210101": D("13.00"), "220201": D("-113.00")}
    assert_proved()


def test_bills_in_parts_clear_the_oldest_receipt_first() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 3, "3.333333"))
    first, second = receive_part(order, 1), receive_part(order, 2)
    assert (estimated(w, first), estimated(w, second)) == (D("3.33"), D("6.67"))
    [row] = purchasing.read_lines([order])
    gross = []
    for qty, left in ((1, ("0", "6.67")), (1, ("0", "3.33")), (1, ("0", "0"))):
        [bill] = purchasing.bill([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(qty)})
        gross.append(bill.gross)
        assert (estimated(w, first), estimated(w, second)) == (D(left[0]), D(left[1]))
    # 3.33 + 0.43, 3.34 + 0.44, 3.33 + 0.43: the tax of 1.30 is shared out as the price is.
    assert gross == [D("3.76"), D("3.78"), D("3.76")]
    assert w.balances() == {"140501": D("10.00"), "22210101": D("1.30"), "220201": D("-11.30")}
    assert_proved()


def test_more_than_was_received_is_not_billed() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    waiting = confirmed(w, (lamp, 10, 1))
    order = confirmed(w, (lamp, 10, 1))
    receive_part(order, 4)
    [row] = purchasing.read_lines([order])
    with pytest.raises(NothingToBill) as refused:
        purchasing.bill([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(5)})
    assert refused.value.params["left"] == "4.0000"
    for wrong in ({row.line_id: D("-0.01")}, {row.line_id: D("0.0000001")}, {order: D(1)}):
        with pytest.raises(UnknownLine):
            purchasing.bill([order], actor=SYSTEM, now=NOW, prices=wrong)
    with pytest.raises(Many) as many:
        purchasing.bill([waiting, order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(0)})
    assert [e.params["order"] for e in many.value.errors] == [r.number for r in purchasing.read_lines([waiting, order])]
    assert w.balances() == {"140501": D("4.00"), "220202": D("-4.00")}
    assert_proved()


def test_a_closed_order_can_still_be_billed() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 10, 1))
    receive_part(order, 4)
    purchasing.close([order], actor=SYSTEM, now=NOW)
    [bill] = purchasing.bill([order], actor=SYSTEM, now=NOW, dates={order: DAY + timedelta(days=40)})
    [row] = invoicing.bills_of_origins([order], "purchasing.order")
    assert (bill.gross, row.date) == (D("4.52"), DAY + timedelta(days=40))
    assert_proved()


def test_a_batch_of_bills_costs_as_many_statements_as_one() -> None:
    w = build(receipts_billed=False)
    lamp, bulb = w.skus[:2]

    def loop(n: int) -> int:
        new = [
            purchasing.NewPurchaseOrder(
                w.supplier, w.warehouse, NOW, [purchasing.NewPurchaseOrderLine(s, D(2), D(5)) for s in (lamp, bulb)]
            )
        ] * n
        ids = purchasing.place(new, actor=SYSTEM, now=NOW)
        purchasing.confirm(ids, actor=SYSTEM, now=NOW)
        purchasing.receive(ids, actor=SYSTEM, now=NOW)
        prices = {row.line_id: D("5.50") for row in purchasing.read_lines(ids)}
        with db.count_statements() as counted:
            purchasing.bill(ids, actor=SYSTEM, now=NOW, prices=prices)
        return statements(counted)

    loop(1)
    assert loop(1) == loop(500)
    assert w.balances()["140501"] == D("11044.00")
    assert_proved()
