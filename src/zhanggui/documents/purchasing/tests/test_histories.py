"""Random lives of an order: received, billed, sold and sent back in any parts and at any price; the sums must come out."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.orders.errors import NothingToBill
from zhanggui.documents.purchasing.tests.buying import confirmed
from zhanggui.foundation.identity.public import SYSTEM

pytestmark = pytest.mark.django_db
ORDERED = D(12)


class Step(NamedTuple):
    """What happens to one of the two lines; `price` counts for dearer bills only."""

    action: str
    at: int
    qty: int
    price: Decimal


PRICE = st.decimals("0", "20", places=3)
STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(["receive", "receive", "bill", "dearer", "return", "lose"]),
        st.integers(0, 1),
        st.integers(1, 7),
        PRICE,
    ),
    min_size=2,
    max_size=12,
)


class Life:
    """An order of two lines with what came in, went back and was lost of each."""

    def __init__(self, w: World, prices: tuple[Decimal, Decimal]) -> None:
        self.w = w
        self.order = confirmed(w, (w.skus[0], ORDERED, prices[0]), (w.skus[1], ORDERED, prices[1]))
        self.lines = [row.line_id for row in purchasing.read_lines([self.order])]
        self.came, self.gone, self.lost = [D(0), D(0)], [D(0), D(0)], [D(0), D(0)]

    def do(self, step: Step) -> None:
        """The step as far as it is possible."""
        at = step.at
        here = self.came[at] - self.gone[at] - self.lost[at]
        if step.action in ("bill", "dearer"):
            self.bill(step)
        elif step.action == "receive" and self.came[at] < ORDERED:
            qty = min(D(step.qty), ORDERED - self.came[at])
            purchasing.receive([self.order], actor=SYSTEM, now=NOW, quantities={self.lines[at]: qty})
            self.came[at] += qty
        elif step.action == "return" and here:
            self.send_back(at, min(D(step.qty), here))
        elif step.action == "lose" and here:
            self.w.adjust(self.w.skus[at], -int(min(D(step.qty), here)))
            self.lost[at] += min(D(step.qty), here)

    def bill(self, step: Step) -> None:
        """So much of the line, or what is open of it."""
        line = self.lines[step.at]
        prices = {line: step.price} if step.action == "dearer" else None
        qty = D(step.qty)
        while qty:
            try:
                with transaction.atomic():
                    purchasing.bill([self.order], actor=SYSTEM, now=NOW, quantities={line: qty}, prices=prices)
            except NothingToBill as refused:
                qty = D(refused.params["left"])  # type: ignore[arg-type]
            else:
                return

    def send_back(self, at: int, qty: Decimal) -> None:
        """So much of the line goes back."""
        line = purchasing.NewPurchaseReturnLine(self.lines[at], qty)
        purchasing.record_returns([purchasing.NewPurchaseReturn(self.order, NOW, [line])], actor=SYSTEM, now=NOW)
        self.gone[at] += qty

    def end(self) -> None:
        """Everything is billed, then everything that is here goes back."""
        for at in (0, 1):
            self.bill(Step("bill", at, 12, D(0)))
            if self.came[at] - self.gone[at] - self.lost[at]:
                self.send_back(at, self.came[at] - self.gone[at] - self.lost[at])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=STEPS, prices=st.tuples(PRICE, PRICE), deductible=st.booleans(), costing=st.sampled_from(["moving", "fifo"])
)
@pytest.mark.slow
def test_no_estimate_no_stock_and_no_debt_is_left(
    steps: list[Step], prices: tuple[Decimal, Decimal], deductible: bool, costing: str
) -> None:
    with transaction.atomic():
        life = Life(
            build(receipts_billed=False, costing=costing, taxpayer="general" if deductible else "small"), prices
        )
        for step in steps:
            life.do(step)
        life.end()
        left = life.w.balances()
        if any(life.lost):
            # Lost goods stay billed; nothing of the receipts stays estimated, no stock stays valued.
            assert not {"220202", "140501"} & left.keys()
        else:
            assert left == {}
        assert_proved()
        # Nothing of an example stays for the next.
        transaction.set_rollback(True)
