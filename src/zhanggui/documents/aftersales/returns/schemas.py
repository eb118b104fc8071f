"""Wire types of customers' returns."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhanggui.documents.aftersales.returns.desk import SORTS, Progress, ReturnRow
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.invoicing.public import ClaimOut, SettlementOut
from zhanggui.documents.warehouse.public import CausedOut
from zhanggui.foundation.lifecycle.public import ActionOut, DocumentIn, state_label
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import (
    BATCH_MAX,
    Amount,
    Day,
    Id,
    Moment,
    Number,
    PositiveAmount,
    Quality,
    Quantity,
)
from zhanggui.ledgers.books.public import EntryOut
from zhanggui.ledgers.stock.public import DocumentMoveOut

State = Literal["draft", "approved", "received", "closed", "cancelled"]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]

_Track = Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)]


class ReturnLineIn(Schema):
    """Goods that come back, or a fee or discount given back."""

    sku_id: Id
    qty: Quantity
    order_line_id: Id | None = Field(
        None, description="The sold line: its price is credited and its shipments' cost comes back", examples=[4098]
    )
    amount: Amount | None = Field(
        None,
        description="What the customer gets for the line; the sold line's own price if left out",
        examples=["20.00"],
    )
    quality: Quality = Field("good", description="good or defect", examples=["good"])


class ReturnIn(Schema):
    """A return of a customer."""

    shop_id: Id
    customer_id: Id
    lines: list[ReturnLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines in their order")
    order_id: Id | None = Field(None, description="The sales order; that of the lines if left out", examples=[4097])
    returned_at: Moment | None = Field(
        None, description="When it comes back; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    warehouse_id: Id | None = Field(
        None, description="Warehouse it comes to; the shop's own if left out", examples=[1027]
    )
    external_number: Number | None = Field(
        None, description="The shop's own number, once per shop", examples=["TB-R-77"]
    )
    reason: Reason = Field("", description="Why", examples=["七天无理由"])


class ReturnsIn(Schema):
    """A batch of returns: all of them or none."""

    returns: list[ReturnIn] = Field(min_length=1, max_length=BATCH_MAX, description="Returns to create")
    receive_now: bool = Field(
        False,
        description="The goods are here: receive and credit at once; needs `aftersales.return.receive`",
        examples=[False],
    )


class ReceiveReturnLineIn(Schema):
    """How much of a line came back: of one lot, or one piece, where the SKU is tracked."""

    line_id: Id
    qty: Quantity
    lot: _Track = Field("", description="Lot; left out: the one that left", examples=[""])
    serial: _Track = Field("", description="Serial number; the quantity is 1 then", examples=[""])


class ReceiveReturnsIn(Schema):
    """Approved returns whose goods came: all of them or none."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Returns, each once")
    lines: list[ReceiveReturnLineIn] | None = Field(
        None,
        min_length=1,
        max_length=5000,
        description="Lines and quantities, of any of the returns, a line once per lot or piece; all that is to come if left out",
    )


class RefundIn(DocumentIn):
    """A return to refund."""

    amount: PositiveAmount | None = Field(
        None, description="Money to pay; all that is open if left out", examples=["20.00"]
    )


class RefundsIn(Schema):
    """Returns to refund from one cash account: all of them or none."""

    documents: list[RefundIn] = Field(min_length=1, max_length=BATCH_MAX, description="Received returns, each once")
    cash_account_id: Id
    date: Day | None = Field(None, description="Business date; today if left out", examples=["2026-11-23"])


class RefundedOut(Schema):
    """The payments made."""

    payment_ids: list[Id] = Field(
        description="Ids of the payments, in the order of the returns' ids", examples=[[9004]]
    )


class ReturnCountsQuery(Schema):
    """What the numbers of returns by state are narrowed to: the filters of their list but the state."""

    company_id: Id | None = Field(None, description="Returns of a company", examples=[1025])
    shop_id: Id | None = Field(None, description="Returns of a shop", examples=[1026])
    warehouse_id: Id | None = Field(None, description="Returns to a warehouse", examples=[1027])
    customer_id: Id | None = Field(None, description="Returns of a customer", examples=[1028])
    order_id: Id | None = Field(None, description="Returns of a sales order", examples=[4097])
    sku_id: Id | None = Field(None, description="Returns with a SKU", examples=[1029])
    number: Number | None = Field(None, description="Number, exactly", examples=["TH20261123-0001"])
    external_number: Number | None = Field(None, description="The shop's own number, exactly", examples=["TB-R-77"])
    since: Moment | None = Field(None, description="Returned at or after", examples=["2026-11-01T00:00:00Z"])
    until: Moment | None = Field(None, description="Returned before", examples=["2026-12-01T00:00:00Z"])


