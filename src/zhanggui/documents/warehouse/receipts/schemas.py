"""Wire types of receipts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from zhanggui.documents.warehouse.contracts import DocumentRow
from zhanggui.documents.warehouse.receipts.machine import RECEIPT
from zhanggui.documents.warehouse.receipts.queries import SORTS
from zhanggui.documents.warehouse.schemas import (
    Label,
    LotDatesIn,
    PartnerFields,
    QtySum,
    StoredFields,
    TallyIn,
    WarehouseCountsQuery,
    WarehouseDetailOut,
    WarehouseDocumentOut,
    WarehouseLineOut,
)
from zhanggui.foundation.lifecycle.public import DocumentIn, state_label
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Cost, Id, Moment, Note, Quality, Quantity

ByHand = Literal["purchase", "sales_return"]
#: `sent_return`: goods of an order that came back before their buyer confirmed that they had come.
Kind = Literal["purchase", "sales_return", "sent_return"]
State = Literal["draft", "received", "cancelled"]


class ReceiptLineIn(LotDatesIn):
    """A line to enter."""

    sku_id: Id
    qty: Quantity
    lot: Label = Field("", description="Lot, where the SKU is tracked by lot", examples=["L20261101"])
    serial: Label = Field("", description="Serial number; the quantity is 1 then", examples=[""])
    quality: Quality = Field("good", description="good or defect", examples=["good"])
    value: Cost | None = Field(
        None,
        description="Cost of the line without deductible VAT, needs `stock.cost.view`; left out: at the current average",
        examples=["60.00"],
    )


class ReceiptIn(Schema):
    """A receipt to enter by hand. What an order asks for is made by the order."""

    warehouse_id: Id
    kind: ByHand = Field(description="Kind", examples=["purchase"])
    customer_id: Id | None = Field(None, description="Customer of a sales return", examples=[None])
    supplier_id: Id | None = Field(None, description="Supplier of a purchase", examples=[1030])
    shop_id: Id | None = Field(None, description="Shop of a sales return", examples=[None])
    effective_at: Moment | None = Field(
        None, description="When it happens; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    note: Note = Field("", description="Note", examples=["易碎"])
    lines: list[ReceiptLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines in their order")


class ReceiptsIn(Schema):
    """A batch to enter: all of them or none."""

    receipts: list[ReceiptIn] = Field(min_length=1, max_length=BATCH_MAX, description="Documents to enter")
    receive_now: bool = Field(
        False,
        description="Receive at once instead of leaving a draft; needs `warehouse.receipt.receive`",
        examples=[False],
    )


class ReceivedTallyIn(TallyIn, LotDatesIn):
    """What really came of a line: a quantity of one lot, a new one with its dates, or one serial number."""


class TalliesIn(Schema):
    """Drafts and what really came for their lines."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Drafts, each once")
    lines: list[ReceivedTallyIn] = Field(
        min_length=1,
        max_length=5000,
        description="What came, of any of the drafts; a line may stand several times, and what was tallied for it before is replaced",
    )


class ReceiptCountsQuery(WarehouseCountsQuery):
    """What the numbers of receipts by state are narrowed to: the filters of their list but the state."""

    kind: Kind | None = Field(None, description="Kind", examples=["purchase"])


class ReceiptQuery(PageQuery, ReceiptCountsQuery):
    """Filters of the list of receipts."""

    sort: Annotated[str | None, SORTS] = SORT
    state: State | None = Field(None, description="State", examples=["draft"])


class ReceiptOut(WarehouseDocumentOut, PartnerFields):
    """A receipt in a list."""

    kind: Kind = Field(description="Kind", examples=["purchase"])
    state: State = Field(description="State", examples=["draft"])

    @staticmethod
    def resolve_state_label(row: DocumentRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return state_label(RECEIPT, row.state, language(context["request"]))


class ReceiptPageOut(PageOut[ReceiptOut]):
    """A page of receipts."""

    qty_sum: QtySum = None


class ReceiptLineOut(WarehouseLineOut, StoredFields):
    """A line of a receipt."""


class ReceiptDetailOut(WarehouseDetailOut):
    """A receipt with its lines and what it did to the ledgers."""

    document: ReceiptOut = Field(description="Head")
    lines: list[ReceiptLineOut] = Field(description="Lines in their order")


class CausedOut(Schema):
    """A receipt or shipment that a document caused."""

    id: Id
    number: str = Field(description="Number", examples=["CK20261123-0007"])
    kind: str = Field(
        description="Kind: sale, sent, purchase_return, purchase, sales_return or sent_return", examples=["sale"]
    )
    state: str = Field(description="State", examples=["shipped"])
    warehouse_id: Id
    business_date: date = Field(description="Business date", examples=["2026-11-23"])
    effective_at: datetime = Field(description="Business time", examples=["2026-11-23T08:00:00Z"])
    qty: Decimal = Field(description="Sum of its lines, base units", examples=["2.0000"])
    carrier: str = Field(description="Carrier of a shipment", examples=["顺丰速运"])
    waybill: str = Field(description="Waybill of a shipment", examples=["SF1234567890123"])
