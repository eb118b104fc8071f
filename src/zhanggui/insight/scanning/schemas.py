"""Wire types of scanning."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id


class ScanQuery(Schema):
    """What the scanner read."""

    code: str = Field(min_length=1, max_length=100, description="What the scanner read", examples=["6901234567892"])


class ScannedGoodsQuery(PageQuery):
    """Which goods."""

    warehouse_id: Id | None = Field(
        None, description="What lies in a warehouse or is on its way there", examples=[1027]
    )
    sku_ids: list[Id] = Field(
        default_factory=list,
        max_length=BATCH_MAX,
        description="These SKUs only; named once for each",
        examples=[[4201]],
    )


class ScannedCodeOut(Schema):
    """A text that scanners read off goods."""

    code: str = Field(description="What scanners read", examples=["6901234567892"])
    qty: Decimal | None = Field(
        description="Base units of one scan; null: its packing unit can't be converted", examples=["24.0000"]
    )


class ScannedGoodsOut(Schema):
    """A SKU as the floor needs it."""

    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    decimals: int = Field(description="Decimals of the base unit", examples=[0])
    lot_tracked: bool = Field(description="Moved lot by lot", examples=[False])
    serial_tracked: bool = Field(description="Moved piece by piece, by serial number", examples=[False])
    shelf_life_days: int | None = Field(description="Days that a lot keeps; null: does not expire", examples=[365])
    codes: list[ScannedCodeOut] = Field(description="What scanners read off it, the main one first")


class FoundDocumentOut(Schema):
    """A document by its number."""

    type: str = Field(description="Type of the document", examples=["purchasing.order"])
    id: Id
    number: str = Field(description="Number", examples=["CG20261123-0042"])
    state: str = Field(description="State", examples=["confirmed"])
    warehouse_id: Id


class FoundBinOut(Schema):
    """A storage place by its label."""

    id: Id
    code: str = Field(description="Label", examples=["A-01-02"])
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])


class MeaningOut(Schema):
    """One thing that the text can mean."""

    kind: Literal["sku", "lot", "serial", "document", "bin"] = Field(description="What it is", examples=["sku"])
    goods: ScannedGoodsOut | None = Field(description="The goods; null for documents and bins")
    qty: Decimal | None = Field(
        description="Base units of one scan; null where the text does not say it", examples=["24.0000"]
    )
    lot: str = Field(description="Lot; empty without one", examples=[""])
    serial: str = Field(description="Serial number; empty without one", examples=[""])
    document: FoundDocumentOut | None = Field(description="The document; null for what is none")
    bin: FoundBinOut | None = Field(description="The storage place; null for what is none")


class MeaningsOut(Schema):
    """Everything that the text can mean to the caller; nothing: nobody knows it."""

    meanings: list[MeaningOut] = Field(description="Goods first")
