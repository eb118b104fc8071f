"""Returns of customers: goods back at their original cost, credit, refund; golden cases K09, K10, K17, S13, S14, S15."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.world import DAY, NOW, D, assert_proved, build, later
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.aftersales.public import NewReturnLine, Original
from zhanggui.documents.aftersales.returns.errors import (
    NothingToReceive,
    NothingToRefund,
    NotReturnable,
)
from zhanggui.documents.aftersales.tests.selling import (
    credits_of,
    line_of,
    pool,
    return_of,
    sell,
    take_back,
)
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle.public import WrongState
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog

pytestmark = pytest.mark.django_db


def test_s15_goods_and_money_come_back() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 6, "60.00", kind="opening")
    order = sell(w, (lamp, 6, "113.00"))
    before = w.balances()
    back = take_back(w, NewReturnLine(lamp, D(6), order_line_id=line_of(order)), at=later(3))
    after = w.balances()
    assert {a: after.get(a, D(0)) - before[a] for a in before if after.get(a) != before[a]} == {
        "112202": D("-113.00"), "500101": D("100.00"), "22210107": D("13.00"), "540101": D("-60.00"),
    }  # fmt: skip
    assert after["140501"] == D("60.00")
    assert pool(w, lamp) == (D(6), D("60.00"))
    # The platform's receivable refers to the order the goods came from.
    [credit] = invoicing.bills_of_origins([back], "aftersales.return")
    assert (credit.gross, credit.reference_id, credit.date) == (D("-113.00"), order, DAY + timedelta(days=3))
    assert_proved()


def test_k10_one_by_one_brings_back_exactly_what_left() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 3, "10.00", kind="opening")
    order = sell(w, (lamp, 3, "10.00"))
    values, gross = [], []
    for day in range(3):
        back = take_back(w, NewReturnLine(lamp, D(1), order_line_id=line_of(order)), at=later(day))
        values.append(pool(w, lamp)[1])
        gross += credits_of(back)
    assert values == [D("3.33"), D("6.67"), D("10.00")]
    # 10.00 gross = 8.85 + 1.15: 2.95 + 0.38, 2.95 + 0.39, 2.95 + 0.38.
    assert gross == [D("-3.33"), D("-3.34"), D("-3.33")]
    assert w.balances() == {"140501": D("10.00"), "310405": D("-10.00")}
    with pytest.raises(NotReturnable):
        take_back(w, NewReturnLine(lamp, D(1), order_line_id=line_of(order)), at=later(4))
    assert_proved()


def test_k09_at_the_cost_of_its_own_sale() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 100, "1000.00", kind="opening")
    order = sell(w, (lamp, 10, "200.00"))
    w.adjust(lamp, 100, "1200.00")
    take_back(w, NewReturnLine(lamp, D(4), order_line_id=line_of(order)))
    assert pool(w, lamp) == (D(194), D("2140.00"))
    assert_proved()


def test_k17_with_fifo_as_a_new_layer_at_the_end() -> None:
    w = build(costing="fifo")
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    w.adjust(lamp, 10, "120.00")
    order = sell(w, (lamp, 12, "200.00"))
    take_back(w, NewReturnLine(lamp, D(3), order_line_id=line_of(order)))
    assert pool(w, lamp) == (D(11), D("127.00"))
    sell(w, (lamp, 8, "100.00"))
    assert pool(w, lamp) == (D(3), D("31.00"))
    sell(w, (lamp, 3, "100.00"))
    assert pool(w, lamp) == (D(0), D(0))
    assert_proved()


def test_without_an_original_at_the_current_average() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "105.00", kind="opening")
    back = take_back(w, NewReturnLine(lamp, D(2), D("30.00")))
    assert pool(w, lamp) == (D(12), D("126.00"))
    # Nobody knows the order: the credit refers to the return itself.
    [credit] = invoicing.bills_of_origins([back], "aftersales.return")
    assert (credit.gross, credit.reference_id) == (D("-30.00"), back)
    assert w.balances()["500101"] == D("26.55")
    assert_proved()


def test_s13_and_s14_a_refund_without_goods_leaves_stock_alone() -> None:
    w = build()
    lamp = w.skus[0]
    catalog.create_products([catalog.NewProduct(code="REFUND", name="补偿", kind="discount")], actor=SYSTEM, now=NOW)
    allowance = catalog.skus_by_code(["REFUND"])["REFUND"].id
    w.adjust(lamp, 6, "60.00", kind="opening")
    order = sell(w, (lamp, 6, "113.00"))
    new = return_of(w, NewReturnLine(allowance, D(1), D("20.00")))._replace(order_id=order)
    [back] = aftersales.create([new], actor=SYSTEM, now=NOW)
    aftersales.converge([back], now=NOW)
    assert w.balances()["112202"] == D("113.00")
    aftersales.approve([back], actor=SYSTEM, now=NOW)
    aftersales.receive([back], actor=SYSTEM, now=NOW)
    assert w.balances() == {
        "112202": D("93.00"), "22210107": D("-10.70"), "310405": D("-60.00"), "500101": D("-82.30"), "540101": D("60.00"),
    }  # fmt: skip
    aftersales.converge([back], now=NOW)
    assert credits_of(back) == [D("-20.00")]
    aftersales.refund([back], cash_account_id=w.cash, actor=SYSTEM, now=NOW)
    assert w.balances()["112202"] == D("113.00")
    assert_proved()


def test_fees_go_with_the_first_goods() -> None:
    w = build()
    lamp = w.skus[0]
    catalog.create_products(
        [
            catalog.NewProduct(code="POST", name="运费", kind="fee"),
            catalog.NewProduct(code="D", name="折扣", kind="discount"),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    codes = catalog.skus_by_code(["POST", "D"])
    w.adjust(lamp, 4, "40.00", kind="opening")
    order = sell(w, (lamp, 4, "45.20"))
    lines = [
        NewReturnLine(lamp, D(4), order_line_id=line_of(order)),
        NewReturnLine(codes["POST"].id, D(1), D("11.30")),
        NewReturnLine(codes["D"].id, D(1), D("-2.26")),
    ]
    [back] = aftersales.create([return_of(w, *lines)], actor=SYSTEM, now=NOW)
    aftersales.approve([back], actor=SYSTEM, now=NOW)
    goods = aftersales.read_lines([back])[0].line_id
    aftersales.receive([back], actor=SYSTEM, now=NOW, quantities={goods: D(1)})
    assert credits_of(back) == [D("-20.34")]
    assert w.position(lamp) == (D(1), D(0), D(0))
    aftersales.receive([back], actor=SYSTEM, now=NOW)
    assert credits_of(back) == [D("-20.34"), D("-33.90")]
    assert w.balances() == {
        "112202": D("-9.04"), "140501": D("40.00"), "22210107": D("1.04"), "310405": D("-40.00"), "500101": D("-2.00"), "505102": D("10.00"),
    }  # fmt: skip
    with pytest.raises(NothingToReceive):
        aftersales.receive([back], actor=SYSTEM, now=NOW)
    aftersales.close([back], actor=SYSTEM, now=NOW)
    with pytest.raises(WrongState):
        aftersales.receive([back], actor=SYSTEM, now=NOW)
    assert_proved()


def test_defective_goods_do_not_come_back_to_the_shelf() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 5, "50.00", kind="opening")
    order = sell(w, (lamp, 5, "100.00"))
    take_back(w, NewReturnLine(lamp, D(2), order_line_id=line_of(order), quality="defect"))
    [position] = stock.positions([lamp], [w.warehouse])
    assert (position.on_hand, position.defect) == (D(0), D(2))
    assert pool(w, lamp) == (D(2), D("20.00"))
    assert_proved()


def test_a_line_comes_back_from_several_shipments() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 4, "40.00", kind="opening")
    first = sell(w, (lamp, 4, "100.00"))
    w.adjust(lamp, 4, "48.00")
    second = sell(w, (lamp, 4, "100.00"), at=later(1))
    [found] = aftersales.match_originals([aftersales.Wanted(w.customer, lamp, D(7), later(2))])
    assert [(o.order_id, o.qty) for o in found.originals] == [(second, D(4)), (first, D(3))]
    back = take_back(w, NewReturnLine(lamp, D(8), D("150.00"), originals=found.originals), at=later(2))
    # 48.00 + 30.00, and one nobody can trace at the average of those: 78.00 / 7.
    assert pool(w, lamp) == (D(8), D("89.14"))
    [credit] = invoicing.bills_of_origins([back], "aftersales.return")
    assert credit.reference_id == back
    assert_proved()


def test_refunds_in_parts_until_nothing_is_left() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 5, "50.00", kind="opening")
    order = sell(w, (lamp, 5, "100.00"), shop=w.wholesale)
    w.pay_orders([order])
    back = take_back(w, NewReturnLine(lamp, D(2), order_line_id=line_of(order)), shop=w.wholesale)
    assert w.balances()["112201"] == D("-40.00")
    [part] = aftersales.refund(
        [back],
        cash_account_id=w.cash,
        actor=SYSTEM,
        now=NOW,
        amounts={back: D("15.00")},
        dates={back: DAY + timedelta(days=9)},
    )
    assert w.balances()["112201"] == D("-25.00")
    with pytest.raises(NothingToRefund) as refused:
        aftersales.refund([back], cash_account_id=w.cash, actor=SYSTEM, now=NOW, amounts={back: D("25.01")})
    assert refused.value.params["left"] == D("25.00")
    [rest] = aftersales.refund([back], cash_account_id=w.cash, actor=SYSTEM, now=NOW)
    assert "112201" not in w.balances()
    assert w.balances()["100201"] == D("60.00")
    assert part.number != rest.number
    with pytest.raises(NothingToRefund):
        aftersales.refund([back], cash_account_id=w.cash, actor=SYSTEM, now=NOW)
    assert_proved()


def test_an_approved_return_may_be_cancelled_and_frees_its_share_of_the_price() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 3, "9.00", kind="opening")
    order = sell(w, (lamp, 3, "10.00"))
    [draft] = aftersales.create(
        [return_of(w, NewReturnLine(lamp, D(3), order_line_id=line_of(order)))], actor=SYSTEM, now=NOW
    )
    with pytest.raises(WrongState):
        aftersales.receive([draft], actor=SYSTEM, now=NOW)
    aftersales.approve([draft], actor=SYSTEM, now=NOW)
    aftersales.cancel([draft], actor=SYSTEM, now=NOW)
    with pytest.raises(WrongState):
        aftersales.cancel([draft], actor=SYSTEM, now=NOW)
    back = take_back(w, NewReturnLine(lamp, D(3), order_line_id=line_of(order)))
    assert credits_of(back) == [D("-10.00")]
    assert_proved()


def test_two_drafts_can_not_bring_back_the_same_goods() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 3, "9.00", kind="opening")
    order = sell(w, (lamp, 3, "10.00"))
    new = [return_of(w, NewReturnLine(lamp, D(2), order_line_id=line_of(order))) for _ in range(2)]
    drafts = aftersales.create(new, actor=SYSTEM, now=NOW)
    aftersales.approve(drafts, actor=SYSTEM, now=NOW)
    with pytest.raises(NotReturnable):
        aftersales.receive(drafts, actor=SYSTEM, now=NOW)
    aftersales.receive(drafts[:1], actor=SYSTEM, now=NOW)
    with pytest.raises(NotReturnable) as refused:
        aftersales.receive(drafts[1:], actor=SYSTEM, now=NOW)
    assert refused.value.params["left"] == "1.0000"
    # Somebody claims the shipment itself: the ledger has the last word.
    [found] = aftersales.match_originals([aftersales.Wanted(w.customer, lamp, D(9), NOW)])
    assert (found.originals[0].qty, found.missing) == (D(1), D(8))
    greedy = Original(found.originals[0].move_id, line_of(order), order, D(2))
    with pytest.raises(stock.OverReturn):
        take_back(w, NewReturnLine(lamp, D(2), D("5.00"), originals=[greedy]))
    assert w.position(lamp) == (D(2), D(0), D(0))
    assert_proved()
