"""Random histories of a small shop: whatever people do in whatever order, everything that `verify` checks holds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.world import NOW, World, assert_proved, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.acceptances import queries as acceptances
from zhanggui.documents.valuation import public as valuation
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.errors import DomainError
from zhanggui.ledgers.books import public as books

pytestmark = pytest.mark.django_db

quantities = st.decimals(min_value="0.0001", max_value="50", places=4)
prices = st.decimals(min_value="0", max_value="500", places=2)
deeds = st.one_of(
    st.tuples(st.just("find"), st.integers(0, 2), quantities, prices),
    st.tuples(st.just("lose"), st.integers(0, 2), quantities, prices),
    st.tuples(st.just("place"), st.integers(0, 2), quantities, prices),
    st.tuples(
        st.sampled_from(
            [
                "confirm",
                "backorder",
                "ship",
                "part",
                "cancel",
                "reopen",
                "close",
                "pay",
                "receive",
                "unreceive",
                "unship",
                "back",
            ]
        ),
        st.integers(0, 5),
        quantities,
        prices,
    ),
)


def _do(w: World, orders: list[int], deed: tuple[str, int, Decimal, Decimal]) -> None:
    what, number, qty, price = deed
    if what == "find":
        w.adjust(w.skus[number], str(qty), str(price))
    elif what == "lose":
        w.adjust(w.skus[number], str(-qty))
    elif what == "place":
        orders.append(w.place((w.skus[number], str(qty), str(price)), (w.skus[(number + 1) % 3], "1", "9.99")))
    elif orders:
        order = orders[number % len(orders)]
        if what in ("confirm", "backorder"):
            sales.confirm([order], actor=SYSTEM, now=NOW, partial=what == "backorder")
        elif what == "ship":
            sales.ship([order], actor=SYSTEM, now=NOW)
        elif what == "part":
            sales.ship(
                [order], actor=SYSTEM, now=NOW, quantities={row.line_id: qty for row in sales.read_lines([order])}
            )
        elif what == "pay":
            w.pay_orders([order])
        elif what == "receive":
            sales.confirm_receipt([sales.NewAcceptance(order)], actor=SYSTEM, now=NOW)
        elif what == "unreceive":
            found = [a.id for a in acceptances.page(actor=SYSTEM, order_id=order).items if a.state == "posted"]
            sales.undo_acceptances(found[:1], actor=SYSTEM, now=NOW)
        elif what == "unship":
            left = warehouse.shipped_lines([order], "sales.order")
            warehouse.undo_shipments([moved.document_id for moved in left[:1]], actor=SYSTEM, now=NOW)
        elif what == "back":
            [line, *_] = sales.read_lines([order])
            came = aftersales.NewReturnLine(line.sku_id, qty, order_line_id=line.line_id)
            aftersales.record([aftersales.NewReturn(w.shop, w.customer, NOW, [came])], actor=SYSTEM, now=NOW)
        else:
            getattr(sales, what)([order], actor=SYSTEM, now=NOW)


@given(
    st.lists(deeds, min_size=5, max_size=20),
    st.sampled_from(["moving", "fifo"]),
    st.sampled_from(["company", "warehouse"]),
    st.sampled_from(["ON_SHIP", "ON_CONFIRM"]),
)
@settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_history_is_proved(
    history: list[tuple[str, int, Decimal, Decimal]], costing: str, pool: str, point: str
) -> None:
    # Each example is its own company; the database goes on growing, as a real one does.
    w = build(costing=costing, pool=pool, revenue_point=point, code=f"H{_next()}")
    orders: list[int] = []
    done = 0
    for deed in history:
        try:
            _do(w, orders, deed)
            done += 1
        except DomainError:
            # A refusal is a right answer too; nothing may be left of it.
            pass
    valuation.replay(w.company, w.skus, actor=SYSTEM, now=NOW)
    if done % 2:
        books.roll_up()
    assert_proved()


_numbers = iter(range(1_000_000))


def _next() -> int:
    return next(_numbers)
