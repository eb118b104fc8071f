"""Wire types of confirmations of receipt."""

from __future__ import annotations

from datetime import date as BookDay
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from zhanggui.documents.sales.acceptances.queries import SORTS
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Day, Id, Number


class AcceptanceIn(Schema):
    """A buyer has what was sent."""

    order_id: Id = Field(description="The order", examples=[4097])
    date: Day | None = Field(None, description="When it came; today if left out", examples=["2026-11-23"])
    shipment_lines: list[Id] = Field(
        [],
        max_length=BATCH_MAX,
        description="Lines of its shipments that came, each whole; left out: everything that was sent and did not come back",
        examples=[[]],
    )


class AcceptancesIn(Schema):
    """A batch of confirmations: all of them or none."""

    acceptances: list[AcceptanceIn] = Field(min_length=1, max_length=BATCH_MAX, description="What buyers confirmed")


class AcceptanceQuery(PageQuery):
    """Filters of the list of confirmations."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Confirmations of a company", examples=[1025])
    shop_id: Id | None = Field(None, description="Confirmations of a shop's orders", examples=[1026])
    order_id: Id | None = Field(None, description="Confirmations of an order", examples=[4097])
    number: Number | None = Field(None, description="Number, exactly", examples=["QS20261123-0001"])
    since: Day | None = Field(None, description="Date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Date to, inclusive", examples=["2026-11-30"])


class AcceptanceOut(Schema):
    """What a buyer confirmed."""

    id: Id
    company_id: Id
    number: str = Field(description="Number", examples=["QS20261123-0001"])
    state: Literal["posted", "reversed"] = Field(description="State", examples=["posted"])
    version: int = Field(description="Version", examples=[1])
    order_id: Id = Field(description="The order", examples=[4097])
    order_number: str = Field(description="Number of the order", examples=["XS20261120-0042"])
    shop_id: Id = Field(description="Shop of the order", examples=[1026])
    date: BookDay = Field(description="When the goods came", examples=["2026-11-23"])
    qty: Decimal = Field(description="Sum of its lines, base units", examples=["6.0000"])
    cost: Decimal | None = Field(
        description="What the goods had cost; null without `stock.cost.view`", examples=["60.00"]
    )


class AcceptancePageOut(PageOut[AcceptanceOut]):
    """A page of confirmations."""

    qty_sum: Decimal | None = Field(
        None, description="Quantity of all that match and stand, with `total=true`", examples=["6.0000"]
    )
