"""Wire types of price lists and price questions."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Code, Day, Id, Name, Quantity, UnitPrice
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out
from zhanggui.masters.pricing.rules import Verdict

Currency = Annotated[str, Field(min_length=3, max_length=3, description="Currency of the prices", examples=["CNY"])]
Priority = Annotated[int, Field(ge=-1000, le=1000, description="The higher one wins", examples=[0])]
ForCustomer = Annotated[Id | None, Field(description="Only for this customer; null: for any", examples=[4400])]
ForGrade = Annotated[str, Field(max_length=64, description="Only for this grade; empty: for any", examples=["A"])]
ForChannel = Annotated[str, Field(max_length=64, description="Only on this channel; empty: on any", examples=["jd"])]
ForShop = Annotated[Id | None, Field(description="Only in this shop; null: in any", examples=[4098])]
ValidFrom = Annotated[Day | None, Field(description="First day; null: always", examples=["2026-11-01"])]
ValidTo = Annotated[Day | None, Field(description="Last day; null: until further notice", examples=["2026-11-11"])]
Active = Annotated[bool, Field(description="In use", examples=[True])]
Version = Annotated[
    int,
    Field(ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]),
]
MinQty = Annotated[
    Decimal,
    Field(
        ge=0,
        le=999_999_999_999,
        decimal_places=4,
        description="From this quantity of base units on",
        examples=["0.0000"],
    ),
]


class PriceListIn(Schema):
    """A price list to create; it applies where all of its filled conditions match."""

    company_id: Id
    code: Code
    name: Name
    currency: Currency = "CNY"
    priority: Priority = 0
    customer_id: ForCustomer = None
    grade: ForGrade = ""
    channel: ForChannel = ""
    shop_id: ForShop = None
    valid_from: ValidFrom = None
    valid_to: ValidTo = None


class PriceListsIn(Schema):
    """A batch of price lists."""

    lists: list[PriceListIn] = Field(min_length=1, max_length=BATCH_MAX, description="Price lists to create")


class PriceListChangeIn(ChangeIn):
    """New values for a price list."""

    code: Code = left_out()
    name: Name = left_out()
    priority: Priority = left_out()
    customer_id: ForCustomer = left_out()
    grade: ForGrade = left_out()
    channel: ForChannel = left_out()
    shop_id: ForShop = left_out()
    valid_from: ValidFrom = left_out()
    valid_to: ValidTo = left_out()
    active: Active = left_out()


class PriceListChangesIn(Schema):
    """A batch of changes."""

    lists: list[PriceListChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class PriceListQuery(PageQuery):
    """Filters of the list of price lists."""

    company_id: Id | None = Field(None, description="Of this company", examples=[4097])
    customer_id: Id | None = Field(None, description="For this customer", examples=[4400])
    shop_id: Id | None = Field(None, description="For this shop", examples=[4098])
    search: str = Field("", max_length=100, description="Part of a code or name", examples=["零售"])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class PriceListOut(Schema):
    """A price list."""

    id: Id
    company_id: Id
    code: Code
    name: Name
    currency: Currency
    priority: Priority
    customer_id: ForCustomer
    grade: ForGrade
    channel: ForChannel
    shop_id: ForShop
    valid_from: ValidFrom
    valid_to: ValidTo
    active: Active
    version: Version


class PriceIn(Schema):
    """A line to add to a price list."""

    list_id: Id
    sku_id: Id
    min_qty: MinQty = Decimal(0)
    price: UnitPrice = Field(description="Price of one base unit", examples=["12.500000"])
    valid_from: ValidFrom = None
    valid_to: ValidTo = None


class PricesIn(Schema):
    """A batch of lines."""

    prices: list[PriceIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines to add")


class PriceChangeIn(ChangeIn):
    """New values for a line."""

    min_qty: MinQty = left_out()
    price: UnitPrice = left_out()
    valid_from: ValidFrom = left_out()
    valid_to: ValidTo = left_out()
    active: Active = left_out()


class PriceChangesIn(Schema):
    """A batch of changes."""

    prices: list[PriceChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class PriceQuery(PageQuery):
    """Filters of the lines of price lists."""

    list_id: Id | None = Field(None, description="Of this price list", examples=[4500])
    sku_id: Id | None = Field(None, description="For this SKU", examples=[4201])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class PriceOut(Schema):
    """A line of a price list."""

    id: Id
    list_id: Id
    list_name: str = Field(description="Name of the price list", examples=["会员价"])
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    min_qty: MinQty
    price: UnitPrice
    valid_from: ValidFrom
    valid_to: ValidTo
    active: Active
    version: Version


class QuestionLineIn(Schema):
    """A SKU and a quantity to price."""

    sku_id: Id
    qty: Quantity


class QuestionIn(Schema):
    """Which prices apply for one buyer."""

    company_id: Id
    currency: Currency = "CNY"
    on: Day = Field(description="The day of the sale", examples=["2026-11-23"])
    customer_id: Id | None = Field(None, description="The customer; their grade counts", examples=[4400])
    channel: str = Field("", max_length=64, description="The channel", examples=["jd"])
    shop_id: Id | None = Field(None, description="The shop", examples=[4098])
    lines: list[QuestionLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="What is bought")


class ReasonOut(Schema):
    """Why a price applies or not."""

    rule_id: Id
    verdict: Verdict = Field(description="What became of the rule", examples=["won"])
    zh: str = Field(description="In Chinese", examples=["采用价目表“零售价”的价格 12.500000"])
    en: str = Field(description="In English", examples=["price 12.500000 of list “零售价” applies"])


class DecisionOut(Schema):
    """The price of a line with its reasons; null if no price list has one."""

    sku_id: Id
    price: UnitPrice | None = Field(description="Price of one base unit", examples=["12.500000"])
    currency: Currency
    rule_id: Id | None = Field(description="The line of a price list that applies", examples=[4501])
    reasons: list[ReasonOut] = Field(description="The winner first, then what lost, then what does not apply")
