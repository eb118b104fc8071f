"""What a return must fit, who may make it, what a batch costs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from psycopg.errors import UniqueViolation

from tests.world import NOW, D, assert_proved, build
from zhanggui.documents.aftersales import permissions
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.aftersales.public import NewReturnLine, Original
from zhanggui.documents.aftersales.returns.errors import (
    ForeignOrder,
    ForeignOrderLine,
    InvalidLine,
    NoLines,
    NoWarehouse,
    UnknownLine,
    UnknownMaster,
)
from zhanggui.documents.aftersales.tests.selling import (
    credits_of,
    line_of,
    return_of,
    sell,
    statements,
)
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM, MissingPermission, OutOfScope
from zhanggui.kernel import db
from zhanggui.kernel.errors import Many, NotFound
from zhanggui.masters.organization import public as organization

pytestmark = pytest.mark.django_db


def test_returns_are_refused_with_every_reason_at_once() -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 3, "9.00", kind="opening")
    line = line_of(sell(w, (lamp, 3, "10.00")))
    stranger = build(code="X")
    with pytest.raises(Many) as refused:
        aftersales.create(
            [
                return_of(w, NewReturnLine(lamp, D(1), D(1)))._replace(customer_id=stranger.customer),
                return_of(w, NewReturnLine(0, D(1), D(1))),
                return_of(w)._replace(shop_id=0),
                return_of(w)._replace(warehouse_id=stranger.warehouse),
            ],
            actor=SYSTEM,
            now=NOW,
        )
    assert [(type(e), e.field) for e in refused.value.errors] == [
        (UnknownMaster, "customer_id"), (UnknownMaster, "lines.0.sku_id"), (UnknownMaster, "shop_id"), (UnknownMaster, "warehouse_id"),
    ]  # fmt: skip
    bad = [
        (NewReturnLine(lamp, D(0), D(1)), InvalidLine),
        (NewReturnLine(lamp, D(1), D(-1)), InvalidLine),
        (NewReturnLine(lamp, D(1), D("1.001")), InvalidLine),
        (NewReturnLine(lamp, D(1)), InvalidLine),
        (NewReturnLine(lamp, D(1), D(1), quality="lost"), InvalidLine),
        (NewReturnLine(lamp, D(1), D(1), originals=[Original(1, 1, 1, D(2))]), InvalidLine),
        (NewReturnLine(bulb, D(1), D(1), order_line_id=line), ForeignOrderLine),
        (NewReturnLine(lamp, D(1), D(1), order_line_id=1), ForeignOrderLine),
    ]
    with pytest.raises(Many) as refused:
        aftersales.create([return_of(w, each) for each, _ in bad], actor=SYSTEM, now=NOW)
    assert [type(e) for e in refused.value.errors] == [error for _, error in bad]
    assert [e.row for e in refused.value.errors] == list(range(len(bad)))


def test_a_return_fits_its_order_its_shop_and_its_lines() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 3, "9.00", kind="opening")
    order = sell(w, (lamp, 3, "10.00"))
    good = return_of(w, NewReturnLine(lamp, D(1), D(1)))
    for new, error in (
        (good._replace(lines=[]), NoLines),
        (good._replace(order_id=order, shop_id=w.wholesale), ForeignOrder),
        (good._replace(order_id=1), ForeignOrder),
    ):
        with pytest.raises(error):
            aftersales.create([new], actor=SYSTEM, now=NOW)
    [homeless] = organization.create_shops(
        [organization.NewShop(company_id=w.company, code="S9", name="快闪店")], actor=SYSTEM, now=NOW
    )
    with pytest.raises(NoWarehouse):
        aftersales.create([good._replace(shop_id=homeless)], actor=SYSTEM, now=NOW)
    [back] = aftersales.create([good._replace(order_id=order)], actor=SYSTEM, now=NOW)
    aftersales.approve([back], actor=SYSTEM, now=NOW)
    for wrong in ({back: D(1)}, {aftersales.read_lines([back])[0].line_id: D(-1)}):
        with pytest.raises(UnknownLine):
            aftersales.receive([back], actor=SYSTEM, now=NOW, quantities=wrong)
    assert w.position(lamp) == (D(0), D(0), D(0))


def test_a_shop_s_number_is_used_once() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 1, "9.00", kind="opening")
    new = return_of(w, NewReturnLine(lamp, D(1), D(1)), external="C536379")
    aftersales.record([new], actor=SYSTEM, now=NOW)
    with pytest.raises(UniqueViolation):
        aftersales.record([new], actor=SYSTEM, now=NOW)
    assert w.position(lamp) == (D(2), D(0), D(0))
    assert_proved()


def test_who_may_not_does_not() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 3, "9.00", kind="opening")
    order = sell(w, (lamp, 3, "10.00"))
    clerk = replace(SYSTEM, permissions=frozenset({permissions.RETURN_CREATE.code, permissions.RETURN_RECEIVE.code}))
    new = return_of(w, NewReturnLine(lamp, D(3), order_line_id=line_of(order)))
    with pytest.raises(OutOfScope):
        aftersales.create([new], actor=replace(clerk, shops=frozenset({w.wholesale})), now=NOW)
    [back] = aftersales.create([new], actor=clerk, now=NOW)
    for command in (aftersales.approve, aftersales.cancel, aftersales.close):
        with pytest.raises(MissingPermission):
            command([back], actor=clerk, now=NOW)
    aftersales.approve([back], actor=SYSTEM, now=NOW)
    with pytest.raises(OutOfScope):
        aftersales.receive([back], actor=replace(clerk, warehouses=frozenset()), now=NOW)
    with pytest.raises(NotFound):
        aftersales.receive([back], actor=replace(clerk, companies=frozenset()), now=NOW)
    with pytest.raises(MissingPermission):
        aftersales.refund([back], cash_account_id=w.cash, actor=clerk, now=NOW)
    assert w.position(lamp) == (D(0), D(0), D(0))
    aftersales.receive([back], actor=clerk, now=NOW)
    assert w.position(lamp) == (D(3), D(0), D(0))
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 9000, "9000.00", kind="opening")
    w.adjust(bulb, 9000, "9000.00", kind="opening")

    def loop(n: int) -> int:
        order = sell(w, (lamp, 4 * n, 10 * n), (bulb, 4 * n, 10 * n))
        lines = [NewReturnLine(s, D(1), order_line_id=line_of(order, line=i)) for i, s in enumerate((lamp, bulb))]
        with db.count_statements() as counted:
            ids = list(aftersales.record([return_of(w, *lines)] * n, actor=SYSTEM, now=NOW))
            drafts = aftersales.create([return_of(w, *lines)] * n, actor=SYSTEM, now=NOW)
            aftersales.approve(drafts, actor=SYSTEM, now=NOW)
            aftersales.receive(drafts, actor=SYSTEM, now=NOW)
            aftersales.refund([*ids, *drafts], cash_account_id=w.cash, actor=SYSTEM, now=NOW)
        return statements(counted)

    loop(1)
    assert loop(1) == loop(500)
    assert_proved()


def test_sales_and_returns_of_the_same_batch_add_up() -> None:
    """Many small returns in one batch take their original's price and cost to the cent, whatever the order."""
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 7, "9.99", kind="opening")
    order = sell(w, (lamp, 7, "10.00"))
    lines = [NewReturnLine(lamp, D(q), order_line_id=line_of(order)) for q in (1, 2, 1, 3)]
    backs = aftersales.record([return_of(w, line) for line in lines], actor=SYSTEM, now=NOW)
    assert sum(credits_of(*backs)) == D("-10.00")
    assert w.balances() == {"140501": D("9.99"), "310405": D("-9.99")}
    assert sales.returnable_of_lines([line_of(order)]) == []
    assert_proved()
