"""Two writers at the same moment, with the lock and without it: only the lock keeps trees and bundles free of circles."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from django.db import connection

from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.masters.catalog import locks
from zhanggui.masters.catalog.bundles.explode import circle
from zhanggui.masters.catalog.categories.tree import Node, places
from zhanggui.masters.catalog.errors import BundleLoop, CategoryLoop, UnitLoop
from zhanggui.masters.catalog.models import Category, Unit
from zhanggui.masters.catalog.public import (
    Bundle,
    CategoryValues,
    Change,
    Component,
    NewCategory,
    NewProduct,
    NewSku,
    NewUnit,
    UnitValues,
    bundles,
    create_categories,
    create_products,
    create_units,
    set_bundles,
    skus_by_code,
    update_categories,
    update_units,
)
from zhanggui.masters.catalog.units.conversion import loop

pytestmark = pytest.mark.usefixtures("fresh_db")


def side_by_side(first: Callable[[], object], second: Callable[[], object]) -> list[BaseException]:
    """Run `first` and leave its transaction open until `second` has ended or waits for it; what `second` raised."""
    raised: list[BaseException] = []

    def other() -> None:
        try:
            second()
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=other)
    with db.transaction():
        first()
        thread.start()
        thread.join(1)
    thread.join(30)
    assert not thread.is_alive()
    return raised


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table locks do nothing."""

    class Nothing:
        def run(self) -> int:
            return 0

    for name in ("lock_categories", "lock_units", "lock_bundles"):
        monkeypatch.setitem(locks.SQL._statements, name, Nothing())  # type: ignore[misc]


def move_categories(now: datetime) -> list[BaseException]:
    """A below B and B below A."""
    a, b = create_categories([NewCategory(code=code, name=code) for code in "AB"], actor=SYSTEM, now=now)

    def move(node: int, parent: int) -> Callable[[], object]:
        change = Change(id=node, version=1, values=CategoryValues(parent_id=parent))
        return lambda: update_categories([change], actor=SYSTEM, now=now)

    return side_by_side(move(a, b), move(b, a))


def lost_categories() -> set[int]:
    """The categories that hang on a circle."""
    return places({id_: Node(parent, "") for id_, parent in Category.objects.values_list("id", "parent_id")})[1]


def test_categories_can_t_be_moved_below_each_other(now: datetime) -> None:
    assert [type(error) for error in move_categories(now)] == [CategoryLoop]
    assert lost_categories() == set()


@pytest.mark.usefixtures("unlocked")
def test_without_the_lock_two_moves_cut_a_subtree_off(now: datetime) -> None:
    assert move_categories(now) == []
    assert len(lost_categories()) == 2


def base_units(now: datetime) -> list[BaseException]:
    """A counted in B and B counted in A."""
    a, b = create_units([NewUnit(code=code, name=code) for code in "AB"], actor=SYSTEM, now=now)

    def count_in(unit: int, base: int) -> Callable[[], object]:
        change = Change(id=unit, version=1, values=UnitValues(base_id=base, factor=Decimal(2)))
        return lambda: update_units([change], actor=SYSTEM, now=now)

    return side_by_side(count_in(a, b), count_in(b, a))


def test_units_can_t_be_counted_in_each_other(now: datetime) -> None:
    assert [type(error) for error in base_units(now)] == [UnitLoop]
    assert loop(dict(Unit.objects.values_list("id", "base_id"))) is None


@pytest.mark.usefixtures("unlocked")
def test_without_the_lock_two_conversions_close_a_circle(now: datetime) -> None:
    assert base_units(now) == []
    assert loop(dict(Unit.objects.values_list("id", "base_id"))) is not None


def fill_bundles(now: datetime) -> tuple[int, list[BaseException]]:
    """A contains B and B contains A."""
    batch = [NewProduct(code=code, name=code, skus=(NewSku(code=code, bundle=True),)) for code in "AB"]
    create_products(batch, actor=SYSTEM, now=now)
    a, b = (skus_by_code([code])[code].id for code in "AB")

    def fill(bundle: int, content: int) -> Callable[[], object]:
        parts = (Component(sku_id=content, qty=Decimal(1), weight=Decimal(1)),)
        return lambda: set_bundles([Bundle(sku_id=bundle, components=parts)], actor=SYSTEM, now=now)

    return a, side_by_side(fill(a, b), fill(b, a))


def test_bundles_can_t_contain_each_other(now: datetime) -> None:
    first, raised = fill_bundles(now)
    assert [type(error) for error in raised] == [BundleLoop]
    assert circle(first, bundles([first])) is None


@pytest.mark.usefixtures("unlocked")
def test_without_the_lock_bundles_contain_each_other(now: datetime) -> None:
    first, raised = fill_bundles(now)
    assert raised == []
    assert circle(first, bundles([first])) is not None
