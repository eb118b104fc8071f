"""Return to refund, as the manual tells it: goods come back at the cost they left with, the customer gets the money back."""

from __future__ import annotations

import pytest

from tests.world import NOW, D, assert_proved, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM

pytestmark = pytest.mark.django_db


def test_two_of_six_come_back() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    order = w.place((lamp, 6, "22.60"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    w.pay_orders([order])
    # Meanwhile lamps became dearer; what comes back still comes back at 10.00 each.
    w.adjust(lamp, 10, "300.00")

    [row] = sales.read_lines([order])
    line = aftersales.NewReturnLine(lamp, D(2), D("45.20"), order_line_id=row.line_id)
    [back] = aftersales.create(
        [aftersales.NewReturn(w.shop, w.customer, NOW, [line], order_id=order)], actor=SYSTEM, now=NOW
    )
    aftersales.approve([back], actor=SYSTEM, now=NOW)
    assert w.position(lamp)[0] == D(14)
    aftersales.receive([back], actor=SYSTEM, now=NOW)
    assert w.position(lamp)[0] == D(16)
    balances = w.balances()
    assert balances["540101"] == D("40.00")
    assert balances["500101"] == D("-80.00")
    assert balances["112202"] == D("-45.20")

    aftersales.refund([back], cash_account_id=w.cash, actor=SYSTEM, now=NOW)
    balances = w.balances()
    assert "112202" not in balances
    assert balances["100201"] == D("90.40")
    assert_proved()
