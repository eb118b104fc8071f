"""Wire types that keep a request inside what the database can hold; use them in every schema."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from zhanggui.kernel.api.parsing import BIGINT_MAX
from zhanggui.kernel.api.schema import Schema

Id = Annotated[int, Field(ge=1, le=BIGINT_MAX, description="Identifier, unique in the whole instance", examples=[4097])]
Code = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=64),
    Field(description="Short code, unique in its list, upper and lower case alike", examples=["A-100"]),
]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    Field(description="Name in the user's language", examples=["旗舰店"]),
]
Note = Annotated[str, StringConstraints(max_length=2000), Field(description="Free text", examples=["请放门口"])]
Amount = Annotated[
    Decimal, Field(max_digits=17, decimal_places=2, description="Money, two decimals, as text", examples=["128.00"])
]
UnitPrice = Annotated[
    Decimal,
    Field(ge=0, max_digits=18, decimal_places=6, description="Price of one unit, as text", examples=["12.500000"]),
]
Quantity = Annotated[
    Decimal,
    Field(
        gt=0,
        max_digits=16,
        decimal_places=4,
        description="Quantity above zero, four decimals, as text",
        examples=["3.0000"],
    ),
]
SignedQuantity = Annotated[
    Decimal,
    Field(max_digits=16, decimal_places=4, description="Quantity, four decimals, as text", examples=["-2.0000"]),
]
Rate = Annotated[
    Decimal, Field(ge=0, max_digits=9, decimal_places=6, description="Rate as a fraction of one", examples=["0.130000"])
]

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)
Day = Annotated[
    date, Field(ge=FIRST_DAY, le=LAST_DAY, description="Business date, 1990 to 2099", examples=["2026-11-23"])
]
Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime(1990, 1, 1, tzinfo=UTC),
        le=datetime(2099, 12, 31, tzinfo=UTC),
        description="Moment with time zone, 1990 to 2099",
        examples=["2026-11-23T08:00:00Z"],
    ),
]
SignedPrice = Annotated[
    Decimal,
    Field(
        max_digits=18,
        decimal_places=6,
        description="Price of one unit, as text; negative for discounts",
        examples=["12.500000"],
    ),
]

Cost = Annotated[
    Decimal,
    Field(ge=0, max_digits=17, decimal_places=2, description="Money not below zero, as text", examples=["60.00"]),
]
PositiveAmount = Annotated[
    Decimal,
    Field(
        gt=0,
        max_digits=17,
        decimal_places=2,
        description="Money above zero, two decimals, as text",
        examples=["113.00"],
    ),
]
AccountCode = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4,10}$"), Field(description="Code of an account", examples=["112201"])
]
Number = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    Field(description="Number of a document", examples=["XS20261123-0042"]),
]
Quality = Literal["good", "defect"]

BATCH_MAX: Final = 500
"""Rows one call may carry; more go through the import."""


class CreatedOut(Schema):
    """The ids of what was created, in the order of the request."""

    ids: list[int] = Field(description="New ids", examples=[[6145]])


class CountsOut(Schema):
    """The numbers on the tabs over a list."""

    counts: dict[str, int] = Field(
        description="How many rows each tab shows, by its key; tabs whose number would take long are left out",
        examples=[{"all": 42, "draft": 3}],
    )
