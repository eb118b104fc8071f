"""Wire types of adjustments."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.adjustments.purposes import PURPOSES
from zhanggui.documents.warehouse.adjustments.queries import SORTS
from zhanggui.documents.warehouse.contracts import DocumentLine, DocumentRow
from zhanggui.documents.warehouse.schemas import (
    Label,
    LotDatesIn,
    QtySum,
    StoredFields,
    WarehouseCountsQuery,
    WarehouseDetailOut,
    WarehouseDocumentOut,
    WarehouseLineOut,
)
from zhanggui.foundation.lifecycle.public import state_label
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Cost, Id, Moment, Note, Quality, SignedQuantity

EnteredKind = Literal["other", "count", "opening"]
PurposeCode = Literal["own_use", "scrap", "gift", "sample", "welfare", "packaging", "abnormal_loss", "donation"]
Kind = Literal["other", "count", "opening", "revaluation"]
State = Literal["draft", "posted", "reversed", "cancelled"]
Change = Annotated[
    Decimal,
    Field(
        max_digits=17,
        decimal_places=2,
        description="Change of value in company currency, not zero; negative lowers it",
        examples=["-5.00"],
    ),
]
FairPrice = Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=6)]
Department = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class AdjustmentLineIn(LotDatesIn):
    """A line to enter."""

    sku_id: Id
    qty: SignedQuantity = Field(
        description="Base units: positive for what was found, negative for what is gone; not zero", examples=["-2"]
    )
    lot: Label = Field("", description="Lot, where the SKU is tracked by lot", examples=["L20261101"])
    serial: Label = Field("", description="Serial number; the quantity is 1 or -1 then", examples=[""])
    quality: Quality = Field("good", description="good or defect", examples=["good"])
    value: Cost | None = Field(
        None,
        description="Cost of what comes in, needs `stock.cost.view`; left out: at the current average",
        examples=["60.00"],
    )
    fair_price: FairPrice | None = Field(
        None,
        description="Of a gift or sample: fair price, net, of one base unit; left out: from the price lists of the shop, for a buyer nobody registered",
        examples=["30.000000"],
    )
    tax: Cost | None = Field(
        None,
        description="Of a donation: the input VAT that its invoice says, if it can be deducted",
        examples=["26.00"],
    )


class AdjustmentIn(Schema):
    """A adjustment to enter by hand. What an order asks for is made by the order."""

    warehouse_id: Id
    kind: EnteredKind = Field(description="Kind", examples=["other"])
    purpose: PurposeCode | None = Field(
        None,
        description="What goods of an adjustment of the kind `other` leave or come for: own_use (领用), scrap (报废), gift (赠送) and sample (样品), "
        "both deemed sales with output VAT on the fair price, welfare (福利) and abnormal_loss (非正常损失), whose input VAT is "
        "transferred out, packaging (包装耗用), donation (受赠, comes in). Left out: simply found or gone",
        examples=["own_use"],
    )
    shop_id: Id | None = Field(None, description="Shop, of a gift, sample or packaging", examples=[1026])
    department: Department = Field("", description="Department, of own use or welfare", examples=["客服部"])
    reason: Reason = Field(description="Why, in the user's words", examples=["客服试用"])
    effective_at: Moment | None = Field(
        None, description="When it happens; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    note: Note = Field("", description="Note", examples=["易碎"])
    lines: list[AdjustmentLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines in their order")


class AdjustmentsIn(Schema):
    """A batch to enter: all of them or none."""

    adjustments: list[AdjustmentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Documents to enter")
    post_now: bool = Field(
        False,
        description="Post at once instead of leaving a draft; needs `warehouse.adjustment.post`",
        examples=[False],
    )


class RevaluationLineIn(Schema):
    """What the goods of a SKU that lie here are worth more or less."""

    sku_id: Id
    change: Change


class RevaluationIn(Schema):
    """A cost revaluation (成本调整单): no quantity moves."""

    warehouse_id: Id
    reason: Reason = Field(description="Why, in the user's words", examples=["运费分摊差额"])
    effective_at: Moment | None = Field(
        None, description="When it happens; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    note: Note = Field("", description="Note", examples=["见附件"])
    lines: list[RevaluationLineIn] = Field(min_length=1, max_length=BATCH_MAX, description="Lines in their order")


class RevaluationsIn(Schema):
    """A batch of revaluations: all of them or none."""

    revaluations: list[RevaluationIn] = Field(min_length=1, max_length=BATCH_MAX, description="Documents to enter")


class AdjustmentCountsQuery(WarehouseCountsQuery):
    """What the numbers of adjustments by state are narrowed to: the filters of their list but the state."""

    kind: Kind | None = Field(None, description="Kind", examples=["count"])
    purpose: PurposeCode | None = Field(None, description="Purpose", examples=["gift"])


class AdjustmentQuery(PageQuery, AdjustmentCountsQuery):
    """Filters of the list of adjustments."""

    sort: Annotated[str | None, SORTS] = SORT
    state: State | None = Field(None, description="State", examples=["draft"])


class AdjustmentOut(WarehouseDocumentOut):
    """A adjustment in a list."""

    kind: Kind = Field(description="Kind", examples=["count"])
    state: State = Field(description="State", examples=["draft"])
    purpose: str = Field(description="Purpose; empty without one", examples=["gift"])
    purpose_label: str = Field(description="Name of the purpose in the caller's language", examples=["赠送"])
    shop_id: Id | None = Field(description="Shop, of a gift, sample or packaging", examples=[1026])
    department: str = Field(description="Department that uses the goods; may be empty", examples=["客服部"])
    reason: str = Field(description="Why", examples=["盘点差异"])

    @staticmethod
    def resolve_purpose_label(row: DocumentRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        purpose = PURPOSES.get(row.purpose)
        return "" if purpose is None else purpose.zh if language(context["request"]) == "zh" else purpose.en

    @staticmethod
    def resolve_state_label(row: DocumentRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return state_label(ADJUSTMENT, row.state, language(context["request"]))


class AdjustmentPageOut(PageOut[AdjustmentOut]):
    """A page of adjustments."""

    qty_sum: QtySum = None


class AdjustmentLineOut(WarehouseLineOut, StoredFields):
    """A line of a adjustment."""

    fair_price: Decimal | None = Field(
        description="Of a gift or sample: fair price, net, of one base unit", examples=["30.000000"]
    )
    price_reason: str = Field(
        description="Why the price lists gave this price; empty where it was entered", examples=[""]
    )
    tax_rate: Decimal | None = Field(description="Rate of the SKU, where the purpose has VAT", examples=["0.130000"])
    tax: Decimal | None = Field(
        description="VAT that is booked (of a draft: that is entered); null where it tells the cost, without `stock.cost.view`",
        examples=["3.90"],
    )

    @staticmethod
    def resolve_price_reason(row: DocumentLine, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return row.price_zh if language(context["request"]) == "zh" else row.price_en


class AdjustmentDetailOut(WarehouseDetailOut):
    """A adjustment with its lines and what it did to the ledgers."""

    document: AdjustmentOut = Field(description="Head")
    lines: list[AdjustmentLineOut] = Field(description="Lines in their order")
