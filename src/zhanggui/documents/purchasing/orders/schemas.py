"""Wire types of purchase orders."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhanggui.documents.invoicing.public import ClaimOut, SettlementOut
from zhanggui.documents.purchasing.orders.desk import SORTS, Progress, PurchaseRow
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.warehouse.public import CausedOut
from zhanggui.foundation.lifecycle.public import ActionOut, DocumentIn, Named, state_label
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Day, Id, Moment, Note, Number, Quantity, Rate, UnitPrice
from zhanggui.ledgers.books.public import EntryOut
from zhanggui.ledgers.stock.public import DocumentMoveOut

State = Literal["draft", "confirmed", "closed", "cancelled"]
LINES_MAX = 5000
_Track = Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)]


class PurchaseLineIn(Schema):
    """A SKU to buy."""

    sku_id: Id
    qty: Quantity
    unit_price: UnitPrice = Field(description="Price of one unit without tax; 0 for free goods", examples=["12.50"])
    unit: _Track = Field("", description="Code of a packing unit; left out: base units", examples=["carton"])
    tax_rate: Rate | None = Field(None, description="Tax rate; the SKU's own if left out", examples=["0.130000"])


class PurchaseIn(Schema):
    """An order to place with a supplier, for one warehouse."""

    supplier_id: Id
    warehouse_id: Id
    lines: list[PurchaseLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines in their order")
    ordered_at: Moment | None = Field(
        None, description="When it was ordered; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    expected_on: Day | None = Field(
        None,
        description="When the goods are expected; after the supplier's lead time if left out",
        examples=["2026-12-01"],
    )
    deductible: bool = Field(
        True, description="The supplier sends an invoice whose VAT can be deducted (专票)", examples=[True]
    )
    remark: Note = Field("", description="Remark", examples=["含运费"])


class PurchasesIn(Schema):
    """A batch of purchase orders: all of them or none."""

    orders: list[PurchaseIn] = Field(min_length=1, max_length=BATCH_MAX, description="Orders to place")


class AnnounceLineIn(Schema):
    """How much of a line is on its way."""

    line_id: Id
    qty: Quantity


class AnnounceIn(Schema):
    """Confirmed orders whose goods are on their way: all of them or none."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Confirmed orders, each once")
    lines: list[AnnounceLineIn] | None = Field(
        None,
        min_length=1,
        max_length=LINES_MAX,
        description="Lines and quantities, of any of the orders; all that is to come if left out",
    )


class ReceiveLineIn(Schema):
    """How much of a line comes in now: of one lot, or one piece, where the SKU is tracked."""

    line_id: Id
    qty: Quantity
    lot: _Track = Field("", description="Lot, where the SKU is tracked by lot", examples=["L20261101"])
    serial: _Track = Field("", description="Serial number; the quantity is 1 then", examples=[""])
    made_on: Day | None = Field(None, description="Day of making of a new lot", examples=["2026-10-01"])
    expires_on: Day | None = Field(
        None,
        description="Last good day of a new lot; left out: `made_on` and the product's shelf life",
        examples=["2027-10-01"],
    )


class ReceiveIn(Schema):
    """Confirmed orders whose goods come in: all of them or none."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Confirmed orders, each once")
    lines: list[ReceiveLineIn] | None = Field(
        None,
        min_length=1,
        max_length=LINES_MAX,
        description="Lines and quantities, of any of the orders, a line once per lot or piece; all that is to come if left out",
    )


class ReceivedOut(Schema):
    """The receipts made."""

    receipt_ids: list[Id] = Field(description="Ids of the receipts", examples=[[9001]])


class BillLineIn(Schema):
    """What the supplier's invoice says of a line."""

    line_id: Id
    qty: Quantity
    unit_price: UnitPrice | None = Field(
        None, description="Price on the invoice without tax; as ordered if left out", examples=["12.60"]
    )


class BillIn(Schema):
    """Orders whose supplier's invoice came: all of them or none."""

    documents: list[Named] = Field(min_length=1, max_length=BATCH_MAX, description="Orders, each once")
    date: Day | None = Field(None, description="Date of the invoice; today if left out", examples=["2026-11-23"])
    lines: list[BillLineIn] | None = Field(
        None,
        min_length=1,
        max_length=LINES_MAX,
        description="Lines, of any of the orders; all that came in and is not billed if left out",
    )


class BilledOut(Schema):
    """The bills made."""

    bill_ids: list[Id] = Field(description="Ids of the bills, in the order of the orders' ids", examples=[[9002]])


class PurchaseCountsQuery(Schema):
    """What the numbers of purchase orders by state are narrowed to: the filters of their list but the state."""

    company_id: Id | None = Field(None, description="Orders of a company", examples=[1025])
    warehouse_id: Id | None = Field(None, description="Orders for a warehouse", examples=[1027])
    supplier_id: Id | None = Field(None, description="Orders with a supplier", examples=[1030])
    sku_id: Id | None = Field(None, description="Orders with a SKU", examples=[1029])
    number: Number | None = Field(None, description="Number, exactly", examples=["CG20261123-0042"])
    since: Moment | None = Field(None, description="Ordered at or after", examples=["2026-11-01T00:00:00Z"])
    until: Moment | None = Field(None, description="Ordered before", examples=["2026-12-01T00:00:00Z"])
    expected_before: Day | None = Field(None, description="Expected before this day", examples=["2026-12-01"])
    outstanding: bool | None = Field(None, description="true: confirmed, and goods are still to come", examples=[True])
    delivery: Progress | None = Field(None, description="How much has come in: none, part, full", examples=["none"])
    billing: Progress | None = Field(None, description="How much has been billed: none, part, full", examples=["part"])


