"""The golden costing cases (costing.md §2, §3, §5) through the pool's own steps."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.kernel.money import allocate, q6
from zhanggui.ledgers.stock.costing import Pool, return_share

FACTS = Path(__file__).parents[5] / "tests" / "facts" / "golden_cases.json"
CASES = json.loads(FACTS.read_text(encoding="utf-8"))["cases"]
# Month-end averaging is another policy; back-dating and per-warehouse pools need the ledger (test_ledger.py).
PURE = [
    c for c in CASES if c["kind"] == "costing" and c["method"] in ("moving", "fifo") and c["id"] not in ("K08", "K16")
]


def _play(
    pool: Pool, step: dict[str, Any], done: dict[str, tuple[Decimal, Decimal, list[Decimal], int]], number: int
) -> tuple[Decimal, Decimal]:
    qty = Decimal(step.get("qty", "0"))
    kind = step["t"]
    if kind == "in":
        made = pool.receive(qty, Decimal(step["amount"]), number)
    elif kind == "out":
        made = pool.issue(qty)
    elif kind == "sales_return":
        whole, amount, before, _ = done[step["of"]]
        value = return_share(amount, whole, before[0], before[1], qty)
        before[0] += qty
        before[1] += value
        made = pool.receive(qty, value, number)
    elif kind == "purchase_return":
        whole, amount, before, layer = done[step["of"]]
        value = return_share(amount, whole, before[0], before[1], qty)
        before[0] += qty
        before[1] += value
        made = pool.give_back(qty, value, layer)
    else:
        made = pool.revalue(Decimal(step["amount"]))
    if "id" in step:
        done[step["id"]] = (qty, made.amount, [Decimal(0), Decimal(0)], number)
    return made.amount, made.adjustment


@pytest.mark.parametrize("case", PURE, ids=[c["id"] for c in PURE])
def test_golden_case(case: dict[str, Any]) -> None:
    pool = Pool(fifo=case["method"] == "fifo")
    done: dict[str, tuple[Decimal, Decimal, list[Decimal], int]] = {}
    for number, step in enumerate(case["transactions"], 1):
        amount, adjustment = _play(pool, step, done, number)
        if "expected_amount" in step:
            assert amount == Decimal(step["expected_amount"]), step
        if "expected_adjustment" in step:
            # The case states the change of cost of sales; the pool changes by the opposite.
            assert -adjustment == Decimal(step["expected_adjustment"]), step
    final = case["expected_final"]
    assert (pool.qty, pool.amount) == (Decimal(final["qty"]), Decimal(final["amount"]))
    if final.get("unit_cost") and pool.qty:
        assert q6(pool.amount / pool.qty) == Decimal(final["unit_cost"])


money = st.decimals(min_value="0", max_value="100000", places=2)
quantity = st.decimals(min_value="0.0001", max_value="1000", places=4)


@given(st.lists(st.tuples(st.booleans(), quantity, money), max_size=40), st.booleans())
def test_value_is_never_made_or_lost(history: list[tuple[bool, Decimal, Decimal]], fifo: bool) -> None:
    """Whatever comes and goes, also below zero: the pool holds what came in less what went out plus the adjustments."""
    pool = Pool(fifo=fifo)
    flow = held = Decimal(0)
    for number, (inward, qty, amount) in enumerate(history, 1):
        step = pool.receive(qty, amount, number) if inward else pool.issue(qty)
        flow += (step.amount if inward else -step.amount) + step.adjustment
        held += qty if inward else -qty
        assert (pool.qty, pool.amount) == (held, flow)
        assert pool.qty or not pool.amount
        if fifo and pool.qty >= 0:
            assert sum((x.amount for x in pool.layers), Decimal(0)) == pool.amount
            assert sum((x.qty for x in pool.layers), Decimal(0)) == pool.qty


@given(st.decimals(min_value="-100000", max_value="100000", places=2), st.lists(money, min_size=1, max_size=20))
def test_allocate_loses_no_cent(total: Decimal, weights: list[Decimal]) -> None:
    shares = allocate(total, weights)
    assert sum(shares) == total
    assert [-s for s in shares] == allocate(-total, weights)


@pytest.mark.parametrize("case", [c for c in CASES if c["kind"] == "allocation"], ids=lambda c: c["id"])
def test_allocation_case(case: dict[str, Any]) -> None:
    total = Decimal(case["inputs"]["total"])
    assert allocate(total, [Decimal(w) for w in case["inputs"]["weights"]]) == [Decimal(s) for s in case["expected"]]
