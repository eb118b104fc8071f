"""Returns to suppliers at the receipt's own cost: credited when billed, off the estimate when not; golden cases P11, K11, K12."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import permissions
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.returns.errors import ForeignLine, NotReturnable
from zhanggui.documents.purchasing.tests.buying import (
    book_lines,
    buy,
    confirmed,
    pool,
    receive_part,
    send_back,
    statements,
)
from zhanggui.foundation.identity.public import SYSTEM, MissingPermission
from zhanggui.foundation.lifecycle.public import WrongState
from zhanggui.kernel import db
from zhanggui.kernel.errors import NotFound
from zhanggui.ledgers.stock.public import Shortage

pytestmark = pytest.mark.django_db


def test_p11_what_was_billed_is_credited() -> None:
    w = build()
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"))
    before = w.balances()
    back = send_back(order, 10)
    after = w.balances()
    assert {a: after[a] - before[a] for a in after} == {
        "140501": D("-100.00"),
        "22210101": D("-13.00"),
        "220201": D("113.00"),
    }
    goods = [line for line in book_lines(w, "stock.purchase_return") if line.account == "140501"]
    assert [(line.side, line.amount, line.qty) for line in goods] == [("D", D("-100.00"), D(-10))]
    [credit] = invoicing.bills_of_origins([back], "purchasing.return")
    assert (credit.gross, credit.supplier_id) == (D("-113.00"), w.supplier)
    assert pool(w, lamp) == (D(90), D("900.00"))
    assert_proved()


def test_what_was_not_billed_comes_off_the_estimate() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"))
    back = send_back(order, 20)
    assert w.balances() == {"140501": D("800.00"), "220202": D("-800.00")}
    assert invoicing.bills_of_origins([back], "purchasing.return") == []
    [bill] = purchasing.bill([order], actor=SYSTEM, now=NOW)
    assert bill.gross == D("904.00")
    assert w.balances() == {"140501": D("800.00"), "22210101": D("104.00"), "220201": D("-904.00")}
    assert_proved()


def test_partly_billed_the_estimate_is_used_up_first() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = buy(w, (lamp, 10, "10.00"))
    [row] = purchasing.read_lines([order])
    purchasing.bill([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(7)})
    back = send_back(order, 5)
    # Three were not billed: 30.00 off the estimate; two were: credit of 20.00 + 2.60.
    [credit] = invoicing.bills_of_origins([back], "purchasing.return")
    assert credit.gross == D("-22.60")
    assert w.balances() == {"140501": D("50.00"), "22210101": D("6.50"), "220201": D("-56.50")}
    assert_proved()


def test_odd_cents_leave_no_estimate_behind() -> None:
    """2 for 10.05: one billed at 5.03, the other goes back at 5.03; the estimate of 10.05 must end at zero."""
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = buy(w, (lamp, 2, "5.025"))
    [row] = purchasing.read_lines([order])
    purchasing.bill([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(1)})
    assert w.balances() == {"140501": D("10.05"), "22210101": D("0.66"), "220201": D("-5.69"), "220202": D("-5.02")}
    send_back(order, 1)
    assert w.balances() == {"140501": D("5.02"), "22210101": D("0.66"), "220201": D("-5.69"), "540102": D("0.01")}
    assert_proved()


def test_credits_one_by_one_add_up_to_the_bill() -> None:
    w = build()
    lamp = w.skus[0]
    order = buy(w, (lamp, 3, "3.333333"))
    gross = [invoicing.bills_of_origins([send_back(order, 1)], "purchasing.return")[0].gross for _ in range(3)]
    assert gross == [D("-3.76"), D("-3.78"), D("-3.76")]
    assert w.balances() == {}
    assert pool(w, lamp) == (D(0), D(0))
    assert_proved()


def test_a_dearer_invoice_is_credited_as_it_was_billed() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = buy(w, (lamp, 100, "10.00"))
    w.adjust(lamp, -60)
    [row] = purchasing.read_lines([order])
    purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D("10.20")})
    assert pool(w, lamp) == (D(40), D("408.00"))
    back = send_back(order, 10)
    # The supplier credits 102.00 + 13.26; the goods leave with the difference they had taken in.
    [credit] = invoicing.bills_of_origins([back], "purchasing.return")
    assert credit.gross == D("-115.26")
    assert pool(w, lamp) == (D(30), D("306.00"))
    assert w.balances()["540102"] == D("12.00")
    assert_proved()


def _k11(w: World, second_price: str) -> tuple[int, int]:
    lamp = w.skus[0]
    return buy(w, (lamp, 100, "10.00")), buy(w, (lamp, 100, second_price))


def test_k11_at_the_original_receipt_cost() -> None:
    w = build()
    lamp = w.skus[0]
    _, second = _k11(w, "12.00")
    w.adjust(lamp, -50)
    assert pool(w, lamp) == (D(150), D("1650.00"))
    send_back(second, 20)
    assert pool(w, lamp) == (D(130), D("1410.00"))
    assert_proved()


def test_k12_an_empty_pool_keeps_no_value() -> None:
    w = build()
    lamp = w.skus[0]
    buy(w, (lamp, 10, "10.00"))
    second = buy(w, (lamp, 10, "12.00"))
    w.adjust(lamp, -10)
    assert pool(w, lamp) == (D(10), D("110.00"))
    send_back(second, 10)
    assert pool(w, lamp) == (D(0), D(0))
    assert w.balances()["540102"] == D("-10.00")
    assert "140501" not in w.balances()
    assert_proved()


def test_k11_with_fifo_takes_its_own_layer() -> None:
    w = build(costing="fifo")
    lamp = w.skus[0]
    _, second = _k11(w, "12.00")
    w.adjust(lamp, -50)
    assert pool(w, lamp) == (D(150), D("1700.00"))
    send_back(second, 20)
    assert pool(w, lamp) == (D(130), D("1460.00"))
    assert_proved()


def test_latest_receipts_go_back_first_and_never_more_than_came() -> None:
    w = build()
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 10, 1))
    receive_part(order, 4)
    receive_part(order, 6)
    [row] = purchasing.read_lines([order])
    line = purchasing.NewPurchaseReturnLine(row.line_id, D(8))
    [draft] = purchasing.create_returns([purchasing.NewPurchaseReturn(order, NOW, [line])], actor=SYSTEM, now=NOW)
    assert [part.qty for part in purchasing.read_return_lines([draft])] == [D(6), D(2)]
    # A draft claims its quantity.
    with pytest.raises(NotReturnable) as refused:
        send_back(order, 3)
    assert refused.value.params["left"] == "2.0000"
    purchasing.cancel_returns([draft], actor=SYSTEM, now=NOW)
    with pytest.raises(WrongState):
        purchasing.ship_returns([draft], actor=SYSTEM, now=NOW)
    send_back(order, 3)
    assert w.position(lamp) == (D(7), D(0), D(0))
    assert_proved()


def test_drafts_are_shipped_in_one_go() -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    first, second = buy(w, (lamp, 5, 2)), buy(w, (bulb, 5, 3))
    rows = {r.order_id: r.line_id for r in purchasing.read_lines([first, second])}
    new = [
        purchasing.NewPurchaseReturn(o, NOW, [purchasing.NewPurchaseReturnLine(line, D(2))]) for o, line in rows.items()
    ]
    drafts = purchasing.create_returns(new, actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(5), D(0), D(0))
    purchasing.ship_returns(drafts, actor=SYSTEM, now=NOW)
    assert (w.position(lamp)[0], w.position(bulb)[0]) == (D(3), D(3))
    assert w.balances() == {"140501": D("15.00"), "22210101": D("1.95"), "220201": D("-16.95")}
    purchasing.converge_returns(drafts, now=NOW)
    assert w.balances()["220201"] == D("-16.95")
    assert_proved()


def test_refusals_change_nothing() -> None:
    w = build()
    lamp = w.skus[0]
    order, other = buy(w, (lamp, 5, 2)), buy(w, (lamp, 1, 2))
    [foreign] = purchasing.read_lines([other])
    [own] = purchasing.read_lines([order])
    for line in (
        purchasing.NewPurchaseReturnLine(foreign.line_id, D(1)),
        purchasing.NewPurchaseReturnLine(own.line_id, D(0)),
        purchasing.NewPurchaseReturnLine(own.line_id, D("0.00001")),
    ):
        with pytest.raises(ForeignLine):
            purchasing.record_returns([purchasing.NewPurchaseReturn(order, NOW, [line])], actor=SYSTEM, now=NOW)
    with pytest.raises(NotFound):
        purchasing.record_returns([purchasing.NewPurchaseReturn(1, NOW, [])], actor=SYSTEM, now=NOW)
    clerk = replace(SYSTEM, permissions=frozenset({permissions.RETURN_CREATE.code}))
    good = purchasing.NewPurchaseReturn(order, NOW, [purchasing.NewPurchaseReturnLine(own.line_id, D(1))])
    with pytest.raises(MissingPermission):
        purchasing.record_returns([good], actor=clerk, now=NOW)
    w.adjust(lamp, -4)
    with pytest.raises(Shortage):
        send_back(order, 5)
    assert w.position(lamp) == (D(2), D(0), D(0))
    assert_proved()


def test_the_estimates_of_an_order_end_at_zero() -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 7, "1.43"))
    receive_part(order, 3)
    receive_part(order, 4)
    [row] = purchasing.read_lines([order])
    purchasing.bill([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(2)})
    send_back(order, 3)
    purchasing.bill([order], actor=SYSTEM, now=NOW)
    send_back(order, 2)
    assert "220202" not in w.balances()
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    w = build()
    lamp, bulb = w.skus[:2]

    def loop(n: int) -> int:
        orders = [buy(w, (lamp, 4 * n, 2), (bulb, 4 * n, 3))]
        rows = purchasing.read_lines(orders)
        new = [
            purchasing.NewPurchaseReturn(
                orders[0], NOW, [purchasing.NewPurchaseReturnLine(r.line_id, D(1)) for r in rows]
            )
            for _ in range(n)
        ]
        with db.count_statements() as counted:
            ids = purchasing.create_returns(new, actor=SYSTEM, now=NOW)
            purchasing.ship_returns(ids, actor=SYSTEM, now=NOW)
        return statements(counted)

    loop(1)
    assert loop(1) == loop(500)
    assert_proved()
