"""Warehouses, zones and bins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from zhanggui.foundation.identity.public import SYSTEM, Actor
from zhanggui.kernel.errors import Many
from zhanggui.masters.errors import Missing, OutOfRange, Taken, TooManyDecimals
from zhanggui.masters.organization.errors import ForeignZone
from zhanggui.masters.organization.permissions import EDIT_WAREHOUSES
from zhanggui.masters.organization.public import (
    BinRow,
    BinValues,
    Change,
    NewBin,
    NewCompany,
    NewWarehouse,
    NewZone,
    WarehouseValues,
    ZoneRow,
    ZoneValues,
    bins,
    create_bins,
    create_companies,
    create_warehouses,
    create_zones,
    find_bins,
    find_zones,
    update_bins,
    update_warehouses,
    update_zones,
    warehouse_by_code,
    warehouse_companies,
    warehouses,
    zones,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(now: datetime) -> int:
    return create_companies([NewCompany(code="A", name="甲")], actor=SYSTEM, now=now)[0]


@pytest.fixture
def places(company: int, now: datetime) -> list[int]:
    batch = [NewWarehouse(company_id=company, code=f"W{n}", name="仓", city="惠州") for n in (1, 2)]
    return create_warehouses(batch, actor=SYSTEM, now=now)


@pytest.fixture
def areas(places: list[int], now: datetime) -> list[int]:
    batch = [NewZone(warehouse_id=place, code="P", name="拣货区") for place in places]
    return create_zones(batch, actor=SYSTEM, now=now)


def test_a_warehouse_keeps_its_address_and_company(company: int, places: list[int], now: datetime) -> None:
    assert warehouse_companies(places) == dict.fromkeys(places, company)
    values = WarehouseValues(street="仓前街道 1 号", phone="0752-1234567", kind="third_party")
    update_warehouses([Change(id=places[0], version=1, values=values)], actor=SYSTEM, now=now)
    row = warehouses(places)[places[0]]
    assert (row.city, row.street, row.kind, row.version) == ("惠州", "仓前街道 1 号", "third_party", 2)
    found = warehouse_by_code(company, "w2")
    assert found is not None
    assert found.id == places[1]


def test_zones_and_bins(places: list[int], areas: list[int], now: datetime) -> None:
    assert zones([areas[0]]) == {areas[0]: ZoneRow(areas[0], places[0], "P", "拣货区", "pick", active=True, version=1)}
    new = NewBin(zone_id=areas[0], code="A-01-02", capacity=Decimal("120.5"), walk_order=7)
    [bin_id] = create_bins([new], actor=SYSTEM, now=now)
    update_zones([Change(id=areas[0], version=1, values=ZoneValues(kind="reserve"))], actor=SYSTEM, now=now)
    update_bins([Change(id=bin_id, version=1, values=BinValues(state="locked"))], actor=SYSTEM, now=now)
    expected = BinRow(bin_id, places[0], areas[0], "A-01-02", Decimal("120.5000"), 7, "locked", 2)
    assert bins([bin_id]) == {bin_id: expected}
    assert zones([areas[0]])[areas[0]].kind == "reserve"


def test_a_bin_label_is_unique_in_the_warehouse(places: list[int], areas: list[int], now: datetime) -> None:
    [other] = create_zones([NewZone(warehouse_id=places[0], code="R", name="存储区")], actor=SYSTEM, now=now)
    create_bins([NewBin(zone_id=area, code="A-01") for area in areas], actor=SYSTEM, now=now)
    with pytest.raises(Taken):
        create_bins([NewBin(zone_id=other, code="a-01")], actor=SYSTEM, now=now)


def test_a_bin_stays_in_its_warehouse(areas: list[int], now: datetime) -> None:
    [bin_id] = create_bins([NewBin(zone_id=areas[0], code="A")], actor=SYSTEM, now=now)
    with pytest.raises(ForeignZone):
        update_bins([Change(id=bin_id, version=1, values=BinValues(zone_id=areas[1]))], actor=SYSTEM, now=now)


def test_bad_bins(areas: list[int], now: datetime) -> None:
    batch = [
        NewBin(zone_id=areas[0], code="A", capacity=Decimal(0)),
        NewBin(zone_id=areas[0], code="B", capacity=Decimal("1e18")),
        NewBin(zone_id=areas[0], code="C", capacity=Decimal("0.00001")),
        NewBin(zone_id=areas[0], code="D", capacity=Decimal("1.00001")),
        NewBin(zone_id=areas[0], code="E", capacity=Decimal("NaN")),
        NewBin(zone_id=3, code="F"),
    ]
    with pytest.raises(Many) as error:
        create_bins(batch, actor=SYSTEM, now=now)
    assert [(type(each), each.row) for each in error.value.errors] == [
        (OutOfRange, 0),
        (OutOfRange, 1),
        (OutOfRange, 2),
        (TooManyDecimals, 3),
        (OutOfRange, 4),
        (Missing, 5),
    ]


def test_bins_are_listed_as_pickers_walk(areas: list[int], now: datetime) -> None:
    batch = [NewBin(zone_id=areas[0], code=code, walk_order=order) for code, order in (("C", 1), ("A", 2), ("B", 1))]
    create_bins(batch, actor=SYSTEM, now=now)
    first = find_bins(actor=SYSTEM, zone_id=areas[0], limit=2)
    rest = find_bins(actor=SYSTEM, zone_id=areas[0], limit=2, cursor=first.next)
    assert [row.code for row in (*first.items, *rest.items)] == ["B", "C", "A"]


def test_what_lies_in_other_warehouses_does_not_exist(places: list[int], areas: list[int], now: datetime) -> None:
    keeper = Actor(
        user_id=1,
        name="keeper",
        permissions=frozenset({EDIT_WAREHOUSES.code, "organization.view"}),
        warehouses=frozenset({places[1]}),
    )
    assert [row.id for row in find_zones(actor=keeper).items] == [areas[1]]
    with pytest.raises(Missing):
        create_zones([NewZone(warehouse_id=places[0], code="X", name="x")], actor=keeper, now=now)
    with pytest.raises(Missing):
        create_bins([NewBin(zone_id=areas[0], code="X")], actor=keeper, now=now)
    with pytest.raises(Missing):
        update_zones([Change(id=areas[0], version=1, values=ZoneValues(name="x"))], actor=keeper, now=now)


def test_statements_do_not_grow_with_the_batch(
    company: int, areas: list[int], now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    def make_bins(count: int) -> Callable[[], object]:
        batch = [NewBin(zone_id=areas[0], code=f"{count}-{n}") for n in range(count)]
        return lambda: create_bins(batch, actor=SYSTEM, now=now)

    def make_warehouses(count: int) -> Callable[[], object]:
        batch = [NewWarehouse(company_id=company, code=f"{count}-{n}", name="仓") for n in range(count)]
        return lambda: create_warehouses(batch, actor=SYSTEM, now=now)

    statements(make_bins(2))
    assert len(statements(make_bins(1))) == len(statements(make_bins(500))) == 4
    assert len(statements(make_warehouses(1))) == len(statements(make_warehouses(500))) == 3
