"""Procure to pay, as the manual tells it: order, confirm, receive in parts, bill, pay, send some back."""

from __future__ import annotations

import pytest

from tests.world import DAY, NOW, D, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.foundation.identity.public import SYSTEM

pytestmark = pytest.mark.django_db


def test_from_the_order_to_the_supplier_paid() -> None:
    # We order 100 lamps at 10.00 without tax; the supplier sends a special invoice with 13%.
    w = build()
    lamp = w.skus[0]
    [order] = purchasing.place(
        [
            purchasing.NewPurchaseOrder(
                w.supplier, w.warehouse, NOW, [purchasing.NewPurchaseOrderLine(lamp, D(100), D("10.00"))]
            )
        ],
        actor=SYSTEM,
        now=NOW,
    )
    purchasing.confirm([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(100))

    # Forty come first, then the rest; each part is on the shelf, in the books and owed at once (golden case P01).
    [row] = purchasing.read_lines([order])
    purchasing.receive([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(40)})
    assert w.position(lamp) == (D(40), D(0), D(60))
    assert w.balances() == {"140501": D("400.00"), "22210101": D("52.00"), "220201": D("-452.00")}
    purchasing.receive([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(100), D(0), D(0))
    assert w.balances() == {"140501": D("1000.00"), "22210101": D("130.00"), "220201": D("-1130.00")}

    # We pay 1,000.00 now (P12, in parts) and still owe 130.00.
    bills = invoicing.bills_of_origins([order], "purchasing.order")
    left = D("1000.00")
    settles = []
    for bill in bills:
        part = min(left, bill.gross)
        settles.append((bill.item_id, part))
        left -= part
    payment = invoicing.NewPayment(
        w.company, "out", w.cash, "220201", D("1000.00"), DAY, settles, supplier_id=w.supplier
    )  # type: ignore[arg-type]
    invoicing.pay([payment], actor=SYSTEM, now=NOW)
    assert w.balances() == {
        "140501": D("1000.00"),
        "22210101": D("130.00"),
        "220201": D("-130.00"),
        "100201": D("-1000.00"),
    }
    assert_proved()
