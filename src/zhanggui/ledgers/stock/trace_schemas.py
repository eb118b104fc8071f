"""Wire types of lots and serial numbers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Day, Id
from zhanggui.ledgers.stock.contracts import KINDS
from zhanggui.ledgers.stock.tracing import TracedMove

Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]


class LotQuery(PageQuery):
    """Filters of the list of lots."""

    company_id: Id | None = Field(None, description="What lies in a company's warehouses", examples=[1025])
    sku_id: Id | None = Field(None, description="Lots of a SKU", examples=[1029])
    code: Code | None = Field(None, description="Code of the lot, exactly", examples=["L20261101"])
    warehouse_id: Id | None = Field(None, description="What lies in a warehouse", examples=[1027])
    expires_until: Day | None = Field(
        None, description="Only lots whose last good day is this one or before", examples=["2026-12-31"]
    )
    live: bool = Field(True, description="Leave out lots of which nothing is left", examples=[True])


class LotOut(Schema):
    """A lot and what of it lies in the caller's warehouses."""

    id: Id
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["MILK-1L"])
    sku_name: str = Field(description="Name of the SKU", examples=["牛奶 1L"])
    code: str = Field(description="Code of the lot", examples=["L20261101"])
    made_on: date | None = Field(description="Day of making", examples=["2026-11-01"])
    expires_on: date | None = Field(description="Last good day; null: does not expire", examples=["2026-12-01"])
    on_hand: Decimal = Field(description="Lies there in good quality, base units", examples=["10.0000"])
    defect: Decimal = Field(description="Lies there defect", examples=["0.0000"])


class LotPageOut(PageOut[LotOut]):
    """A page of lots."""

    on_hand_sum: Decimal | None = Field(
        None, description="Sum on hand of all lots that match, with `total=true`", examples=["120.0000"]
    )


class LotPlaceOut(Schema):
    """What of a lot lies in a warehouse."""

    warehouse_id: Id
    warehouse_code: str = Field(description="Code of the warehouse", examples=["W1"])
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    quality: str = Field(description="good or defect", examples=["good"])
    qty: Decimal = Field(description="Base units", examples=["10.0000"])


class LotDetailOut(Schema):
    """A lot and where it lies."""

    lot: LotOut = Field(description="The lot")
    places: list[LotPlaceOut] = Field(description="Where it lies, by warehouse and quality")


class TracedMoveOut(Schema):
    """One step of a lot or a piece."""

    id: Id
    kind: str = Field(description="Kind of movement", examples=["sale"])
    kind_label: str = Field(description="Name of the kind in the caller's language", examples=["销售出库"])
    document_type: str = Field(description="Type of the document that caused it", examples=["warehouse.shipment"])
    document_id: Id
    business_date: date = Field(description="Business date", examples=["2026-11-23"])
    effective_at: datetime = Field(description="Business time", examples=["2026-11-23T08:00:00Z"])
    sku_id: Id
    lot: str = Field(description="Lot; empty without one", examples=["L20261101"])
    serial: str = Field(description="Serial number; empty without one", examples=[""])
    qty: Decimal = Field(description="Base units", examples=["2.0000"])
    from_warehouse_id: Id | None = Field(description="Where from; null: from outside", examples=[1027])
    to_warehouse_id: Id | None = Field(description="Where to; null: outside", examples=[None])
    quality: str = Field(description="Quality after the step: good or defect", examples=["good"])
    customer_id: Id | None = Field(description="Customer", examples=[1028])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    partner_name: str | None = Field(description="Name of the customer or supplier", examples=["李雷"])

    @staticmethod
    def resolve_kind_label(row: TracedMove, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        zh, en, _ = KINDS[row.kind]
        return zh if language(context["request"]) == "zh" else en


class TraceQuery(Schema):
    """Which page of a history, and of which warehouse."""

    warehouse_id: Id | None = Field(None, description="What happened in a warehouse", examples=[1027])
    cursor: str | None = Field(
        None, max_length=2000, description="`next` of the page before", examples=["WyJpZCIsWzQyXV0"]
    )
    limit: int = Field(50, ge=1, le=500, description="Rows a page", examples=[50])


class SerialQuery(Schema):
    """Which piece."""

    serial: Code = Field(description="Serial number, exactly", examples=["SN-0001"])
    sku_id: Id | None = Field(None, description="Of a SKU, where several carry the number", examples=[1029])


class PieceOut(Schema):
    """A piece by its serial number."""

    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["PHONE-X"])
    sku_name: str = Field(description="Name of the SKU", examples=["手机 X"])
    serial: str = Field(description="Serial number", examples=["SN-0001"])
    lot: str = Field(description="Lot; empty without one", examples=[""])
    quality: str = Field(description="good or defect", examples=["good"])
    warehouse_id: Id | None = Field(
        description="Where it is; null: in none of the caller's warehouses", examples=[1027]
    )
    warehouse_code: str | None = Field(description="Code of the warehouse", examples=["W1"])
    warehouse_name: str | None = Field(description="Name of the warehouse", examples=["主仓"])


class PieceTraceOut(Schema):
    """Where a piece is and how it got there."""

    piece: PieceOut = Field(description="The piece")
    moves: list[TracedMoveOut] = Field(description="Every step, oldest first")


class SerialTraceOut(Schema):
    """The pieces that carry a number."""

    items: list[PieceTraceOut] = Field(description="One per SKU")
