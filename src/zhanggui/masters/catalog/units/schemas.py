"""Wire types of units."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Code, Id, Name
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out

Decimals = Annotated[int, Field(ge=0, le=4, description="Decimals of quantities in this unit", examples=[0])]
Factor = Annotated[
    Decimal,
    Field(
        gt=0, le=1_000_000, decimal_places=6, description="How many of the base unit one holds", examples=["12.000000"]
    ),
]


class UnitIn(Schema):
    """A unit to create."""

    code: Code
    name: Name
    decimals: Decimals = 0
    base: str = Field(
        "", max_length=64, description="Code of the unit it is counted in, also of one in this batch", examples=["pcs"]
    )
    factor: Factor = Decimal(1)


class UnitsIn(Schema):
    """A batch of units."""

    units: list[UnitIn] = Field(min_length=1, max_length=BATCH_MAX, description="Units to create")


class UnitChangeIn(ChangeIn):
    """New values for a unit; decimals, base and factor only until a product uses it."""

    name: Name = left_out()
    decimals: Decimals = left_out()
    base_id: Annotated[Id | None, Field(description="Unit it is counted in; null for none", examples=[1])] = left_out()
    factor: Factor = left_out()


class UnitChangesIn(Schema):
    """A batch of changes."""

    units: list[UnitChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class UnitQuery(PageQuery):
    """Filters of the list of units."""

    search: str = Field("", max_length=100, description="Part of a code or name", examples=["箱"])


class UnitOut(Schema):
    """A unit."""

    id: Id
    code: Code
    name: Name
    decimals: Decimals
    base_id: Id | None = Field(description="Unit it is counted in", examples=[1])
    factor: Factor
    version: int = Field(
        ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]
    )


class SkuUnitIn(Schema):
    """How many base units one packing unit of a SKU holds."""

    unit: str = Field(min_length=1, max_length=64, description="Code of the packing unit", examples=["carton"])
    factor: Factor


class UnitsOfSkuIn(Schema):
    """All packing units of a SKU; they replace the ones before."""

    sku_id: Id
    units: list[SkuUnitIn] = Field(max_length=50, description="Packing units with their contents")


class UnitsOfSkusIn(Schema):
    """A batch of SKUs with their packing units."""

    skus: list[UnitsOfSkuIn] = Field(min_length=1, max_length=BATCH_MAX, description="SKUs")
