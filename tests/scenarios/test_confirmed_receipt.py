"""Revenue when the buyer confirms (确认收货时确认收入), as the manual tells it: goods that left are ours in the books until somebody has them."""

from __future__ import annotations

import pytest

from tests.world import DAY, NOW, D, assert_proved, build, later
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.acceptances.errors import ReceiptConfirmed, ReturnedSince
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.masters.organization import public as organization

pytestmark = pytest.mark.django_db


def test_six_lamps_are_sent_and_four_are_kept() -> None:
    w = build(revenue_point="ON_CONFIRM")
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")

    # The order leaves as always: stock is cut. Nobody owes anything yet, and what the lamps cost is goods sent (发出商品).
    order = w.place((lamp, 6, "22.60"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(4), D(0), D(0))
    assert w.balances() == {"140501": D("40.00"), "1406": D("60.00"), "310405": D("-100.00")}

    # Two come back before the buyer confirmed: they are stock again, and revenue never hears of them.
    [row] = sales.read_lines([order])
    line = aftersales.NewReturnLine(lamp, D(2), order_line_id=row.line_id)
    aftersales.record([aftersales.NewReturn(w.shop, w.customer, later(1), [line])], actor=SYSTEM, now=later(1))
    assert w.position(lamp)[0] == D(6)
    assert w.balances() == {"140501": D("60.00"), "1406": D("40.00"), "310405": D("-100.00")}

    # The buyer confirms the rest: receivable, revenue, VAT and cost of sales, at exactly what the lamps had cost when they left.
    w.adjust(lamp, 4, "400.00")
    [confirmed] = sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=later(3))
    balances = w.balances()
    assert "1406" not in balances
    assert (balances["112202"], balances["500101"], balances["22210107"]) == (D("90.40"), D("-80.00"), D("-10.40"))
    assert balances["540101"] == D("40.00")
    w.pay_orders([order])

    # One more comes back afterwards: an ordinary return, with a credit. The confirmation stands then.
    line = aftersales.NewReturnLine(lamp, D(1), order_line_id=row.line_id)
    [back] = aftersales.record([aftersales.NewReturn(w.shop, w.customer, later(5), [line])], actor=SYSTEM, now=later(5))
    balances = w.balances()
    assert (balances["112202"], balances["500101"], balances["540101"]) == (D("-22.60"), D("-60.00"), D("30.00"))
    aftersales.refund([back], cash_account_id=w.cash, actor=SYSTEM, now=later(6))
    assert "112202" not in w.balances()
    with pytest.raises(ReturnedSince):
        sales.undo_acceptances([confirmed], actor=SYSTEM, now=later(6))
    assert_proved()


def test_a_confirmation_by_mistake_is_undone() -> None:
    w = build(revenue_point="ON_CONFIRM")
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    order = w.place((lamp, 6, "22.60"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    [shipment] = sales.ship([order], actor=SYSTEM, now=NOW)
    sent = w.balances()
    [confirmed] = sales.confirm_receipt([sales.NewAcceptance(order, DAY)], actor=SYSTEM, now=NOW)
    # A shipment whose receipt is confirmed stays …
    with pytest.raises(ReceiptConfirmed):
        warehouse.undo_shipments([shipment], actor=SYSTEM, now=NOW)
    # … until the confirmation is undone: everything is as it was, and nothing is left open.
    sales.undo_acceptances([confirmed], actor=SYSTEM, now=later(1))
    assert w.balances() == sent
    assert_proved()

    # Confirmed again and paid, undone again: the buyer's money stands to his credit.
    [confirmed] = sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=later(2))
    bill = invoicing.bills_of_origins([order], "sales.order")[-1]
    paid = invoicing.NewPayment(
        w.company,
        "in",
        w.cash,
        bill.account,
        bill.gross,
        DAY,
        [(bill.item_id or 0, bill.gross)],
        w.customer,
        None,
        w.shop,
        order,
    )
    invoicing.pay([paid], actor=SYSTEM, now=later(2))
    sales.undo_acceptances([confirmed], actor=SYSTEM, now=later(3))
    balances = w.balances()
    assert (balances["112202"], balances["1406"]) == (D("-135.60"), D("60.00"))
    assert {"500101", "540101", "22210107"}.isdisjoint(balances)
    # Now the shipment can be undone too.
    warehouse.undo_shipments([shipment], actor=SYSTEM, now=later(3))
    assert w.balances() == {
        "140501": D("100.00"),
        "310405": D("-100.00"),
        "100201": D("135.60"),
        "112202": D("-135.60"),
    }
    assert_proved()


def test_what_was_sent_waits_whatever_the_company_decides_later() -> None:
    w = build(revenue_point="ON_CONFIRM")
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    order = w.place((lamp, 6, "22.60"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    [row] = sales.read_lines([order])
    sales.ship([order], actor=SYSTEM, now=NOW, quantities={row.line_id: D(2)})
    changed = organization.Change[organization.CompanyValues](
        id=w.company, version=1, values={"revenue_point": "ON_SHIP"}
    )
    organization.update_companies([changed], actor=SYSTEM, now=NOW)
    # Settings are remembered for some seconds.
    db.clear_caches()
    # What leaves from now on is sold at once; the first two still wait.
    sales.ship([order], actor=SYSTEM, now=later(1))
    balances = w.balances()
    assert (balances["1406"], balances["540101"], balances["112202"]) == (D("20.00"), D("40.00"), D("90.40"))
    sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=later(2))
    balances = w.balances()
    assert (balances["540101"], balances["112202"]) == (D("60.00"), D("135.60"))
    assert_proved()
