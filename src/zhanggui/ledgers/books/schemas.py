"""Wire types of the books."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import Id
from zhanggui.ledgers.books.queries import EntryLine

Side = Literal["D", "C"]


class EntryLineOut(Schema):
    """A line of an entry."""

    line_no: int = Field(description="Position in the entry, from 1", examples=[1])
    account: str = Field(description="Code of the account", examples=["112202"])
    account_name: str = Field(description="Name of the account in the caller's language", examples=["应收账款-平台"])
    side: Side = Field(description="D debit, C credit", examples=["D"])
    amount: Decimal = Field(description="Company currency; negative for same-side red corrections", examples=["113.00"])
    customer_id: Id | None = Field(description="Customer", examples=[None])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    shop_id: Id | None = Field(description="Shop", examples=[1026])
    warehouse_id: Id | None = Field(description="Warehouse", examples=[None])
    sku_id: Id | None = Field(description="SKU", examples=[None])
    qty: Decimal | None = Field(description="Signed change of stock, base units", examples=[None])
    reference_id: Id | None = Field(
        description="The order of a platform receivable, the receipt of an estimated payable", examples=[4097]
    )
    cash_account_id: Id | None = Field(description="Cash account", examples=[None])
    cash_flow: str | None = Field(description="Cash flow item", examples=[None])

    @staticmethod
    def resolve_account_name(row: EntryLine, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return row.name_zh if language(context["request"]) == "zh" else row.name_en


class EntryOut(Schema):
    """An entry: the accounting view of one document event. Debits equal credits."""

    id: Id
    company_id: Id
    event: str = Field(description="What happened", examples=["bill.receivable"])
    document_type: str = Field(description="Type of the document that caused it", examples=["invoicing.bill"])
    document_id: Id
    date: Day = Field(description="Business date", examples=["2026-11-23"])
    month: int = Field(description="Accounting month", examples=[202611])
    summary: str = Field(description="Summary", examples=["YS20261123-0007"])
    posted_at: datetime = Field(description="When it was posted", examples=["2026-11-23T08:00:00Z"])
    lines: list[EntryLineOut] = Field(description="Lines in their order")
