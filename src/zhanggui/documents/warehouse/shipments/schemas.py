"""Wire types of shipments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhanggui.documents.warehouse.contracts import DocumentRow
from zhanggui.documents.warehouse.schemas import (
    Label,
    PartnerFields,
    QtySum,
    WarehouseCountsQuery,
    WarehouseDetailOut,
    WarehouseDocumentOut,
    WarehouseLineOut,
    WhenIn,
)
from zhanggui.documents.warehouse.shipments import waybills
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.documents.warehouse.shipments.queries import SORTS
from zhanggui.foundation.lifecycle.public import DocumentIn, state_label
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Id, Moment, Note, Quantity
from zhanggui.ledgers.stock.public import Pick

ByHand = Literal["sale", "purchase_return"]
#: `sent`: goods of an order whose buyer has to confirm that they came.
Kind = Literal["sale", "sent", "purchase_return"]
State = Literal["draft", "shipped", "reversed", "cancelled"]
Carrier = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=50), Field(description="Carrier", examples=["顺丰速运"])
]
Waybill = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=100),
    Field(description="Waybill: letters, digits and “-”; blanks are dropped", examples=["SF1234567890123"]),
]


class ShipmentLineIn(Schema):
    """A line to enter."""

    sku_id: Id
    qty: Quantity
    lot: Label = Field("", description="Lot, where the SKU is tracked by lot", examples=["L20261101"])
    serial: Label = Field("", description="Serial number; the quantity is 1 then", examples=[""])


class ShipmentIn(Schema):
    """A shipment to enter by hand. What an order asks for is made by the order."""

    warehouse_id: Id
    kind: ByHand = Field(description="Kind", examples=["sale"])
    customer_id: Id | None = Field(None, description="Customer of a sale", examples=[1028])
    supplier_id: Id | None = Field(None, description="Supplier of a purchase return", examples=[None])
    shop_id: Id | None = Field(None, description="Shop of a sale", examples=[1026])
    effective_at: Moment | None = Field(
        None, description="When it happens; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    carrier: Carrier = ""
    waybill: Waybill = ""
    note: Note = Field("", description="Note", examples=["易碎"])
    lines: list[ShipmentLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines in their order")


class ShipmentsIn(Schema):
    """A batch to enter: all of them or none."""

    shipments: list[ShipmentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Documents to enter")
    ship_now: bool = Field(
        False, description="Ship at once instead of leaving a draft; needs `warehouse.shipment.ship`", examples=[False]
    )


class ShipmentCountsQuery(WarehouseCountsQuery):
    """What the numbers of shipments by state are narrowed to: the filters of their list but the state."""

    kind: Kind | None = Field(None, description="Kind", examples=["sale"])
    carrier: Carrier | None = Field(None, description="Carrier, exactly", examples=["顺丰速运"])
    waybill: Waybill | None = Field(None, description="Waybill, exactly", examples=["SF1234567890123"])


class ShipmentQuery(PageQuery, ShipmentCountsQuery):
    """Filters of the list of shipments."""

    sort: Annotated[str | None, SORTS] = SORT
    state: State | None = Field(None, description="State", examples=["draft"])


class ShipmentOut(WarehouseDocumentOut, PartnerFields):
    """A shipment in a list."""

    kind: Kind = Field(description="Kind", examples=["sale"])
    state: State = Field(description="State", examples=["draft"])
    carrier: str = Field(description="Carrier", examples=["顺丰速运"])
    waybill: str = Field(description="Waybill", examples=["SF1234567890123"])

    @staticmethod
    def resolve_state_label(row: DocumentRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return state_label(SHIPMENT, row.state, language(context["request"]))


class ShipmentPageOut(PageOut[ShipmentOut]):
    """A page of shipments."""

    qty_sum: QtySum = None


class ShipmentLineOut(WarehouseLineOut):
    """A line of a shipment."""


class SharedWaybillOut(Schema):
    """Another open shipment with the same waybill of the same carrier: one parcel, or a slip."""

    id: Id
    other_id: Id
    other_number: str = Field(description="Number of the other shipment", examples=["CK20261123-0008"])


class SharedWaybillsOut(Schema):
    """Waybills that other open shipments carry too."""

    shared: list[SharedWaybillOut] = Field(description="By shipment; nothing where every parcel is alone")


class CarriersOut(Schema):
    """Names of carriers to choose from."""

    carriers: list[str] = Field(description="Carriers used before, the last one first", examples=[["顺丰速运"]])


class WaybillIn(DocumentIn):
    """A shipment, and what its parcel is called; empty texts take it away."""

    carrier: Carrier
    waybill: Waybill


class WaybillsIn(Schema):
    """A batch to name: all of them or none."""

    documents: list[WaybillIn] = Field(min_length=1, max_length=BATCH_MAX, description="Shipments, each once")


class ParcelIn(DocumentIn):
    """A document to ship, and what its parcel is called; that stays as it is where both fields are left out."""

    carrier: Carrier | None = Field(None, description="Carrier", examples=["顺丰速运"])
    waybill: Waybill | None = Field(
        None, description="Waybill: letters, digits and “-”; blanks are dropped", examples=["SF1234567890123"]
    )


def parcels_of(documents: Sequence[ParcelIn]) -> list[waybills.Waybill]:
    """What the caller says of parcels, by the id of the document."""
    return [
        waybills.Waybill(each.id, each.carrier or "", each.waybill or "")
        for each in documents
        if each.carrier is not None or each.waybill is not None
    ]


class ShipmentDeedIn(WhenIn):
    """Drafts to ship: all of them or none."""

    documents: list[ParcelIn] = Field(min_length=1, max_length=BATCH_MAX, description="Drafts, each once")


class ShipmentDetailOut(WarehouseDetailOut):
    """A shipment with its lines and what it did to the ledgers."""

    document: ShipmentOut = Field(description="Head")
    lines: list[ShipmentLineOut] = Field(description="Lines in their order")
    shared: list[SharedWaybillOut] = Field(description="Other open shipments with the same waybill of the same carrier")


class PickOut(Schema):
    """A lot to fetch, and why."""

    lot: str = Field(description="Lot", examples=["L20261101"])
    expires_on: date | None = Field(description="Last good day; null: does not expire", examples=["2026-12-01"])
    qty: Decimal = Field(description="How much to take; 0: passed over", examples=["4.0000"])
    reason: str = Field(
        description="Why, in the caller's language", examples=["2026-12-01 到期,最先到期先出:取 4 / 10"]
    )

    @staticmethod
    def resolve_reason(row: Pick, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return row.zh if language(context["request"]) == "zh" else row.en


class LineChoiceOut(Schema):
    """Which lots to fetch for a line."""

    line_id: Id
    sku_id: Id
    qty: Decimal = Field(description="Quantity of the line", examples=["6.0000"])
    picks: list[PickOut] = Field(description="Lots in the order in which they are taken")
    missing: Decimal = Field(description="What no lot can give", examples=["0.0000"])


class ChoicesOut(Schema):
    """Which lots to fetch for a shipment."""

    items: list[LineChoiceOut] = Field(description="Lines of goods tracked by lot")
