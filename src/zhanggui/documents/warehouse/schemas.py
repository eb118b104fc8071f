"""Wire types that the three documents of the warehouse share."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from zhanggui.foundation.lifecycle.public import ActionOut, DocumentIn
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Day, Id, Moment
from zhanggui.ledgers.books.public import EntryOut
from zhanggui.ledgers.stock.public import DocumentMoveOut

Number = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Count = Annotated[
    Decimal,
    Field(ge=0, max_digits=16, decimal_places=4, description="Quantity, four decimals, as text", examples=["3"]),
]
Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)]


class LotDatesIn(Schema):
    """The dates of a lot that comes in for the first time."""

    made_on: Day | None = Field(None, description="Day of making of a new lot", examples=["2026-10-01"])
    expires_on: Day | None = Field(
        None,
        description="Last good day of a new lot; left out: `made_on` and the product's shelf life",
        examples=["2027-10-01"],
    )


class WarehouseCountsQuery(Schema):
    """What the lists of the warehouse and their numbers by state are narrowed to."""

    company_id: Id | None = Field(None, description="Documents of a company", examples=[1025])
    warehouse_id: Id | None = Field(None, description="Documents of a warehouse", examples=[1027])
    shop_id: Id | None = Field(None, description="Documents for a shop", examples=[1026])
    customer_id: Id | None = Field(None, description="Documents for a customer", examples=[1028])
    supplier_id: Id | None = Field(None, description="Documents for a supplier", examples=[1030])
    origin_id: Id | None = Field(None, description="Documents that this document asked for", examples=[4097])
    sku_id: Id | None = Field(None, description="Documents with a SKU", examples=[1029])
    number: Number | None = Field(None, description="Number, exactly", examples=["CK20261123-0007"])
    since: Day | None = Field(None, description="Business date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Business date to, inclusive", examples=["2026-11-30"])


class WarehouseDocumentOut(Schema):
    """What every document of the warehouse shows in a list."""

    id: Id
    company_id: Id
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    number: str = Field(description="Number", examples=["CK20261123-0007"])
    version: int = Field(description="Version, for changes", examples=[1])
    origin_type: str = Field(description="Type of the document that asked for it", examples=["sales.order"])
    origin_id: int = Field(description="Id of the document that asked for it", examples=[4097])
    business_date: date = Field(description="Business date in the company's time zone", examples=["2026-11-23"])
    effective_at: datetime = Field(description="Business time", examples=["2026-11-23T08:00:00Z"])
    state_label: str = Field(description="Name of the state in the caller's language", examples=["待出库"])
    note: str = Field(description="Note", examples=["易碎"])
    line_count: int = Field(description="Number of lines", examples=[3])
    qty: Decimal = Field(description="Sum of the lines, base units", examples=["6.0000"])


class PartnerFields(Schema):
    """Whom a shipment or receipt is for."""

    customer_id: Id | None = Field(description="Customer", examples=[1028])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    partner_name: str | None = Field(description="Name of the customer or supplier", examples=["李雷"])
    shop_id: Id | None = Field(description="Shop", examples=[1026])


class WarehouseLineOut(Schema):
    """A line of a document of the warehouse."""

    id: Id
    line_no: int = Field(description="Position in the document, from 1", examples=[1])
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    qty: Decimal = Field(description="Quantity, base units", examples=["6.0000"])
    lot: str = Field(description="Lot; empty without one", examples=[""])
    serial: str = Field(description="Serial number; empty without one", examples=[""])
    origin_line: int | None = Field(description="Line of the document that asked for it", examples=[4098])


class StoredFields(Schema):
    """What a line says about goods that come in."""

    quality: str = Field(description="good or defect", examples=["good"])
    value: Decimal | None = Field(
        description="Cost entered for the line; null: at the ledger's rule, or without `stock.cost.view`",
        examples=["60.00"],
    )


class WarehouseDetailOut(Schema):
    """What every document of the warehouse shows on its page."""

    moves: list[DocumentMoveOut] | None = Field(
        description="What the stock ledger says; null without `stock.ledger.view`"
    )
    entries: list[EntryOut] | None = Field(description="What the books say; null without `books.entry.view`")
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")


class WhenIn(Schema):
    """When a deed was done."""

    effective_at: Moment | None = Field(
        None, description="When it happened; now if left out", examples=["2026-11-23T08:00:00Z"]
    )


class DeedIn(WhenIn):
    """Drafts to carry out: all of them or none."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Drafts, each once")


class TallyIn(Schema):
    """What was scanned for a line: a quantity of one lot or one serial number."""

    line_id: Id
    qty: Count = Field(description="Base units; 0: nothing was found", examples=["1"])
    lot: Label = Field("", description="Lot, where the SKU is tracked by lot", examples=["L20261101"])
    serial: Label = Field("", description="Serial number; the quantity is 1 then", examples=["SN-0001"])


class ScansIn(Schema):
    """Drafts and what was scanned for their lines."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Drafts, each once")
    lines: list[TallyIn] = Field(
        min_length=1,
        max_length=5000,
        description="What was scanned, of any of the drafts; a line may stand several times, and what was scanned for it before is replaced",
    )


QtySum = Annotated[
    Decimal | None, Field(description="Sum of all documents that match, with `total=true`", examples=["120.0000"])
]
