"""Random histories of buying, selling, paying, setting off and undoing: whatever is undone in whatever order, `verify` is clean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.world import DAY, NOW, D, World, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.tests.buying import buy
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books

pytestmark = pytest.mark.django_db

DEEDS = (
    "buy", "bill", "adjust", "revalue", "send", "sell", "pay", "advance", "write_off", "offset", "match",
    "undo_bill", "undo_payment", "undo_writeoff", "undo_offset", "undo_adjustment", "undo_shipment", "unmatch",
)  # fmt: skip
deeds = st.tuples(
    st.sampled_from(DEEDS),
    st.integers(0, 9),
    st.decimals(min_value="0.5", max_value="20", places=2),
    st.decimals(min_value="-50", max_value="200", places=2),
)


class Shop:
    """What was made so far, by kind; a deed picks by number."""

    def __init__(self, w: World) -> None:
        self.w = w
        self.made: dict[str, list[int]] = {}

    def pick(self, kind: str, number: int) -> int:
        """One of those made, or an id that is none."""
        found = self.made.get(kind, [])
        return found[number % len(found)] if found else 1

    def keep(self, kind: str, *ids: int) -> None:
        """Remember what was made."""
        self.made.setdefault(kind, []).extend(ids)

    def do(self, what: str, number: int, qty: Decimal, amount: Decimal) -> None:
        """One deed; a refusal raises."""
        sku = self.w.skus[number % 2]
        if what.startswith("undo_"):
            kind = what.removeprefix("undo_")
            room = warehouse if kind in ("adjustment", "shipment") else invoicing
            getattr(room, f"undo_{kind}s")([self.pick(kind, number)], actor=SYSTEM, now=NOW)
        elif what in ("buy", "bill", "sell"):
            self._trade(what, number, sku, qty, amount)
        elif what in ("adjust", "revalue", "send"):
            self._stock(what, number, sku, qty, amount)
        else:
            self._money(what, number, abs(amount) + 1)

    def _trade(self, what: str, number: int, sku: int, qty: Decimal, amount: Decimal) -> None:
        if what == "buy":
            self.keep("order", buy(self.w, (sku, str(qty), str(abs(amount)))))
        elif what == "bill":
            order = self.pick("order", number)
            prices = {row.line_id: abs(amount) for row in purchasing.read_lines([order])}
            bills = purchasing.bill([order], actor=SYSTEM, now=NOW, prices=prices)
            self.keep("bill", *[bill.id for bill in bills])
            self.keep("item", *[bill.item_id for bill in bills if bill.item_id])
        else:
            order = self.w.place((sku, str(qty), str(abs(amount))), shop=self.w.wholesale)
            sales.confirm([order], actor=SYSTEM, now=NOW)
            sales.ship([order], actor=SYSTEM, now=NOW)
            self.keep("shipment", *{x.document_id for x in warehouse.shipped_lines([order], "sales.order")})
            bills = invoicing.bills_of_origins([order], "sales.order")
            self.keep("bill", *[bill.id for bill in bills])
            self.keep("item", *[bill.item_id for bill in bills if bill.item_id])

    def _stock(self, what: str, number: int, sku: int, qty: Decimal, amount: Decimal) -> None:
        w = self.w
        if what == "send":
            lines = [warehouse.NewShipmentLine(sku, qty)]
            sent = warehouse.NewShipment(w.company, w.warehouse, "sale", Origin("test", 1), DAY, NOW, lines, w.customer)
            self.keep("shipment", *warehouse.dispatch([sent], actor=SYSTEM, now=NOW))
            return
        line = warehouse.NewAdjustmentLine(sku, qty if number % 3 else -qty, None, abs(amount))
        if what == "revalue":
            line = warehouse.NewAdjustmentLine(sku, D(0), None, amount or D(1))
        kind = "revaluation" if what == "revalue" else "other"
        new = warehouse.NewAdjustment(w.company, w.warehouse, kind, Origin("test", 1), DAY, NOW, [line], "test")
        self.keep("adjustment", *warehouse.record_adjustments([new], actor=SYSTEM, now=NOW))

    def _money(self, what: str, number: int, amount: Decimal) -> None:
        w = self.w
        item = self.pick("item", number)
        if what == "unmatch":
            found = books.allocations_of_items([self.pick("item", i) for i in range(number + 1)])
            invoicing.unallocate(list(found)[:1], actor=SYSTEM, now=NOW)
        elif what in ("offset", "match"):
            other = self.pick("item", number + 1)
            if what == "offset":
                new = invoicing.NewOffset(item, other, amount, DAY)
                self.keep("offset", *invoicing.offset([new], actor=SYSTEM, now=NOW))
            else:
                rows = books.open_items([item, other])
                if len(rows) < 2:
                    return
                pair = sorted(rows.values(), key=lambda row: not row.is_debit)
                invoicing.allocate([books.Match(pair[0].id, pair[-1].id, amount, DAY)], actor=SYSTEM, now=NOW)
        elif what == "advance":
            account = ("220301", "112201")[number % 2]
            new_payment = invoicing.NewPayment(
                w.company, "in", w.cash, account, amount, DAY, (), w.customer, None, w.wholesale
            )
            self._pay(new_payment)
        else:
            row = books.open_items([item]).get(item)
            if row is None:
                return
            settles = [(item, amount)]
            if what == "pay":
                direction = "in" if row.side == "D" else "out"
                self._pay(
                    invoicing.NewPayment(w.company, direction, w.cash, row.account, amount, DAY, settles, row.customer_id, row.supplier_id, row.shop_id)
                )  # fmt: skip
            elif row.side == "D":
                new_writeoff = invoicing.NewWriteoff(
                    w.company, row.account, amount, DAY, "test", Origin("test", 1), row.customer_id, row.shop_id, None, settles
                )  # fmt: skip
                self.keep("writeoff", *invoicing.write_off([new_writeoff], actor=SYSTEM, now=NOW))

    def _pay(self, new: invoicing.NewPayment) -> None:
        [payment] = invoicing.pay([new], actor=SYSTEM, now=NOW)
        self.keep("payment", payment.id)
        self.keep("item", payment.item_id)


@given(
    st.lists(deeds, min_size=10, max_size=40),
    st.sampled_from(["moving", "fifo"]),
    st.sampled_from(["company", "warehouse"]),
)
@settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_history_with_undoing_is_proved(
    history: list[tuple[str, int, Decimal, Decimal]], costing: str, pool: str
) -> None:
    shop = Shop(build(costing=costing, pool=pool, code=f"U{next(_numbers)}", receipts_billed=False))
    for deed in history:
        try:
            shop.do(*deed)
        except DomainError:
            # A refusal is a right answer too; nothing may be left of it.
            pass
    assert_proved()


_numbers = iter(range(1_000_000))
