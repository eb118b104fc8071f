"""Wire types of counts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from zhanggui.documents.warehouse.counts.contracts import CountRow
from zhanggui.documents.warehouse.counts.machine import COUNT
from zhanggui.documents.warehouse.counts.queries import SORTS
from zhanggui.documents.warehouse.schemas import Count, Label, LotDatesIn, Number
from zhanggui.foundation.lifecycle.public import ActionOut, DocumentIn, state_label
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Day, Id, Moment, Note, Quality

State = Literal["draft", "posted", "cancelled"]


class CountIn(Schema):
    """A count to begin."""

    warehouse_id: Id
    sku_ids: list[Id] | None = Field(
        None,
        min_length=1,
        max_length=5000,
        description="What is counted, also what should not be there; left out: everything that lies there now",
        examples=[[1029]],
    )
    note: Note = Field("", description="Note", examples=["月末盘点"])


class CountsIn(Schema):
    """A batch to begin: all of them or none."""

    counts: list[CountIn] = Field(min_length=1, max_length=BATCH_MAX, description="Counts to begin")


class CountedIn(LotDatesIn):
    """What somebody found."""

    count_id: Id
    sku_id: Id
    qty: Count = Field(description="Found, base units; 0: none", examples=["12"])
    counted_at: Moment | None = Field(
        None, description="When it was counted; now if left out", examples=["2026-11-23T08:00:00Z"]
    )
    quality: Quality = Field("good", description="good or defect", examples=["good"])
    lot: Label = Field("", description="Lot, where the SKU is tracked by lot", examples=["L20261101"])
    serial: Label = Field("", description="Serial number; the quantity is 0 or 1 then", examples=[""])


class EnterIn(Schema):
    """Counts and what was found for them."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Counts, each once")
    found: list[CountedIn] = Field(
        min_length=1, max_length=5000, description="What was found; goods that were counted before are counted again"
    )


class CountCountsQuery(Schema):
    """What the numbers of counts by state are narrowed to: the filters of their list but the state."""

    company_id: Id | None = Field(None, description="Counts of a company", examples=[1025])
    warehouse_id: Id | None = Field(None, description="Counts of a warehouse", examples=[1027])
    number: Number | None = Field(None, description="Number, exactly", examples=["PD20261123-0001"])
    since: Day | None = Field(None, description="Business date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Business date to, inclusive", examples=["2026-11-30"])


class CountQuery(PageQuery, CountCountsQuery):
    """Filters of the list of counts."""

    sort: Annotated[str | None, SORTS] = SORT
    state: State | None = Field(None, description="State", examples=["draft"])


class CountOut(Schema):
    """A count in a list."""

    id: Id
    company_id: Id
    warehouse_id: Id
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    number: str = Field(description="Number", examples=["PD20261123-0001"])
    state: State = Field(description="State", examples=["draft"])
    state_label: str = Field(description="Name of the state in the caller's language", examples=["盘点中"])
    version: int = Field(description="Version, for changes", examples=[1])
    business_date: date = Field(description="Day on which it began", examples=["2026-11-23"])
    note: str = Field(description="Note", examples=["月末盘点"])
    line_count: int = Field(description="Number of lines", examples=[120])
    counted_lines: int = Field(description="Lines that have been counted", examples=[60])
    different_lines: int = Field(description="Lines with a difference, when it has been posted", examples=[3])

    @staticmethod
    def resolve_state_label(row: CountRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return state_label(COUNT, row.state, language(context["request"]))


class CountPageOut(PageOut[CountOut]):
    """A page of counts."""


class CountLineOut(Schema):
    """A line of a count."""

    id: Id
    line_no: int = Field(description="Position in the document, from 1", examples=[1])
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    quality: str = Field(description="good or defect", examples=["good"])
    lot: str = Field(description="Lot; empty without one", examples=[""])
    serial: str = Field(description="Serial number; empty without one", examples=[""])
    counted: Decimal | None = Field(description="Found; null: not counted", examples=["12.0000"])
    counted_at: datetime | None = Field(description="When it was counted", examples=["2026-11-23T08:00:00Z"])
    book: Decimal | None = Field(
        description="What lay there by the books at that moment; null before it is posted", examples=["13.0000"]
    )
    difference: Decimal | None = Field(description="Found less book", examples=["-1.0000"])


class CountDetailOut(Schema):
    """A count with its lines."""

    document: CountOut = Field(description="Head")
    lines: list[CountLineOut] = Field(description="Lines in their order")
    adjustment_id: Id | None = Field(description="Adjustment that booked the differences; null without any")
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")
