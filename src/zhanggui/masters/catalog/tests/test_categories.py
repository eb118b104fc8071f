"""The category tree: paths, moves, inherited cost methods; brands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import events
from zhanggui.masters.catalog.categories.tree import Node, places
from zhanggui.masters.catalog.errors import CategoryLoop, CategoryTooDeep
from zhanggui.masters.catalog.models import Category
from zhanggui.masters.catalog.public import (
    BrandRow,
    BrandValues,
    CategoriesRecosted,
    CategoryValues,
    Change,
    NewBrand,
    NewCategory,
    NewProduct,
    brands,
    cards_of_products,
    categories,
    create_brands,
    create_categories,
    create_products,
    find_categories,
    find_products,
    skus,
    subtree,
    update_brands,
    update_categories,
)
from zhanggui.masters.errors import Missing, Stale


@given(st.dictionaries(st.integers(1, 9), st.none() | st.integers(1, 9)))
def test_every_node_has_a_place_or_hangs_on_a_circle(parents: dict[int, int | None]) -> None:
    found, lost = places({id_: Node(parent, "") for id_, parent in parents.items()})
    assert found.keys() | lost == parents.keys()
    assert not found.keys() & lost
    for id_, place in found.items():
        parent = parents[id_]
        above = found[parent].path if parent in parents and parent is not None else "/"
        assert place.path == f"{above}{id_}/"
        assert place.depth == place.path.count("/") - 1


pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(now: datetime) -> dict[str, int]:
    """Clothes > (shirts > t-shirts, trousers), food."""
    batch = [
        NewCategory(code="T", name="T恤", parent="SHIRT"),
        NewCategory(code="CLOTHES", name="服装"),
        NewCategory(code="SHIRT", name="上衣", parent="clothes"),
        NewCategory(code="TROUSERS", name="裤子", parent="CLOTHES", sort=1),
        NewCategory(code="FOOD", name="食品", costing="fifo"),
    ]
    ids = create_categories(batch, actor=SYSTEM, now=now)
    return {new.code: id_ for new, id_ in zip(batch, ids, strict=True)}


def move(id_: int, parent_id: int | None, now: datetime, version: int = 1) -> None:
    change = Change(id=id_, version=version, values=CategoryValues(parent_id=parent_id))
    update_categories([change], actor=SYSTEM, now=now)


def test_parents_and_children_of_a_batch_come_in_any_order(tree: dict[str, int]) -> None:
    row = categories([tree["T"]])[tree["T"]]
    assert row.path == f"/{tree['CLOTHES']}/{tree['SHIRT']}/{tree['T']}/"
    assert row.depth == 3
    assert subtree(tree["CLOTHES"]) == [tree["CLOTHES"], tree["SHIRT"], tree["TROUSERS"], tree["T"]]


def test_a_subtree_moves_as_a_whole(tree: dict[str, int], now: datetime) -> None:
    move(tree["SHIRT"], tree["FOOD"], now)
    rows = categories([tree["SHIRT"], tree["T"]])
    assert rows[tree["T"]].path == f"/{tree['FOOD']}/{tree['SHIRT']}/{tree['T']}/"
    assert (rows[tree["SHIRT"]].version, rows[tree["T"]].version) == (2, 1)
    assert subtree(tree["CLOTHES"]) == [tree["CLOTHES"], tree["TROUSERS"]]
    move(tree["T"], None, now)
    assert categories([tree["T"]])[tree["T"]].path == f"/{tree['T']}/"


def test_a_category_can_t_move_below_itself(tree: dict[str, int], now: datetime) -> None:
    for parent in ("CLOTHES", "SHIRT", "T"):
        with pytest.raises(CategoryLoop):
            move(tree["CLOTHES"], tree[parent], now)
    with pytest.raises(Missing):
        move(tree["CLOTHES"], 7, now)
    with pytest.raises(Stale):
        move(tree["CLOTHES"], None, now, version=9)


def test_the_moves_of_a_batch_are_judged_together(tree: dict[str, int], now: datetime) -> None:
    swap = [
        Change(id=tree["SHIRT"], version=1, values=CategoryValues(parent_id=None)),
        Change(id=tree["CLOTHES"], version=1, values=CategoryValues(parent_id=tree["SHIRT"])),
    ]
    update_categories(swap, actor=SYSTEM, now=now)
    assert categories([tree["TROUSERS"]])[tree["TROUSERS"]].path == (
        f"/{tree['SHIRT']}/{tree['CLOTHES']}/{tree['TROUSERS']}/"
    )


def test_the_tree_has_ten_levels(now: datetime) -> None:
    chain = [NewCategory(code="C0", name="c")]
    chain += [NewCategory(code=f"C{n}", name="c", parent=f"C{n - 1}") for n in range(1, 10)]
    create_categories(chain, actor=SYSTEM, now=now)
    with pytest.raises(CategoryTooDeep):
        create_categories([NewCategory(code="C10", name="c", parent="C9")], actor=SYSTEM, now=now)


def test_the_cost_method_is_inherited_from_the_nearest_ancestor(
    tree: dict[str, int], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    [product] = create_products([NewProduct(code="P", name="p", category_id=tree["T"])], actor=SYSTEM, now=now)
    [sku] = cards_of_products([product])
    assert skus([sku.id])[sku.id].costing == ""
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "publish", heard.append)
    move(tree["SHIRT"], tree["FOOD"], now)
    assert skus([sku.id])[sku.id].costing == "fifo"
    assert heard == [CategoriesRecosted(category_ids=tuple(sorted((tree["SHIRT"], tree["T"]))))]
    assert categories([tree["T"]])[tree["T"]].costing == ""


def test_products_are_found_below_a_category(tree: dict[str, int], now: datetime) -> None:
    batch = [NewProduct(code=code, name=code, category_id=tree[code]) for code in ("T", "TROUSERS", "FOOD")]
    ids = create_products(batch, actor=SYSTEM, now=now)
    assert [row.id for row in find_products(actor=SYSTEM, category_id=tree["CLOTHES"]).items] == ids[:2]


def test_lists_show_parents_first(tree: dict[str, int]) -> None:
    page = find_categories(actor=SYSTEM, below=tree["CLOTHES"], limit=2)
    rest = find_categories(actor=SYSTEM, below=tree["CLOTHES"], limit=2, cursor=page.next)
    assert [row.code for row in (*page.items, *rest.items)] == ["CLOTHES", "SHIRT", "TROUSERS", "T"]


def test_statements_do_not_grow_with_the_batch(
    now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    def create(count: int) -> Callable[[], object]:
        batch = [NewCategory(code=f"{count}-{n}", name="c", parent=f"{count}-0" if n else "") for n in range(count)]
        return lambda: create_categories(batch, actor=SYSTEM, now=now)

    assert len(statements(create(1))) == len(statements(create(500))) == 5
    root, first = Category.objects.get(code="500-0").id, Category.objects.get(code="1-0").id
    change = Change(id=root, version=1, values=CategoryValues(parent_id=first))
    sent = statements(lambda: update_categories([change], actor=SYSTEM, now=now))
    assert len(sent) == 5
    assert len(subtree(first)) == 501


def test_brands(now: datetime) -> None:
    [brand] = create_brands([NewBrand(code="NIKE", name="耐克")], actor=SYSTEM, now=now)
    update_brands([Change(id=brand, version=1, values=BrandValues(active=False))], actor=SYSTEM, now=now)
    assert brands([brand]) == {brand: BrandRow(brand, "NIKE", "耐克", active=False, version=2)}
