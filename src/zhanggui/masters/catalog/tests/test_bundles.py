"""Bundles (组合装): taking apart, sharing the price, no circles."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.masters.catalog.errors import BundleLoop, BundleTooDeep, ComponentRefused, NotABundle
from zhanggui.masters.catalog.public import (
    Bundle,
    Component,
    NewProduct,
    NewSku,
    Part,
    bundles,
    create_products,
    explode,
    set_bundles,
    skus_by_code,
)
from zhanggui.masters.errors import Missing, OutOfRange, Repeated, TooManyDecimals

GOLDEN = Path(__file__).parents[5] / "tests" / "facts" / "golden_cases.json"
A06 = next(case for case in json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"] if case["id"] == "A06")


def component(sku_id: int, qty: str = "1", weight: str = "1") -> Component:
    return Component(sku_id=sku_id, qty=Decimal(qty), weight=Decimal(weight))


def bundle(sku_id: int, *components: Component) -> Bundle:
    return Bundle(sku_id=sku_id, components=components)


def test_the_price_is_shared_as_in_the_golden_case_a06() -> None:
    weights = A06["inputs"]["weights"]
    parts = [component(place, weight=weight) for place, weight in enumerate(weights)]
    found = explode(9, Decimal(1), Decimal(A06["inputs"]["total"]), {9: bundle(9, *parts)})
    assert [part.amount for part in found] == [Decimal(each) for each in A06["expected"]]


def test_bundles_in_bundles_are_shared_level_by_level() -> None:
    table = {
        1: bundle(1, component(2, "2", "1"), component(5, "0.5", "3")),
        2: bundle(2, component(3), component(4, "3")),
    }
    assert explode(1, Decimal(10), Decimal("100.01"), table) == [
        Part(3, Decimal("20.0000"), Decimal("12.50")),
        Part(4, Decimal("60.0000"), Decimal("12.50")),
        Part(5, Decimal("5.0000"), Decimal("75.01")),
    ]
    assert explode(7, Decimal(2), Decimal(5), table) == [Part(7, Decimal(2), Decimal(5))]


@given(
    weights=st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=8),
    amount=st.decimals(-10000, 10000, places=2),
)
def test_the_parts_add_up_to_the_amount(weights: list[Decimal], amount: Decimal) -> None:
    parts = tuple(Component(sku_id=n, qty=Decimal(1), weight=weight) for n, weight in enumerate(weights, start=2))
    found = explode(1, Decimal(3), amount, {1: Bundle(sku_id=1, components=parts)})
    assert sum(part.amount for part in found) == amount
    assert all(part.qty == 3 for part in found)


pytestmark = pytest.mark.django_db


@pytest.fixture
def ids(now: datetime) -> dict[str, int]:
    """B1–B5 are bundles; A and C are goods, M is sold by the metre, F is a fee."""
    batch = [
        NewProduct(code=code, name=code, skus=(NewSku(code=code, bundle=True),)) for code in ("B1", "B2", "B3", "B4")
    ]
    batch += [NewProduct(code=code, name=code) for code in ("A", "C")]
    batch += [NewProduct(code="M", name="布", unit="m"), NewProduct(code="F", name="运费", kind="fee")]
    create_products(batch, actor=SYSTEM, now=now)
    return {code: row.id for code, row in skus_by_code([new.code for new in batch]).items()}


def test_a_bundle_is_stored_and_not_stocked(ids: dict[str, int], now: datetime) -> None:
    gift = bundle(ids["B1"], component(ids["A"], "2", "79"), component(ids["M"], "1.55", "39"))
    outer = bundle(ids["B2"], component(ids["B1"]), component(ids["C"], "3"))
    set_bundles([gift, outer], actor=SYSTEM, now=now)
    assert bundles([ids["B2"]]) == {ids["B1"]: gift, ids["B2"]: outer}
    assert bundles([ids["A"]]) == {}
    assert skus_by_code(["B1"])["B1"].stocked is False
    set_bundles([bundle(ids["B1"], component(ids["C"]))], actor=SYSTEM, now=now)
    assert [part.sku_id for part in bundles([ids["B1"]])[ids["B1"]].components] == [ids["C"]]


def test_circles_are_refused(ids: dict[str, int], now: datetime) -> None:
    set_bundles(
        [bundle(ids["B1"], component(ids["B2"])), bundle(ids["B2"], component(ids["A"]))], actor=SYSTEM, now=now
    )
    with pytest.raises(BundleLoop) as error:
        set_bundles([bundle(ids["B2"], component(ids["B1"]))], actor=SYSTEM, now=now)
    assert error.value.params["chain"] == "B2 → B1 → B2"
    with pytest.raises(BundleLoop):
        set_bundles([bundle(ids["B3"], component(ids["B3"]))], actor=SYSTEM, now=now)


def test_three_levels_are_enough(ids: dict[str, int], now: datetime) -> None:
    chain = [bundle(ids[code], component(ids[below])) for code, below in (("B1", "B2"), ("B2", "B3"), ("B3", "A"))]
    set_bundles(chain, actor=SYSTEM, now=now)
    with pytest.raises(BundleTooDeep):
        set_bundles([bundle(ids["B4"], component(ids["B1"]))], actor=SYSTEM, now=now)
    set_bundles([bundle(ids["B4"], component(ids["C"]))], actor=SYSTEM, now=now)
    with pytest.raises(BundleTooDeep):
        set_bundles([bundle(ids["B3"], component(ids["B4"]))], actor=SYSTEM, now=now)


def test_bad_components(ids: dict[str, int], now: datetime) -> None:
    cases: list[tuple[Bundle, type[Exception]]] = [
        (bundle(ids["A"], component(ids["C"])), NotABundle),
        (bundle(ids["B1"]), OutOfRange),
        (bundle(ids["B1"], component(ids["F"])), ComponentRefused),
        (bundle(ids["B1"], component(5)), Missing),
        (bundle(5, component(ids["A"])), Missing),
        (bundle(ids["B1"], component(ids["A"], "0")), OutOfRange),
        (bundle(ids["B1"], component(ids["A"], "1e18")), OutOfRange),
        (bundle(ids["B1"], component(ids["A"], "1.5")), TooManyDecimals),
        (bundle(ids["B1"], component(ids["A"], "1", "-1")), OutOfRange),
        (bundle(ids["B1"], component(ids["A"]), component(ids["A"])), Repeated),
    ]
    for each, kind in cases:
        with pytest.raises(kind):
            set_bundles([each], actor=SYSTEM, now=now)


def test_statements_do_not_grow_with_the_batch(
    ids: dict[str, int], now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    batch = [NewProduct(code=f"X{n}", name="x", skus=(NewSku(code=f"X{n}", bundle=True),)) for n in range(500)]
    create_products(batch, actor=SYSTEM, now=now)
    rows = [row.id for row in skus_by_code([new.code for new in batch]).values()]

    def fill(sku_ids: list[int]) -> Callable[[], object]:
        filled = [bundle(sku_id, component(ids["A"]), component(ids["C"])) for sku_id in sku_ids]
        return lambda: set_bundles(filled, actor=SYSTEM, now=now)

    assert len(statements(fill(rows[:1]))) == len(statements(fill(rows))) == 7
