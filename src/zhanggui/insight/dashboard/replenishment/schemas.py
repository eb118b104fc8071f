"""Wire types of the list of what has to be ordered."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id


class ReplenishmentQuery(PageQuery):
    """Filters of what sells."""

    company_id: Id | None = Field(None, description="What a company sells", examples=[1025])
    warehouse_id: Id | None = Field(None, description="What a warehouse sends", examples=[1027])
    supplier_id: Id | None = Field(None, description="What was last ordered from a supplier", examples=[1030])
    sku_id: Id | None = Field(None, description="A SKU", examples=[1029])
    urgent: bool = Field(False, description="Only what runs out before its supplier can deliver", examples=[False])
    sold_out: bool = Field(False, description="Only what is not there any more", examples=[False])


class ReplenishmentOut(Schema):
    """A SKU that sells from a warehouse, base units."""

    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    company_id: Id
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    available: Decimal = Field(description="On hand less reserved", examples=["7.0000"])
    on_order: Decimal = Field(description="Ordered and not yet received", examples=["0.0000"])
    sold_qty: Decimal = Field(description="Sold in 30 days", examples=["60.0000"])
    daily_qty: Decimal = Field(description="Sold a day", examples=["2.0000"])
    days_left: Decimal = Field(description="So many days last available and on order", examples=["3.5"])
    lead_days: int = Field(description="So many days its supplier takes; 7 where that is not known", examples=[7])
    supplier_id: Id | None = Field(description="Whom it was last ordered from", examples=[1030])
    supplier_name: str | None = Field(description="Name of the supplier", examples=["供应商一"])
    suggested_qty: Decimal = Field(
        description="Ordered now, it lasts until the goods come and 30 days more", examples=["67.0000"]
    )
