"""Wire types of payments, allocations and cash accounts."""

from __future__ import annotations

from datetime import date as Day
from decimal import Decimal

from ninja import Schema
from pydantic import Field

from zhanggui.kernel.api.types import Id


class SettlementOut(Schema):
    """A part of an open item that was matched with another document's."""

    id: Id
    item_id: Id = Field(description="The open item that was settled")
    document_type: str = Field(description="Type of the document it was matched with", examples=["invoicing.payment"])
    document_id: Id
    number: str = Field(description="Number of that document", examples=["SK20261123-0003"])
    date: Day = Field(description="Business date of the matching", examples=["2026-11-23"])
    amount: Decimal = Field(description="Amount matched", examples=["50.00"])