class PurchaseQuery(PageQuery, PurchaseCountsQuery):
    """Filters of the list of purchase orders."""

    sort: Annotated[str | None, SORTS] = SORT
    state: State | None = Field(None, description="State", examples=["confirmed"])


class PurchaseOut(Schema):
    """A purchase order in a list. Amounts are null without `purchasing.price.view`."""

    id: Id
    company_id: Id
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    supplier_id: Id
    supplier_name: str = Field(description="Name of the supplier", examples=["供应商一"])
    number: str = Field(description="Number", examples=["CG20261123-0042"])
    state: State = Field(description="State", examples=["confirmed"])
    state_label: str = Field(description="Name of the state in the caller's language", examples=["已审核"])
    version: int = Field(description="Version, for changes", examples=[2])
    business_date: date = Field(description="Business date in the company's time zone", examples=["2026-11-23"])
    ordered_at: datetime = Field(description="When it was ordered", examples=["2026-11-23T08:00:00Z"])
    expected_on: date | None = Field(description="When the goods are expected", examples=["2026-12-01"])
    currency: str = Field(description="Currency of all amounts", examples=["CNY"])
    deductible: bool = Field(description="Its VAT can be deducted", examples=[True])
    remark: str = Field(description="Remark", examples=["含运费"])
    line_count: int = Field(description="Number of lines", examples=[3])
    ordered_qty: Decimal = Field(description="Ordered, base units", examples=["6.0000"])
    received_qty: Decimal = Field(description="Came in", examples=["2.0000"])
    billed_qty: Decimal = Field(description="Billed", examples=["0.0000"])
    delivery: Progress = Field(description="How much has come in", examples=["part"])
    billing: Progress = Field(description="How much has been billed", examples=["none"])
    net: Decimal | None = Field(description="Amount without tax", examples=["100.00"])
    tax: Decimal | None = Field(description="Tax", examples=["13.00"])
    gross: Decimal | None = Field(description="Amount with tax", examples=["113.00"])
    billed: Decimal | None = Field(description="Billed so far, with tax", examples=["0.00"])
    paid: Decimal | None = Field(description="Paid or settled so far", examples=["0.00"])

    @staticmethod
    def resolve_state_label(row: PurchaseRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return state_label(ORDER, row.state, language(context["request"]))


class PurchaseSumsOut(Schema):
    """Totals of all purchase orders that match."""

    net: Decimal = Field(description="Sum without tax", examples=["1000.00"])
    tax: Decimal = Field(description="Sum of taxes", examples=["130.00"])
    gross: Decimal = Field(description="Sum with tax", examples=["1130.00"])


class PurchasePageOut(PageOut[PurchaseOut]):
    """A page of purchase orders."""

    sums: PurchaseSumsOut | None = Field(
        None, description="Totals of all orders that match, with `total=true`; null without `purchasing.price.view`"
    )


class PurchaseLineOut(Schema):
    """A line and how far it has got. Money is null without `purchasing.price.view`."""

    id: Id
    line_no: int = Field(description="Position in the order, from 1", examples=[1])
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    qty: Decimal = Field(description="Quantity ordered, base units", examples=["6.0000"])
    received_qty: Decimal = Field(description="Came in", examples=["2.0000"])
    returned_qty: Decimal = Field(description="Went back of it", examples=["0.0000"])
    billed_qty: Decimal = Field(description="Billed of it", examples=["0.0000"])
    unit_price: Decimal | None = Field(description="Price of one without tax", examples=["12.500000"])
    tax_rate: Decimal = Field(description="Tax rate as a fraction of one", examples=["0.130000"])
    net: Decimal | None = Field(description="Amount without tax", examples=["75.00"])
    tax: Decimal | None = Field(description="Tax", examples=["9.75"])
    gross: Decimal | None = Field(description="Amount with tax", examples=["84.75"])
    cost: Decimal | None = Field(
        description="What the goods are worth to us: with the tax that can't be deducted", examples=["75.00"]
    )


class PurchaseDetailOut(Schema):
    """A purchase order with everything it caused, down to the ledgers."""

    order: PurchaseOut = Field(description="Head and totals")
    lines: list[PurchaseLineOut] = Field(description="Lines with their progress")
    receipts: list[CausedOut] = Field(description="Receipts, oldest first")
    bills: list[ClaimOut] | None = Field(description="Payables, oldest first; null without `purchasing.price.view`")
    settlements: list[SettlementOut] | None = Field(
        description="Payments and credit notes matched with the bills; null without `purchasing.price.view`"
    )
    moves: list[DocumentMoveOut] | None = Field(
        description="What the stock ledger says; null without `stock.ledger.view`"
    )
    entries: list[EntryOut] | None = Field(description="What the books say; null without `books.entry.view`")
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")
