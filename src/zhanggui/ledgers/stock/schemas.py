"""Wire types of the stock ledger."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import Id, Moment, Quality, SignedQuantity
from zhanggui.ledgers.stock.contracts import KINDS
from zhanggui.ledgers.stock.desk import SORTS, CardRow, LatestMove

Search = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class DocumentMoveOut(Schema):
    """What a document did to a SKU in one of our warehouses."""

    id: Id
    entry_id: Id
    company_id: Id
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


class PositionQuery(PageQuery):
    """Filters of the list of positions."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Positions of a company", examples=[1025])
    warehouse_id: Id | None = Field(None, description="Positions in a warehouse", examples=[1027])
    sku_id: Id | None = Field(None, description="Positions of a SKU", examples=[1029])
    search: Search | None = Field(None, description="Part of a code or name", examples=["LAMP"])
    shortage: bool = Field(False, description="Only where nothing is available", examples=[False])
    below: SignedQuantity | None = Field(None, description="Only where less than this is available", examples=["5"])
    negative: bool = Field(False, description="Only where less than nothing lies, good or defect", examples=[False])
    live: bool = Field(True, description="Leave out what is zero in every respect", examples=[True])


class PositionOut(Schema):
    """What a SKU stands at in a warehouse, base units."""

    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    company_id: Id
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    on_hand: Decimal = Field(description="Lies there in good quality", examples=["10.0000"])
    defect: Decimal = Field(description="Lies there defect", examples=["0.0000"])
    reserved: Decimal = Field(description="Promised to orders", examples=["3.0000"])
    available: Decimal = Field(description="On hand less reserved", examples=["7.0000"])
    on_order: Decimal = Field(description="Ordered and not yet received", examples=["0.0000"])
    in_transit: Decimal = Field(description="On its way between warehouses", examples=["0.0000"])
    unit_cost: Decimal | None = Field(
        description="Average cost of one; null without `stock.cost.view`", examples=["10.000000"]
    )
    value: Decimal | None = Field(
        description="Good and defect at the average cost; null without `stock.cost.view`", examples=["100.00"]
    )


class PositionSumsOut(Schema):
    """Totals of all positions that match."""

    on_hand: Decimal = Field(description="Sum on hand", examples=["120.0000"])
    reserved: Decimal = Field(description="Sum reserved", examples=["3.0000"])
    value: Decimal | None = Field(description="Sum of values; null without `stock.cost.view`", examples=["1200.00"])


class PositionPageOut(PageOut[PositionOut]):
    """A page of positions."""

    sums: PositionSumsOut | None = Field(None, description="Totals of all positions that match, with `total=true`")


class LatestQuery(PageQuery):
    """Filters of the latest changes of a SKU."""

    company_id: Id | None = Field(None, description="Changes in a company", examples=[1025])
    warehouse_id: Id | None = Field(
        None, description="Changes in a warehouse; in all of them if left out", examples=[1027]
    )


class CardQuery(LatestQuery):
    """Filters of the card of a SKU."""

    quality: Quality = Field("good", description="good or defect", examples=["good"])
    since: Moment | None = Field(None, description="From", examples=["2026-11-01T00:00:00Z"])
    until: Moment | None = Field(None, description="Before", examples=["2026-12-01T00:00:00Z"])


class ChangeOut(Schema):
    """What every list of changes says of one."""

    id: Id
    entry_id: Id
    kind: str = Field(description="Kind of movement", examples=["sale"])
    kind_label: str = Field(description="Name of the kind in the caller's language", examples=["销售出库"])
    document_type: str = Field(description="Type of the document that caused it", examples=["warehouse.shipment"])
    document_id: Id
    effective_at: datetime = Field(description="Business time", examples=["2026-11-23T08:00:00Z"])
    business_date: date = Field(description="Business date", examples=["2026-11-23"])
    warehouse_id: Id

    @staticmethod
    def resolve_kind_label(row: CardRow | LatestMove, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        zh, en, _ = KINDS[row.kind]
        return zh if language(context["request"]) == "zh" else en


class CardRowOut(ChangeOut):
    """One change of a SKU in a warehouse."""

    before: Decimal = Field(description="Lay there before, over all warehouses of the card", examples=["10.0000"])
    qty: Decimal = Field(description="Change, base units", examples=["-2.0000"])
    after: Decimal = Field(description="Lay there after", examples=["8.0000"])
    amount: Decimal | None = Field(description="Value moved; null without `stock.cost.view`", examples=["-20.00"])
    lot: str = Field(description="Lot; empty without one", examples=[""])
    serial: str = Field(description="Serial number; empty without one", examples=[""])


class LatestMoveOut(ChangeOut):
    """One change of a SKU in a warehouse, good or defect goods."""

    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    qty: Decimal = Field(description="Change, base units; positive for what came in", examples=["-2.0000"])
    quality: str = Field(description="good or defect", examples=["good"])
    lot: str = Field(description="Lot; empty without one", examples=[""])
    serial: str = Field(description="Serial number; empty without one", examples=[""])


class PastQuery(PageQuery):
    """Which past moment, and of what."""

    company_id: Id
    moment: Moment
    warehouse_id: Id | None = Field(None, description="Stock in a warehouse", examples=[1027])
    sku_id: Id | None = Field(None, description="Stock of a SKU", examples=[1029])


class PastPositionOut(Schema):
    """What lay in a warehouse at a past moment."""

    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    warehouse_id: Id
    qty: Decimal = Field(description="Good and defect together, base units", examples=["8.0000"])


class MovesOut(Schema):
    """What a document did to stock."""

    items: list[DocumentMoveOut] = Field(description="Moves by business time")
