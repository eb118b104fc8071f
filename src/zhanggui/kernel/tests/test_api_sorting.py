"""Lists in the order they are asked for: every row once however many are equal, and no cursor of another order."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, NamedTuple

import pytest
from pydantic import ValidationError

from zhanggui.kernel import db
from zhanggui.kernel.api.errors import CursorInvalid
from zhanggui.kernel.api.lists import Listing, SortsOf, name_of, place_in
from zhanggui.kernel.api.paging import Key, Keyset, PageQuery
from zhanggui.kernel.api.sorting import SORT, Sorts, sorts_of
from zhanggui.kernel.machine import Machine, Permission, State, Transition
from zhanggui.kernel.models import IdempotencyKey

USUAL = Keyset("-days", (Key("days", int, descending=True), Key("id", int, descending=True)))
SORTS = SortsOf(USUAL, ("g.days", "g.id"), {"name": ("g.name", str), "price": ("g.price", Decimal)})
GOODS: dict[int, tuple[str, Decimal, int]] = {
    n: (("苹果", "白菜", "", "tea")[n % 4], Decimal(n * 7 % 5), n % 3) for n in range(1, 24)
}
ALL = [None, *(sign + column for column in ("days", "name", "price") for sign in ("", "-"))]


class Good(NamedTuple):
    """A row."""

    id: int
    name: str
    price: Decimal


LIST = Listing(__file__, "goods", SORTS, Good)


class GoodQuery(PageQuery):
    """The query of the list."""

    sort: Annotated[str | None, SORTS] = SORT
    below: int | None = None


def everything(sort: str | None, limit: int, **filters: object) -> list[int]:
    """The ids of all pages."""
    found: list[int] = []
    cursor = None
    while True:
        page = LIST.page(sort, cursor=cursor, limit=limit, **filters)
        found += [row.id for row in page.items]
        cursor = page.next
        if cursor is None:
            return found


@pytest.mark.django_db
@pytest.mark.parametrize("sort", ALL)
@pytest.mark.parametrize("limit", [1, 4, 22, 23, 100])
def test_every_order_has_every_row_once_despite_equal_values(sort: str | None, limit: int) -> None:
    column = 2 if sort is None else {"name": 0, "price": 1, "days": 2}[sort.lstrip("-")]
    down = sort is None or sort.startswith("-")
    # Where these names stand is the business of the database; equal ones stand together.
    rank = {GOODS[number][0]: place for place, number in enumerate(everything("name", 100))}

    def key(number: int) -> tuple[Any, int]:
        value = GOODS[number][column]
        return (rank[value] if isinstance(value, str) else value), number

    assert everything(sort, limit) == sorted(GOODS, key=key, reverse=down)


@pytest.mark.django_db
def test_an_order_keeps_the_filters_and_the_totals() -> None:
    cheap = [number for number, (_, price, _) in GOODS.items() if price < 2]
    assert everything("-price", 3, below=2) == sorted(cheap, key=lambda n: (GOODS[n][1], n), reverse=True)
    assert LIST.totals(below=2)[0] == len(cheap)


@pytest.mark.django_db
def test_a_cursor_of_another_order_is_refused() -> None:
    cursor = LIST.page("price", cursor=None, limit=2).next
    for other in (None, "-price", "name"):
        with pytest.raises(CursorInvalid):
            LIST.page(other, cursor=cursor, limit=2)


@pytest.mark.django_db
def test_only_the_usual_order_and_its_reverse_are_walked() -> None:
    with db.count_statements() as counted:
        for sort in (None, "-days", "days", "price"):
            LIST.page(sort, cursor=None, limit=2)
    assert ["'walked'" in text for text in counted.texts] == [True, True, True, False]
    assert ["'whole'" in text for text in counted.texts] == [False, False, False, True]
    # The usual order, asked for by its name, is the usual statement.
    assert counted.texts[0] == counted.texts[1]
    assert counted.texts[0].endswith("ORDER BY g.days DESC, g.id DESC LIMIT $1::int")


@pytest.mark.parametrize("wrong", ["weight", "--price", "price desc", "", "id;"])
def test_what_is_no_column_is_refused_with_those_that_are(wrong: str) -> None:
    with pytest.raises(ValidationError) as refused:
        GoodQuery(sort=wrong)
    [error] = refused.value.errors()
    assert error["loc"] == ("sort",)
    assert "'-price'" in error["msg"]
    assert error["type"] == "literal_error"


def test_a_query_tells_its_page_from_its_filters() -> None:
    query = GoodQuery(sort="-price", below=3, limit=7)
    assert query.paging() == {"cursor": None, "limit": 7, "total": False, "sort": "-price"}
    assert query.filters() == {"below": 3}
    assert sorts_of(GoodQuery) == {"days", "name", "price"}
    assert sorts_of(PageQuery) == frozenset()
    assert "sort" not in PageQuery().paging()


def test_a_state_stands_where_its_machine_has_it() -> None:
    may = Permission("test.goods.move", "移动", "Move")
    machine = Machine(
        "test.goods",
        "货",
        "Goods",
        "test_goods",
        (State("draft", "草稿", "Draft"), State("closed", "关闭", "Closed")),
        "draft",
        (Transition("add", "新建", "Add", ("",), "draft", may),),
    )
    text, kind = place_in(machine, "g.state")
    assert (text, kind) == ("coalesce(array_position('{draft,closed}'::text[], g.state), 0)", int)


def test_a_name_is_one_of_the_tables_it_may_be_in() -> None:
    text, kind = name_of(partners_customer="g.customer_id", partners_supplier="g.supplier_id")
    assert text.index("partners_customer") < text.index("partners_supplier") < text.index("''")
    assert kind is str


@pytest.mark.django_db
@pytest.mark.parametrize("sort", [None, "key", "-key", "target", "-target"])
@pytest.mark.parametrize("limit", [1, 3, 100])
def test_a_model_is_sorted_likewise(sort: str | None, limit: int) -> None:
    names = ["b", "a", "a", "b", "a"]
    IdempotencyKey.objects.bulk_create(
        IdempotencyKey(
            caller="sorted", key=str(number), target=name, body_hash=b"", status=200, content_type="", body=b"",
            created_at="2026-11-23T08:00:00Z",
        )
        for number, name in enumerate(names)
    )  # fmt: skip
    sorts = Sorts(Keyset("key", (Key("key", str),)), {"target": str})
    rows = IdempotencyKey.objects.filter(caller="sorted")
    found: list[str] = []
    cursor = None
    while True:
        page = sorts.keyset(sort).page(rows, lambda row: row.key, cursor=cursor, limit=limit, total=True)
        assert page.total == len(names)
        found += page.items
        cursor = page.next
        if cursor is None:
            break
    assert found == {
        None: list("01234"), "key": list("01234"), "-key": list("43210"), "target": list("12403"), "-target": list("30421"),
    }[sort]  # fmt: skip
