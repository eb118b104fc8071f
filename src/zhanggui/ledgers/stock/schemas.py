"""Wire types of the stock ledger."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from ninja import Schema
from pydantic import Field

from zhanggui.kernel.api.types import Id


class DocumentMoveOut(Schema):
    """What a document did to a SKU in one of our warehouses."""

    id: Id
    entry_id: Id
    kind: str = Field(description="Kind of movement", examples=["sale"])
    document_type: str = Field(description="Type of the document that caused it", examples=["warehouse.shipment"])
    document_id: Id
    effective_at: datetime = Field(description="Business time", examples=["2026-11-23T08:00:00Z"])
    business_date: date = Field(description="Business date", examples=["2026-11-23"])
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    warehouse_id: Id
    qty: Decimal = Field(description="Base units; positive for what came in", examples=["-2.0000"])
    amount: Decimal | None = Field(description="Value moved; null without `stock.cost.view`", examples=["-20.00"])
    quality: str = Field(description="good or defect", examples=["good"])
    lot: str = Field(description="Lot; empty without one", examples=[""])
    serial: str = Field(description="Serial number; empty without one", examples=[""])
    document_line: int | None = Field(description="Line of the document", examples=[4099])
