"""Purchase orders: place, confirm, receive in parts, reopen, cancel, close; what is on order and what things cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.world import DAY, NOW, D, assert_proved, build
from zhanggui.documents.purchasing import permissions
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.orders.errors import (
    InvalidLine,
    NoLines,
    NothingToReceive,
    OverReceipt,
    PartlyReceived,
    UnknownLine,
    UnknownMaster,
)
from zhanggui.documents.purchasing.tests.buying import buy, confirmed, order_of, pool, receive_part, statements
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM, MissingPermission, OutOfScope
from zhanggui.foundation.lifecycle.public import Stale, WrongState
from zhanggui.kernel import db
from zhanggui.kernel.errors import Many, NotFound
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock

pytestmark = pytest.mark.django_db


def test_confirming_puts_on_order_and_receiving_takes_it_off() -> None:
    w = build()
    lamp = w.skus[0]
    [order] = purchasing.place([order_of(w, (lamp, 100, 10))], actor=SYSTEM, now=NOW)
    [row] = purchasing.read_lines([order])
    assert (row.net, row.tax, row.cost) == (D("1000.00"), D("130.00"), D("1000.00"))
    assert w.position(lamp) == (D(0), D(0), D(0))
    purchasing.confirm([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(100))
    receive_part(order, 30)
    assert w.position(lamp) == (D(30), D(0), D(70))
    purchasing.receive([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(100), D(0), D(0))
    assert pool(w, lamp) == (D(100), D("1000.00"))
    purchasing.close([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(100), D(0), D(0))
    assert_proved()


def test_receipts_in_parts_share_the_cost_to_the_cent() -> None:
    w = build()
    lamp = w.skus[0]
    # 3 × 3.333333 = 10.00: 3.33, 3.34 (6.67 less 3.33), 3.33.
    order = confirmed(w, (lamp, 3, "3.333333"))
    receipts = [receive_part(order, 1) for _ in range(3)]
    lines = warehouse.received_lines([order], "purchasing.order")
    assert [line.document_id for line in lines] == receipts
    moves = stock.moves_of_lines([line.line_id for line in lines])
    assert [moves[line.line_id][0][2] for line in lines] == [D("3.33"), D("3.34"), D("3.33")]
    assert w.balances() == {"140501": D("10.00"), "22210101": D("1.30"), "220201": D("-11.30")}
    assert_proved()


def test_more_than_ordered_does_not_come_in() -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    order = confirmed(w, (lamp, 5, 10), (bulb, 2, 1))
    receive_part(order, 4)
    first, second = purchasing.read_lines([order])
    with pytest.raises(OverReceipt) as refused:
        purchasing.receive([order], actor=SYSTEM, now=NOW, quantities={first.line_id: D(2), second.line_id: D(1)})
    assert refused.value.params == {"order": first.number, "line": 1, "left": "1.0000", "qty": "2"}
    assert "还可收 1" in refused.value.message("zh")
    with pytest.raises(NothingToReceive):
        purchasing.receive([order], actor=SYSTEM, now=NOW, quantities={first.line_id: D(0)})
    for wrong in ({first.line_id: D(-1)}, {first.line_id: D("0.00001")}, {order: D(1)}):
        with pytest.raises(UnknownLine):
            purchasing.receive([order], actor=SYSTEM, now=NOW, quantities=wrong)
    assert w.position(lamp) == (D(4), D(0), D(1))
    purchasing.receive([order], actor=SYSTEM, now=NOW)
    with pytest.raises(NothingToReceive):
        purchasing.receive([order], actor=SYSTEM, now=NOW)
    assert_proved()


def test_what_has_come_in_is_neither_cancelled_nor_reopened() -> None:
    w = build()
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 5, 10))
    receive_part(order, 2)
    for command in (purchasing.cancel, purchasing.reopen):
        with pytest.raises(PartlyReceived):
            command([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(2), D(0), D(3))
    purchasing.close([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(2), D(0), D(0))
    with pytest.raises(WrongState):
        purchasing.receive([order], actor=SYSTEM, now=NOW)
    assert_proved()


def test_nothing_is_on_order_after_reopening_or_cancelling() -> None:
    w = build()
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 5, 10))
    purchasing.reopen([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(0))
    draft, other = purchasing.place([order_of(w, (lamp, 1, 1)), order_of(w, (lamp, 2, 1))], actor=SYSTEM, now=NOW)
    purchasing.confirm([order, other], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(7))
    # One cancellation of a draft and two confirmed orders: the draft had nothing on order.
    purchasing.cancel([order, draft, other], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(0))
    with pytest.raises(WrongState):
        purchasing.confirm([draft], actor=SYSTEM, now=NOW)
    [last] = purchasing.place([order_of(w, (lamp, 1, 1))], actor=SYSTEM, now=NOW)
    purchasing.cancel([last], actor=SYSTEM, now=NOW)
    assert_proved()


def test_orders_are_refused_with_every_reason_at_once() -> None:
    w = build()
    lamp = w.skus[0]
    stranger = build(code="X")
    with pytest.raises(Many) as refused:
        purchasing.place(
            [
                order_of(w, (lamp, 1, 1))._replace(supplier_id=stranger.supplier),
                order_of(w, (lamp, 1, 1))._replace(warehouse_id=0),
                order_of(w, (0, 1, 1)),
            ],
            actor=SYSTEM,
            now=NOW,
        )
    assert [(type(e), e.field, e.row) for e in refused.value.errors] == [
        (UnknownMaster, "supplier_id", 0), (UnknownMaster, "warehouse_id", 1), (UnknownMaster, "lines.0.sku_id", 2),
    ]  # fmt: skip
    with pytest.raises(Many) as refused:
        purchasing.place(
            [
                order_of(w, (lamp, 0, 1), (lamp, "1.00001", 1), (lamp, 1, -1), (lamp, 1, "0.0000001")),
                order_of(w, (lamp, "1000000000000", 1), (lamp, "999999999999", "999999999999")),
                order_of(w),
            ],
            actor=SYSTEM,
            now=NOW,
        )
    assert [(type(e), e.row) for e in refused.value.errors] == [(InvalidLine, 0)] * 4 + [(InvalidLine, 1)] * 2 + [
        (NoLines, 2)
    ]
    assert purchasing.place([], actor=SYSTEM, now=NOW) == []


def test_who_may_not_does_not() -> None:
    w = build()
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 5, 10))
    buyer = replace(SYSTEM, permissions=frozenset({permissions.ORDER_PLACE.code, permissions.ORDER_RECEIVE.code}))
    for command in (purchasing.confirm, purchasing.reopen, purchasing.cancel, purchasing.close):
        with pytest.raises(MissingPermission):
            command([order], actor=buyer, now=NOW)
    with pytest.raises(MissingPermission):
        purchasing.bill([order], actor=buyer, now=NOW)
    with pytest.raises(Stale):
        purchasing.receive([order], actor=buyer, now=NOW, versions={order: 1})
    with pytest.raises(NotFound):
        purchasing.receive([order], actor=replace(buyer, companies=frozenset({w.company + 1})), now=NOW)
    with pytest.raises(OutOfScope):
        purchasing.receive([order], actor=replace(buyer, warehouses=frozenset()), now=NOW)
    with pytest.raises(OutOfScope):
        purchasing.place([order_of(w, (lamp, 1, 1))], actor=replace(buyer, warehouses=frozenset()), now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(5))
    # Who may receive needs no permission for the receipt and the bill that follow from it.
    purchasing.receive([order], actor=buyer, now=NOW)
    assert w.position(lamp) == (D(5), D(0), D(0))
    assert_proved()


def test_a_receipt_the_warehouse_confirms_later_is_billed_then() -> None:
    w = build()
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 5, 10))
    [row] = purchasing.read_lines([order])
    line = warehouse.NewReceiptLine(lamp, D(5), row.line_id, row.cost, D(5))
    new = warehouse.NewReceipt(
        w.company, w.warehouse, "purchase", Origin("purchasing.order", order), DAY, NOW, [line], None, w.supplier
    )
    [receipt] = warehouse.create_receipts([new], actor=SYSTEM, now=NOW)
    assert w.balances() == {}
    warehouse.receive([receipt], actor=SYSTEM, now=NOW)
    assert w.balances() == {"140501": D("50.00"), "22210101": D("6.50"), "220201": D("-56.50")}
    purchasing.converge([order], now=NOW)
    assert w.balances() == {"140501": D("50.00"), "22210101": D("6.50"), "220201": D("-56.50")}
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    w = build()
    lamp, bulb = w.skus[:2]

    def loop(n: int) -> int:
        new = [order_of(w, (lamp, 2, 10), (bulb, 1, 3)) for _ in range(n)]
        with db.count_statements() as counted:
            ids = purchasing.place(new, actor=SYSTEM, now=NOW)
            purchasing.confirm(ids, actor=SYSTEM, now=NOW)
            purchasing.receive(ids, actor=SYSTEM, now=NOW)
            purchasing.close(ids, actor=SYSTEM, now=NOW)
        return statements(counted)

    buy(w, (lamp, 1, 1), (bulb, 1, 1))
    assert loop(1) == loop(500)
    assert_proved()
