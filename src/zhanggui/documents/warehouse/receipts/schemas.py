"""Wire types of receipts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from ninja import Schema
from pydantic import Field

from zhanggui.kernel.api.types import Id


class CausedOut(Schema):
    """A receipt or shipment that a document caused."""

    id: Id
    number: str = Field(description="Number", examples=["CK20261123-0007"])
    kind: str = Field(description="Kind: sale, purchase_return, purchase or sales_return", examples=["sale"])
    state: str = Field(description="State", examples=["shipped"])
    warehouse_id: Id
    business_date: date = Field(description="Business date", examples=["2026-11-23"])
    effective_at: datetime = Field(description="Business time", examples=["2026-11-23T08:00:00Z"])
    qty: Decimal = Field(description="Sum of its lines, base units", examples=["2.0000"])
