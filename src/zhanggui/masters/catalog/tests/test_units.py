"""Units: exact conversion, no circles, no change under stock."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.errors import Many
from zhanggui.masters.catalog.errors import (
    InexactConversion,
    NoConversion,
    UnitInUse,
    UnitLoop,
    UnitWithoutBase,
)
from zhanggui.masters.catalog.public import (
    Change,
    NewProduct,
    NewUnit,
    SkuUnitRow,
    UnitRow,
    UnitsOfSku,
    UnitValues,
    cards_of_products,
    convert,
    create_products,
    create_units,
    set_sku_units,
    sku_units,
    units,
    update_units,
)
from zhanggui.masters.catalog.units.conversion import loop
from zhanggui.masters.errors import Missing, OutOfRange, Taken

PCS = UnitRow(1, "pcs", "件", 0, None, Decimal(1), 1)
DOZEN = UnitRow(2, "dozen", "打", 0, 1, Decimal(12), 1)
GROSS = UnitRow(3, "gross", "罗", 0, 2, Decimal(12), 1)
GRAM = UnitRow(4, "g", "克", 0, None, Decimal(1), 1)
TABLE = {unit.code: unit for unit in (PCS, DOZEN, GROSS, GRAM)}


def test_conversion_climbs_to_the_common_base() -> None:
    assert convert(Decimal("2.5"), "gross", "pcs", units=TABLE, own={}) == Decimal(360)
    assert convert(Decimal(36), "pcs", "dozen", units=TABLE, own={}) == Decimal(3)
    assert convert(Decimal(1), "gross", "dozen", units=TABLE, own={}) == Decimal(12)


def test_a_sku_s_own_factor_comes_first() -> None:
    assert convert(Decimal(2), "dozen", "pcs", units=TABLE, own={"dozen": Decimal(10)}) == Decimal(20)
    assert convert(Decimal(3), "carton", "pcs", units=TABLE, own={"carton": Decimal(24)}) == Decimal(72)


def test_what_can_t_be_converted() -> None:
    with pytest.raises(NoConversion):
        convert(Decimal(1), "g", "pcs", units=TABLE, own={})
    with pytest.raises(NoConversion):
        convert(Decimal(1), "carton", "pcs", units=TABLE, own={})
    with pytest.raises(InexactConversion):
        convert(Decimal(10), "pcs", "dozen", units=TABLE, own={})


@given(qty=st.decimals(min_value=0, max_value=10**6, places=4), factor=st.decimals("0.01", 1000, places=2))
def test_what_is_converted_is_exact(qty: Decimal, factor: Decimal) -> None:
    try:
        result = convert(qty, "box", "pcs", units=TABLE, own={"box": factor})
    except InexactConversion:
        assert qty * factor != (qty * factor).quantize(Decimal("0.0001"))
    else:
        assert result == qty * factor


@given(st.dictionaries(st.integers(0, 8), st.none() | st.integers(0, 8)))
def test_a_circle_is_found_exactly_when_a_chain_does_not_end(bases: dict[int, int | None]) -> None:
    def ends(at: int | None) -> bool:
        for _ in range(len(bases) + 2):
            if at is None:
                return True
            at = bases.get(at)
        return False

    circle = loop(bases)
    assert (circle is None) == all(ends(start) for start in bases)
    if circle is not None:
        assert circle[0] == circle[-1]
        assert all(bases[here] == there for here, there in pairwise(circle))


@pytest.mark.django_db
class TestStored:
    """The table."""

    def test_a_new_instance_has_the_usual_units(self) -> None:
        table = units()
        assert table["pcs"].name == "件"
        assert convert(Decimal("1.5"), "kg", "g", units=table, own={}) == Decimal(1500)
        assert convert(Decimal(2), "dozen", "pcs", units=table, own={}) == Decimal(24)

    def test_units_of_a_batch_may_build_on_each_other(self, now: datetime) -> None:
        batch = [
            NewUnit(code="pallet", name="托", base="case24", factor=Decimal(40)),
            NewUnit(code="case24", name="箱24"),
        ]
        ids = create_units(batch, actor=SYSTEM, now=now)
        assert units()["pallet"] == UnitRow(ids[0], "pallet", "托", 0, ids[1], Decimal(40), 1)

    def test_circles_are_refused(self, now: datetime) -> None:
        batch = [NewUnit(code="a", name="a", base="b"), NewUnit(code="b", name="b", base="a")]
        with pytest.raises(UnitLoop) as error:
            create_units(batch, actor=SYSTEM, now=now)
        assert error.value.params["chain"] == "a → b → a"
        kg, gram = units()["kg"], units()["g"]
        values = UnitValues(base_id=kg.id, factor=Decimal("0.001"))
        with pytest.raises(UnitLoop):
            update_units([Change(id=gram.id, version=1, values=values)], actor=SYSTEM, now=now)

    def test_bad_units(self, now: datetime) -> None:
        batch = [
            NewUnit(code="PCS", name="件"),
            NewUnit(code="x", name="x", decimals=5),
            NewUnit(code="y", name="y", base="nothing"),
            NewUnit(code="z", name="z", base="pcs", factor=Decimal(0)),
            NewUnit(code="w", name="w", factor=Decimal(2)),
        ]
        with pytest.raises(Many) as error:
            create_units(batch, actor=SYSTEM, now=now)
        assert [(type(each), each.row) for each in error.value.errors] == [
            (Missing, 2),
            (OutOfRange, 1),
            (OutOfRange, 3),
            (UnitWithoutBase, 4),
            (Taken, 0),
        ]

    def test_a_unit_in_use_keeps_its_meaning(self, now: datetime) -> None:
        create_products([NewProduct(code="P", name="p")], actor=SYSTEM, now=now)
        pcs = units()["pcs"]
        with pytest.raises(UnitInUse):
            update_units([Change(id=pcs.id, version=1, values=UnitValues(decimals=2))], actor=SYSTEM, now=now)
        update_units([Change(id=pcs.id, version=1, values=UnitValues(name="个"))], actor=SYSTEM, now=now)
        assert (units()["pcs"].name, units()["pcs"].version) == ("个", 2)

    def test_conversions_of_a_sku(self, now: datetime) -> None:
        [product] = create_products([NewProduct(code="P", name="p")], actor=SYSTEM, now=now)
        [sku] = cards_of_products([product])
        batch = [UnitsOfSku(sku_id=sku.id, factors={"carton": Decimal(24), "Box": Decimal("6.5")})]
        set_sku_units(batch, actor=SYSTEM, now=now)
        assert sku_units([sku.id]) == [
            SkuUnitRow(sku.id, "carton", Decimal(24)),
            SkuUnitRow(sku.id, "box", Decimal("6.5")),
        ]
        set_sku_units([UnitsOfSku(sku_id=sku.id, factors={})], actor=SYSTEM, now=now)
        assert sku_units([sku.id]) == []
        with pytest.raises(UnitLoop):
            set_sku_units([UnitsOfSku(sku_id=sku.id, factors={"pcs": Decimal(2)})], actor=SYSTEM, now=now)
        with pytest.raises(Missing):
            set_sku_units([UnitsOfSku(sku_id=sku.id, factors={"crate": Decimal(2)})], actor=SYSTEM, now=now)
