"""Wire types of bills."""

from __future__ import annotations

from datetime import date as Day
from decimal import Decimal
from typing import Literal

from ninja import Schema
from pydantic import Field

from zhanggui.kernel.api.types import Id

Direction = Literal["receivable", "payable"]


class ClaimOut(Schema):
    """A bill that a document caused, and what is open of it."""

    id: Id
    number: str = Field(description="Number", examples=["YS20261123-0007"])
    direction: Direction = Field(description="receivable: we get; payable: we owe", examples=["receivable"])
    date: Day = Field(description="Business date", examples=["2026-11-23"])
    due_date: Day = Field(description="Due date", examples=["2026-12-23"])
    net: Decimal = Field(description="Amount without tax; negative for a credit note", examples=["100.00"])
    tax: Decimal = Field(description="Tax", examples=["13.00"])
    gross: Decimal = Field(description="Amount with tax", examples=["113.00"])
    open: Decimal = Field(description="Not paid or settled yet", examples=["113.00"])
    item_id: Id | None = Field(description="Its open item; null when nothing was owed", examples=[5000])
