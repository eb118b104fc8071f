"""Wire types of what was dealt with partners."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from pydantic import AwareDatetime, Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id


class _Period(PageQuery):
    since: AwareDatetime | None = Field(None, description="Ordered at or after", examples=["2026-11-01T00:00:00Z"])
    until: AwareDatetime | None = Field(None, description="Ordered before", examples=["2026-12-01T00:00:00Z"])


class BoughtQuery(_Period):
    """Whose purchases, and when."""

    customer_id: Id = Field(description="Customer")


class SuppliedQuery(_Period):
    """Whose deliveries, and when."""

    supplier_id: Id = Field(description="Supplier")


class TradedOut(Schema):
    """A product of a partner, over all confirmed and closed orders of the period."""

    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    order_count: int = Field(description="Orders with it", examples=[3])
    traded_qty: Decimal = Field(description="Quantity ordered, in base units", examples=["24.0000"])
    gross: Decimal | None = Field(description="Amount with tax; null for who may not see it", examples=["480.00"])
    last_price: Decimal | None = Field(
        description="Price of one on the last order; null for who may not see it", examples=["20.000000"]
    )
    last_at: datetime = Field(description="When it was ordered last", examples=["2026-11-23T08:00:00Z"])
    returned_qty: Decimal | None = Field(
        description="Quantity that went back; null for who may not see returns", examples=["1.0000"]
    )
