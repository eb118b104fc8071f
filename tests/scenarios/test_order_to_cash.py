"""Order to cash, as the manual tells it: place, confirm, ship, bill, receive money."""

from __future__ import annotations

import pytest

from tests.steady import steady
from tests.world import NOW, D, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle.public import WrongState
from zhanggui.ledgers.stock.public import Shortage

pytestmark = pytest.mark.django_db


def test_a_platform_order_from_click_to_money() -> None:
    # A shop has ten lamps that cost 10.00 each.
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")

    # A customer orders six for 18.8333… including 13% VAT: 113.00 (golden case S02).
    [order] = sales.place([w.order((lamp, 6, "18.833333"))], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(10), D(0), D(0))

    # Confirming promises the goods; they still lie on the shelf.
    sales.confirm([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(10), D(6), D(0))

    # Shipping cuts stock, takes cost, makes the receivable and the entries, all in one transaction.
    sales.ship([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(4), D(0), D(0))
    assert w.balances() == {
        "112202": D("113.00"), "140501": D("40.00"), "22210107": D("-13.00"), "310405": D("-100.00"),
        "500101": D("-100.00"), "540101": D("60.00"),
    }  # fmt: skip

    # The platform pays out; the receivable is matched and gone.
    w.pay_orders([order])
    balances = w.balances()
    assert "112202" not in balances
    assert balances["100201"] == D("113.00")
    assert_proved()


def test_parts_add_up_to_the_cent() -> None:
    """Three pieces for 10.00 shipped one by one and paid in parts: 3.33 + 3.34 + 3.33, nothing left over."""
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 3, "9.00", kind="opening")
    [order] = sales.place(
        [sales.NewOrder(w.shop, w.customer, NOW, [sales.NewOrderLine(lamp, D(3), D("3.34"), amount=D("10.00"))])],
        actor=SYSTEM,
        now=NOW,
    )
    sales.confirm([order], actor=SYSTEM, now=NOW)
    [row] = sales.read_lines([order])
    for _ in range(3):
        sales.ship([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(1)})
    bills = invoicing.bills_of_origins([order], "sales.order")
    assert sum(b.gross for b in bills) == D("10.00")
    assert len(bills) == 3
    w.pay_orders([order], D("1.00"))
    assert w.balances()["112202"] == D("7.00")
    assert_proved()


def test_what_is_not_there_is_not_promised() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 5, "5.00", kind="opening")
    orders = sales.place([w.order((lamp, 3, 2)), w.order((lamp, 3, 2))], actor=SYSTEM, now=NOW)
    with pytest.raises(Shortage) as refused:
        sales.confirm(orders, actor=SYSTEM, now=NOW)
    assert refused.value.params["available"] == "2"
    assert w.position(lamp) == (D(5), D(0), D(0))
    # With backorders allowed the second order gets what is left.
    promises = sales.confirm(orders, actor=SYSTEM, now=NOW, partial=True)
    assert [p.granted for p in promises] == [D(3), D(2)]
    sales.ship(orders, actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(0))
    assert_proved()


def test_cancelling_gives_back_what_was_promised() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 5, "5.00", kind="opening")
    order = w.place((lamp, 4, 2))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.cancel([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(5), D(0), D(0))
    with pytest.raises(WrongState):
        sales.confirm([order], actor=SYSTEM, now=NOW)
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    from zhanggui.kernel import db

    w = build()
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 10000, "5000.00", kind="opening")
    w.adjust(bulb, 10000, "5000.00", kind="opening")

    def loop(n: int) -> int:
        # Ids come in blocks of 1,024: a full block in hand keeps the count about the commands.
        db.take_ids(1)
        new = [w.order((lamp, 1, 2), (bulb, 2, 3)) for _ in range(n)]
        with db.count_statements() as counted:
            ids = sales.place(new, actor=SYSTEM, now=NOW)
            sales.confirm(ids, actor=SYSTEM, now=NOW)
            sales.ship(ids, actor=SYSTEM, now=NOW)
            w.pay_orders(ids)
            # Companies are remembered for seconds; that says nothing about the commands.
            return steady(counted)

    loop(1)
    assert loop(1) == loop(500)
    assert_proved()
