"""Wire types of offsets."""

from __future__ import annotations

from datetime import date as BookDay
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from zhanggui.documents.invoicing.offsets.queries import SORTS
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Day, Id, Note, Number, PositiveAmount


class OffsetIn(Schema):
    """Two open items on different accounts that settle each other; which is debit and which credit is found out."""

    item_id: Id = Field(description="One item", examples=[5000])
    other_item_id: Id = Field(description="The other", examples=[5001])
    amount: PositiveAmount
    date: Day | None = Field(None, description="Business date; today if left out", examples=["2026-11-23"])
    note: Note = Field("", description="Note", examples=["预收冲应收"])


class OffsetsIn(Schema):
    """A batch of offsets: all of them or none."""

    offsets: list[OffsetIn] = Field(min_length=1, max_length=BATCH_MAX, description="Pairs to set off")


class OffsetQuery(PageQuery):
    """Filters of the list of offsets."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Offsets of a company", examples=[1025])
    number: Number | None = Field(None, description="Number, exactly", examples=["CX20261123-0001"])
    since: Day | None = Field(None, description="Business date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Business date to, inclusive", examples=["2026-11-30"])


class OffsetOut(Schema):
    """Two open items that settled each other."""

    id: Id
    company_id: Id
    number: str = Field(description="Number", examples=["CX20261123-0001"])
    state: Literal["posted", "reversed"] = Field(description="State", examples=["posted"])
    version: int = Field(description="Version", examples=[1])
    debit_item_id: Id = Field(description="What we were to get", examples=[5000])
    debit_account: str = Field(description="Its account", examples=["112201"])
    debit_partner: str | None = Field(description="Its customer or supplier", examples=["李雷"])
    credit_item_id: Id = Field(description="What we owed", examples=[5001])
    credit_account: str = Field(description="Its account", examples=["220301"])
    credit_partner: str | None = Field(description="Its customer or supplier", examples=["李雷"])
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    amount: Decimal = Field(description="Amount", examples=["1000.00"])
    note: str = Field(description="Note", examples=["预收冲应收"])


class OffsetPageOut(PageOut[OffsetOut]):
    """A page of offsets."""

    amount_sum: Decimal | None = Field(
        None, description="Sum of all that match and stand, with `total=true`", examples=["1000.00"]
    )
