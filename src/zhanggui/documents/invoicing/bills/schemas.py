"""Wire types of bills."""

from __future__ import annotations

from datetime import date as BookDay
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from zhanggui.documents.invoicing.bills.queries import SORTS
from zhanggui.documents.invoicing.payments.schemas import SettlementOut
from zhanggui.foundation.lifecycle.public import ActionOut
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import Day, Id, Number
from zhanggui.ledgers.books.public import EntryOut

Direction = Literal["receivable", "payable"]


class ClaimOut(Schema):
    """A bill that a document caused, and what is open of it."""

    id: Id
    number: str = Field(description="Number", examples=["YS20261123-0007"])
    direction: Direction = Field(description="receivable: we get; payable: we owe", examples=["receivable"])
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    due_date: BookDay = Field(description="Due date", examples=["2026-12-23"])
    net: Decimal = Field(description="Amount without tax; negative for a credit note", examples=["100.00"])
    tax: Decimal = Field(description="Tax", examples=["13.00"])
    gross: Decimal = Field(description="Amount with tax", examples=["113.00"])
    open: Decimal = Field(description="Not paid or settled yet", examples=["113.00"])
    item_id: Id | None = Field(description="Its open item; null when nothing was owed", examples=[5000])


class BillQuery(PageQuery):
    """Filters of the list of bills."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Bills of a company", examples=[1025])
    shop_id: Id | None = Field(None, description="Bills of a shop", examples=[1026])
    customer_id: Id | None = Field(None, description="Bills of a customer", examples=[1028])
    supplier_id: Id | None = Field(None, description="Bills of a supplier", examples=[1030])
    origin_id: Id | None = Field(None, description="Bills of the document that asked for them", examples=[4097])
    direction: Direction | None = Field(None, description="receivable or payable", examples=["receivable"])
    number: Number | None = Field(None, description="Number, exactly", examples=["YS20261123-0007"])
    since: Day | None = Field(None, description="Business date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Business date to, inclusive", examples=["2026-11-30"])
    open: bool = Field(False, description="Only what is not settled in full", examples=[True])
    overdue_on: Day | None = Field(
        None, description="Only what was due before this day and is open", examples=["2026-11-23"]
    )


class BillOut(Schema):
    """A bill in a list. Payables are shown to callers with `invoicing.payable.view`."""

    id: Id
    company_id: Id
    number: str = Field(description="Number", examples=["YS20261123-0007"])
    direction: Direction = Field(description="receivable: we get; payable: we owe", examples=["receivable"])
    state: Literal["posted", "reversed"] = Field(description="State", examples=["posted"])
    version: int = Field(description="Version", examples=[1])
    account: str = Field(description="Account on which it is open", examples=["112201"])
    customer_id: Id | None = Field(description="Customer", examples=[1028])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    partner_name: str | None = Field(description="Name of the customer or supplier", examples=["李雷"])
    shop_id: Id | None = Field(description="Shop", examples=[1026])
    reference_id: Id | None = Field(description="The order of a platform receivable", examples=[4097])
    origin_type: str = Field(description="Type of the document that asked for it", examples=["sales.order"])
    origin_id: int = Field(description="Id of the document that asked for it", examples=[4097])
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    due_date: BookDay = Field(description="Due date", examples=["2026-12-23"])
    currency: str = Field(description="Currency", examples=["CNY"])
    net: Decimal = Field(description="Amount without tax; negative for a credit note", examples=["100.00"])
    tax: Decimal = Field(description="Tax", examples=["13.00"])
    gross: Decimal = Field(description="Amount with tax", examples=["113.00"])
    open: Decimal = Field(description="Not paid or settled yet", examples=["113.00"])
    item_id: Id | None = Field(description="Its open item; null when nothing was owed", examples=[5000])


class BillSumsOut(Schema):
    """Totals of all bills that match."""

    net: Decimal = Field(description="Sum without tax", examples=["1000.00"])
    tax: Decimal = Field(description="Sum of taxes", examples=["130.00"])
    gross: Decimal = Field(description="Sum with tax", examples=["1130.00"])
    open: Decimal = Field(description="Sum of what is open", examples=["113.00"])


class BillPageOut(PageOut[BillOut]):
    """A page of bills."""

    sums: BillSumsOut | None = Field(None, description="Totals of all bills that match, with `total=true`")


class BillLineOut(Schema):
    """A line of a bill."""

    id: Id
    line_no: int = Field(description="Position in the bill, from 1", examples=[1])
    sku_id: Id | None = Field(description="SKU", examples=[1029])
    sku_code: str = Field(description="Code of the SKU; empty without one", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU; empty without one", examples=["台灯 红"])
    qty: Decimal = Field(description="Quantity, base units", examples=["2.0000"])
    net: Decimal = Field(description="Amount without tax", examples=["100.00"])
    tax: Decimal = Field(description="Tax", examples=["13.00"])
    gross: Decimal = Field(description="Amount with tax", examples=["113.00"])
    account: str = Field(description="Account that takes the net amount", examples=["500101"])
    origin_line: int | None = Field(description="Line of the document that asked for it", examples=[4098])


class BillDetailOut(Schema):
    """A bill with its lines, what settled it, and its entry."""

    bill: BillOut = Field(description="Head")
    lines: list[BillLineOut] = Field(description="Lines in their order")
    settlements: list[SettlementOut] = Field(description="Payments, credit notes and write-offs matched with it")
    entries: list[EntryOut] | None = Field(description="What the books say; null without `books.entry.view`")
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")
