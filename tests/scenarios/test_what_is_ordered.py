"""What people order and what the order says, as the manual tells it: bundles, boxes, price lists, credit limits, presale."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.scenarios.test_lots_and_serials import track
from tests.steady import steady
from tests.world import DAY, NOW, D, World, assert_proved, build, later
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.orders import queries
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.ledgers.stock.public import Shortage
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import public as pricing

pytestmark = pytest.mark.django_db


def ordered(w: World, *lines: sales.NewOrderLine) -> int:
    """One order."""
    [order] = sales.place([sales.NewOrder(w.shop, w.customer, NOW, lines)], actor=SYSTEM, now=NOW)
    return order


def carton_of_twelve(sku: int) -> None:
    """A carton holds twelve of a SKU."""
    catalog.create_units([catalog.NewUnit(code="ctn", name="箱")], actor=SYSTEM, now=NOW)
    catalog.set_sku_units([catalog.UnitsOfSku(sku_id=sku, factors={"ctn": D(12)})], actor=SYSTEM, now=NOW)


def gift_box(w: World) -> int:
    """A bundle: one lamp and two bulbs, the lamp worth three times what the bulbs are."""
    lamp, bulb = w.skus[:2]
    new = catalog.NewProduct(code="BOX", name="礼盒", skus=(catalog.NewSku(code="BOX", bundle=True),))
    catalog.create_products([new], actor=SYSTEM, now=NOW)
    box = catalog.skus_by_code(["BOX"])["BOX"].id
    parts = (
        catalog.Component(sku_id=lamp, qty=D(1), weight=D(30)),
        catalog.Component(sku_id=bulb, qty=D(2), weight=D(10)),
    )
    catalog.set_bundles([catalog.Bundle(sku_id=box, components=parts)], actor=SYSTEM, now=NOW)
    return box


def test_a_bundle_is_ordered_as_one_and_shipped_as_its_parts() -> None:
    w = build()
    lamp, bulb, _ = w.skus
    w.adjust(lamp, 5, "50.00", kind="opening")
    w.adjust(bulb, 5, "5.00", kind="opening")
    order = ordered(w, sales.NewOrderLine(gift_box(w), D(2), D("49.99")))

    # 99.98 is shared 3 : 1 to the cent, and each line says what was ordered.
    lines = queries.order(order, actor=SYSTEM).lines
    assert [(x.sku_id, x.qty, x.gross) for x in lines] == [(lamp, D(2), D("74.99")), (bulb, D(4), D("24.99"))]
    assert {(x.ordered_sku_code, x.ordered_qty) for x in lines} == {("BOX", D(2))}
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp)[0] == D(3)
    assert w.position(bulb)[0] == D(1)

    # An empty box can't be ordered.
    catalog.create_products(
        [catalog.NewProduct(code="E", name="空", skus=(catalog.NewSku(code="E", bundle=True),))], actor=SYSTEM, now=NOW
    )
    with pytest.raises(Exception, match=r"sales\.bundle_broken"):
        ordered(w, sales.NewOrderLine(catalog.skus_by_code(["E"])["E"].id, D(1), D(1)))
    assert_proved()


def test_a_carton_is_bought_and_sold_and_pieces_are_stocked() -> None:
    w = build()
    lamp = w.skus[0]
    carton_of_twelve(lamp)

    # Two cartons at 100.00 without tax: 24 pieces that cost 200.00. They are expected after the supplier's lead time.
    supplier = partners.suppliers([w.supplier])[w.supplier]
    partners.update_suppliers(
        [partners.Change(id=supplier.id, version=supplier.version, values={"lead_days": 7})], actor=SYSTEM, now=NOW
    )
    line = purchasing.NewPurchaseOrderLine(lamp, D(2), D(100), unit="ctn")
    [order] = purchasing.place(
        [purchasing.NewPurchaseOrder(w.supplier, w.warehouse, NOW, [line])], actor=SYSTEM, now=NOW
    )
    purchasing.confirm([order], actor=SYSTEM, now=NOW)
    purchasing.receive([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp)[0] == D(24)
    assert w.balances()["140501"] == D("200.00")

    # One carton for 250.00 with tax; the amount is that of the carton, though a piece is 20.833333.
    sold = ordered(w, sales.NewOrderLine(lamp, D(1), D(250), unit="ctn"))
    [shown] = queries.order(sold, actor=SYSTEM).lines
    assert (shown.qty, shown.unit_price, shown.gross) == (D(12), D("20.833333"), D("250.00"))
    assert (shown.ordered_qty, shown.ordered_unit) == (D(1), "ctn")
    with pytest.raises(Exception, match=r"catalog\."):
        ordered(w, sales.NewOrderLine(w.skus[1], D(1), D(250), unit="ctn"))
    assert_proved()


def test_a_purchase_is_expected_after_the_lead_time() -> None:
    from zhanggui.documents.purchasing.orders import desk

    w = build()
    row = partners.suppliers([w.supplier])[w.supplier]
    partners.update_suppliers(
        [partners.Change(id=row.id, version=row.version, values={"lead_days": 7})], actor=SYSTEM, now=NOW
    )
    lines = [purchasing.NewPurchaseOrderLine(w.skus[0], D(1), D(1))]
    orders = purchasing.place(
        [
            purchasing.NewPurchaseOrder(w.supplier, w.warehouse, NOW, lines),
            purchasing.NewPurchaseOrder(w.supplier, w.warehouse, NOW, lines, expected_on=DAY),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    shown = [desk.order(i, actor=SYSTEM).order.expected_on for i in orders]
    assert shown == [DAY + timedelta(days=7), DAY]


def test_a_price_list_gives_the_price_and_the_reason() -> None:
    w = build()
    lamp = w.skus[0]
    everybody, members = pricing.create_price_lists(
        [
            pricing.NewPriceList(company_id=w.company, code="L1", name="零售价"),
            pricing.NewPriceList(company_id=w.company, code="L2", name="客户价", customer_id=w.customer),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    pricing.create_prices(
        [
            pricing.NewPrice(list_id=everybody, sku_id=lamp, price=D(20)),
            pricing.NewPrice(list_id=members, sku_id=lamp, price=D(18), min_qty=D(5)),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    few = ordered(w, sales.NewOrderLine(lamp, D(2), None))
    many = ordered(w, sales.NewOrderLine(lamp, D(5), None))
    [few_line], [many_line] = (queries.order(i, actor=SYSTEM).lines for i in (few, many))
    assert (few_line.unit_price, few_line.price_reason_zh) == (D(20), "采用价目表“零售价”的价格 20.000000")
    assert (many_line.unit_price, many_line.gross) == (D(18), D("90.00"))
    assert many_line.price_reason_en == "price 18.000000 of list “客户价” applies"
    assert many_line.price_rule_id is not None

    # No list, no price; a price that is entered is not asked for.
    with pytest.raises(Exception, match=r"sales\.no_price"):
        ordered(w, sales.NewOrderLine(w.skus[1], D(1), None))
    [entered] = queries.order(ordered(w, sales.NewOrderLine(lamp, D(5), D(7))), actor=SYSTEM).lines
    assert (entered.unit_price, entered.price_rule_id, entered.ordered_sku_id) == (D(7), None, None)
    assert_proved()


def test_a_credit_limit_holds_unless_somebody_may_exceed_it() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 50, "50.00", kind="opening")
    row = partners.customers([w.customer])[w.customer]
    partners.update_customers(
        [partners.Change(id=row.id, version=row.version, values={"credit_limit": D(100)})], actor=SYSTEM, now=NOW
    )
    clerk = replace(SYSTEM, permissions=frozenset({"sales.order.confirm"}))
    first, second, third = (w.place((lamp, n, 10)) for n in (6, 4, 1))

    # 60 and 40 are 100; one more is too much, alone or in one batch, shipped or not.
    with pytest.raises(Exception, match=r"sales\.credit_exceeded") as refused:
        sales.confirm([first, second, third], actor=clerk, now=NOW)
    assert refused.value.row == 2  # type: ignore[attr-defined]
    sales.confirm([first, second], actor=clerk, now=NOW)
    sales.ship([first], actor=SYSTEM, now=NOW)
    with pytest.raises(Exception, match=r"10.00 more exceeds it"):
        sales.confirm([third], actor=clerk, now=NOW)
    assert w.position(lamp)[1] == D(4)

    # The boss may; and when the customer has paid, the clerk may again.
    sales.confirm([third], actor=SYSTEM, now=NOW)
    [exposure] = sales.exposures([third])
    assert (exposure.owed, exposure.ordered, exposure.over) == (D(60), D(50), D(10))
    w.pay_orders([first])
    more = w.place((lamp, 5, 10))
    sales.confirm([more], actor=clerk, now=NOW)
    assert_proved()


def test_presale_is_promised_before_it_comes_and_leaves_when_it_has_come() -> None:
    w = build()
    lamp = track(w, w.skus[0], presale=True)
    order = w.place((lamp, 3, 10))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(3), D(0))
    with pytest.raises(Shortage):
        sales.ship([order], actor=SYSTEM, now=NOW)

    # Switching presale off is refused while something is promised beyond what is there.
    with pytest.raises(Exception, match=r"stock\.negative_left"):
        track(w, lamp, presale=False)
    w.adjust(lamp, 3, "12.00")
    sales.ship([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(0))
    assert w.balances()["540101"] == D("12.00")
    track(w, lamp, presale=False)
    assert_proved()


def test_goods_that_leave_before_they_came_are_costed_again_when_they_come() -> None:
    # costing.md §5 [K07]: 10 for 100.00; 15 leave: 100.00 and 50.00 provisional; 20 for 240.00 come: 5 of them cost 60.00, 10.00 more.
    w = build()
    lamp = track(w, w.skus[0], allow_negative=True)
    w.adjust(lamp, 10, "100.00", kind="opening")
    order = w.place((lamp, 15, 20))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(-5), D(0), D(0))
    assert w.balances()["540101"] == D("150.00")
    assert w.balances()["140501"] == D("-50.00")
    line = purchasing.NewPurchaseOrderLine(lamp, D(20), D(12))
    [bought] = purchasing.place(
        [purchasing.NewPurchaseOrder(w.supplier, w.warehouse, later(1), [line])], actor=SYSTEM, now=later(1)
    )
    purchasing.confirm([bought], actor=SYSTEM, now=later(1))
    purchasing.receive([bought], actor=SYSTEM, now=later(1))
    assert w.position(lamp) == (D(15), D(0), D(0))
    assert w.balances()["140501"] == D("180.00")
    assert w.balances()["540102"] == D("10.00")
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    w = build()
    lamp = w.skus[0]
    carton_of_twelve(lamp)
    box = gift_box(w)
    [prices] = pricing.create_price_lists(
        [pricing.NewPriceList(company_id=w.company, code="L1", name="价")], actor=SYSTEM, now=NOW
    )
    pricing.create_prices([pricing.NewPrice(list_id=prices, sku_id=box, price=D(20))], actor=SYSTEM, now=NOW)

    def loop(n: int) -> int:
        db.take_ids(1)
        lines = [sales.NewOrderLine(lamp, D(1), D(100), unit="ctn"), sales.NewOrderLine(box, D(1), None)]
        new = [sales.NewOrder(w.shop, w.customer, NOW, lines) for _ in range(n)]
        with db.count_statements() as counted:
            sales.place(new, actor=SYSTEM, now=NOW)
        return steady(counted)

    loop(1)
    assert loop(1) == loop(100)
