"""Goods sent whose buyer has to confirm that they came (ON_CONFIRM)."""

from __future__ import annotations

from tests.golden.cases import Case, Watch, golden
from tests.world import NOW, D, World, build
from zhanggui.documents.aftersales.public import NewReturnLine
from zhanggui.documents.aftersales.tests.selling import line_of, sell, take_back
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM


def _world() -> World:
    w = build(revenue_point="ON_CONFIRM")
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    return w


@golden("S03")
def test_s03(case: Case) -> None:
    w = _world()
    lamp = w.skus[0]
    books = Watch(w)
    order = sell(w, (lamp, 6, "113.00"))
    names = {"A": lamp, "T": w.shop, "O1": order}
    new = books.new()
    assert set(new) == {"stock.sent"}
    case.same(0, new["stock.sent"], names)
    # Meanwhile lamps became dearer; what was sent costs what it cost.
    w.adjust(lamp, 10, "300.00")
    books.new()
    sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=NOW)
    new = books.new()
    assert set(new) == {"bill.receivable", "sent.confirmed"}
    case.same(1, new["bill.receivable"], names)
    case.same(2, new["sent.confirmed"], names)
    assert "1406" not in w.balances()


@golden("S17")
def test_s17(case: Case) -> None:
    w = _world()
    lamp = w.skus[0]
    order = sell(w, (lamp, 6, "113.00"))
    books = Watch(w)
    take_back(w, NewReturnLine(lamp, D(6), order_line_id=line_of(order)))
    new = books.new()
    assert set(new) == {"stock.sent_return"}
    case.same(0, new["stock.sent_return"], {"A": lamp, "T": w.shop, "O1": order})
    assert w.balances() == {"140501": D("100.00"), "310405": D("-100.00")}
