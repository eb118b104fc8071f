"""Wire types of returns to suppliers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhanggui.documents.invoicing.public import ClaimOut
from zhanggui.documents.purchasing.returns.desk import SORTS, PurchaseReturnRow
from zhanggui.documents.purchasing.returns.machine import RETURN
from zhanggui.documents.warehouse.public import CausedOut
from zhanggui.foundation.lifecycle.public import ActionOut, state_label
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Id, Moment, Number, Quantity
from zhanggui.ledgers.books.public import EntryOut
from zhanggui.ledgers.stock.public import DocumentMoveOut

State = Literal["draft", "shipped", "cancelled"]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class PurchaseReturnLineIn(Schema):
    """A quantity of an order line that goes back."""

    order_line_id: Id
    qty: Quantity
    receipt_line_id: Id | None = Field(
        None, description="Of which receipt; the latest ones first if left out", examples=[9003]
    )


class PurchaseReturnIn(Schema):
    """Goods of a purchase order to send back to its supplier."""

    order_id: Id
    lines: list[PurchaseReturnLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines in their order")
    returned_at: Moment | None = Field(
        None, description="When they go; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    reason: Reason = Field("", description="Why", examples=["质量问题"])


class PurchaseReturnsIn(Schema):
    """A batch of returns to suppliers: all of them or none."""

    returns: list[PurchaseReturnIn] = Field(min_length=1, max_length=BATCH_MAX, description="Returns to create")
    ship_now: bool = Field(
        False, description="Ship at once instead of leaving a draft; needs `purchasing.return.ship`", examples=[False]
    )


class PurchaseReturnCountsQuery(Schema):
    """What the numbers of returns to suppliers by state are narrowed to: the filters of their list but the state."""

    company_id: Id | None = Field(None, description="Returns of a company", examples=[1025])
    warehouse_id: Id | None = Field(None, description="Returns from a warehouse", examples=[1027])
    supplier_id: Id | None = Field(None, description="Returns to a supplier", examples=[1030])
    order_id: Id | None = Field(None, description="Returns of a purchase order", examples=[4097])
    sku_id: Id | None = Field(None, description="Returns with a SKU", examples=[1029])
    number: Number | None = Field(None, description="Number, exactly", examples=["CT20261123-0001"])
    since: Moment | None = Field(None, description="Returned at or after", examples=["2026-11-01T00:00:00Z"])
    until: Moment | None = Field(None, description="Returned before", examples=["2026-12-01T00:00:00Z"])


class PurchaseReturnQuery(PageQuery, PurchaseReturnCountsQuery):
    """Filters of the list of returns to suppliers."""

    sort: Annotated[str | None, SORTS] = SORT
    state: State | None = Field(None, description="State", examples=["draft"])


class PurchaseReturnOut(Schema):
    """A return to a supplier in a list."""

    id: Id
    company_id: Id
    order_id: Id
    order_number: str = Field(description="Number of the purchase order", examples=["CG20261123-0042"])
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    supplier_id: Id
    supplier_name: str = Field(description="Name of the supplier", examples=["供应商一"])
    number: str = Field(description="Number", examples=["CT20261123-0001"])
    state: State = Field(description="State", examples=["draft"])
    state_label: str = Field(description="Name of the state in the caller's language", examples=["待退货"])
    version: int = Field(description="Version, for changes", examples=[1])
    business_date: date = Field(description="Business date in the company's time zone", examples=["2026-11-23"])
    returned_at: datetime = Field(description="When the goods go back", examples=["2026-11-23T08:00:00Z"])
    currency: str = Field(description="Currency of all amounts", examples=["CNY"])
    reason: str = Field(description="Why", examples=["质量问题"])
    line_count: int = Field(description="Number of lines", examples=[1])
    qty: Decimal = Field(description="Sum of the lines, base units", examples=["2.0000"])
    net: Decimal | None = Field(
        description="Credited without tax for what was billed; null before shipping, or without `purchasing.price.view`",
        examples=["20.00"],
    )
    tax: Decimal | None = Field(description="Tax of it", examples=["2.60"])

    @staticmethod
    def resolve_state_label(row: PurchaseReturnRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return state_label(RETURN, row.state, language(context["request"]))


class PurchaseReturnPageOut(PageOut[PurchaseReturnOut]):
    """A page of returns to suppliers."""

    qty_sum: Decimal | None = Field(None, description="Sum of all that match, with `total=true`", examples=["2.0000"])


class PurchaseReturnLineOut(Schema):
    """A quantity of one received line."""

    id: Id
    line_no: int = Field(description="Position in the return, from 1", examples=[1])
    order_line_id: Id
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    receipt_id: Id
    receipt_number: str = Field(description="Number of the receipt", examples=["RK20261123-0001"])
    receipt_line_id: Id
    qty: Decimal = Field(description="Quantity, base units", examples=["2.0000"])
    estimated_qty: Decimal | None = Field(
        description="Came off the estimated payable, because it was not billed", examples=["0.0000"]
    )
    estimated_value: Decimal | None = Field(
        description="Value of it; null without `purchasing.price.view`", examples=["0.00"]
    )
    net: Decimal | None = Field(
        description="Credited without tax; null without `purchasing.price.view`", examples=["20.00"]
    )
    tax: Decimal | None = Field(description="Tax of it", examples=["2.60"])


class PurchaseReturnDetailOut(Schema):
    """A return to a supplier with everything it caused, down to the ledgers."""

    document: PurchaseReturnOut = Field(description="Head")
    lines: list[PurchaseReturnLineOut] = Field(description="Lines, split by receipt")
    shipments: list[CausedOut] = Field(description="Shipments")
    bills: list[ClaimOut] | None = Field(description="Credit notes; null without `purchasing.price.view`")
    moves: list[DocumentMoveOut] | None = Field(
        description="What the stock ledger says; null without `stock.ledger.view`"
    )
    entries: list[EntryOut] | None = Field(description="What the books say; null without `books.entry.view`")
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")