class ReturnQuery(PageQuery, ReturnCountsQuery):
    """Filters of the list of returns."""

    sort: Annotated[str | None, SORTS] = SORT
    state: State | None = Field(None, description="State", examples=["received"])


class ReturnOut(Schema):
    """A return in a list. Amounts are positive when they go to the customer."""

    id: Id
    company_id: Id
    shop_id: Id
    shop_name: str = Field(description="Name of the shop", examples=["旗舰店"])
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    customer_id: Id
    customer_name: str = Field(description="Name of the customer", examples=["李雷"])
    order_id: Id | None = Field(description="The sales order, where it is one", examples=[4097])
    order_number: str | None = Field(description="Number of the sales order", examples=["XS20261123-0042"])
    number: str = Field(description="Number", examples=["TH20261123-0001"])
    external_number: str | None = Field(description="The shop's own number", examples=["TB-R-77"])
    state: State = Field(description="State", examples=["received"])
    state_label: str = Field(description="Name of the state in the caller's language", examples=["已收货"])
    version: int = Field(description="Version, for changes", examples=[2])
    business_date: date = Field(description="Business date in the company's time zone", examples=["2026-11-23"])
    returned_at: datetime = Field(description="When it comes back", examples=["2026-11-23T08:00:00Z"])
    currency: str = Field(description="Currency of all amounts", examples=["CNY"])
    net: Decimal = Field(description="Amount without tax", examples=["17.70"])
    tax: Decimal = Field(description="Tax", examples=["2.30"])
    gross: Decimal = Field(description="Amount with tax", examples=["20.00"])
    reason: str = Field(description="Why", examples=["七天无理由"])
    line_count: int = Field(description="Number of lines", examples=[1])
    goods_qty: Decimal = Field(description="Goods of the return, base units", examples=["1.0000"])
    received_qty: Decimal = Field(description="Goods that came back", examples=["1.0000"])
    delivery: Progress = Field(description="How much has come back", examples=["full"])
    credited: Decimal = Field(description="Credited so far, with tax", examples=["20.00"])
    settled: Decimal = Field(description="Refunded or matched of it", examples=["0.00"])

    @staticmethod
    def resolve_state_label(row: ReturnRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return state_label(RETURN, row.state, language(context["request"]))


class ReturnSumsOut(Schema):
    """Totals of all returns that match."""

    net: Decimal = Field(description="Sum without tax", examples=["1000.00"])
    tax: Decimal = Field(description="Sum of taxes", examples=["130.00"])
    gross: Decimal = Field(description="Sum with tax", examples=["1130.00"])


class ReturnPageOut(PageOut[ReturnOut]):
    """A page of returns."""

    sums: ReturnSumsOut | None = Field(None, description="Totals of all returns that match, with `total=true`")


class OriginalOut(Schema):
    """From which shipment goods come back."""

    move_id: Id
    order_line_id: Id
    order_id: Id
    qty: Decimal = Field(description="Quantity, base units", examples=["1.0000"])


class ReturnLineOut(Schema):
    """A line and how far it has got."""

    id: Id
    line_no: int = Field(description="Position in the return, from 1", examples=[1])
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    stocked: bool = Field(description="Goods; false for fees and discounts", examples=[True])
    qty: Decimal = Field(description="Quantity, base units", examples=["1.0000"])
    quality: str = Field(description="good or defect", examples=["good"])
    net: Decimal = Field(description="Amount without tax; negative = what we keep", examples=["17.70"])
    tax: Decimal = Field(description="Tax", examples=["2.30"])
    gross: Decimal = Field(description="Amount with tax", examples=["20.00"])
    account: str = Field(description="Revenue account", examples=["500101"])
    order_line_id: Id | None = Field(description="The sold line, where it is one", examples=[4098])
    received_qty: Decimal = Field(description="Came back", examples=["1.0000"])
    credited: Decimal = Field(description="Credited, with tax", examples=["20.00"])
    cost: Decimal | None = Field(
        description="Cost at which it came back; null without `stock.cost.view`", examples=["7.00"]
    )
    originals: list[OriginalOut] = Field(
        description="The shipments it comes back from; what they do not cover comes at the average"
    )


class ReturnDetailOut(Schema):
    """A return with everything it caused, down to the ledgers."""

    document: ReturnOut = Field(description="Head and totals")
    lines: list[ReturnLineOut] = Field(description="Lines with their progress")
    receipts: list[CausedOut] = Field(description="Receipts, oldest first")
    bills: list[ClaimOut] = Field(description="Credit notes, oldest first")
    settlements: list[SettlementOut] = Field(description="Refunds and bills matched with the credit notes")
    moves: list[DocumentMoveOut] | None = Field(
        description="What the stock ledger says; null without `stock.ledger.view`"
    )
    entries: list[EntryOut] | None = Field(description="What the books say; null without `books.entry.view`")
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")
