"""Wire types of open items and their matching."""

from __future__ import annotations

from datetime import date as BookDay
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, field_validator

from zhanggui.documents.invoicing.items.queries import SORTS
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, AccountCode, Day, Id, PositiveAmount


class MatchIn(Schema):
    """Two open items of one partner and account that settle each other; which is debit and which credit is found out."""

    item_id: Id = Field(description="One item", examples=[5000])
    other_item_id: Id = Field(description="The other", examples=[5001])
    amount: PositiveAmount
    date: Day | None = Field(None, description="Business date; today if left out", examples=["2026-11-23"])


class MatchesIn(Schema):
    """A batch of matches: all of them or none."""

    matches: list[MatchIn] = Field(min_length=1, max_length=BATCH_MAX, description="Pairs to match")


class UndoIn(Schema):
    """A batch of matchings to take back: all of them or none."""

    ids: list[Id] = Field(min_length=1, max_length=BATCH_MAX, description="The matchings", examples=[[6000]])
    reason: str = Field(
        "", max_length=500, description="Reason, for the history of both documents", examples=["核销错了单据"]
    )

    @field_validator("ids")
    @classmethod
    def _each_once(cls, ids: list[int]) -> list[int]:
        if len(set(ids)) < len(ids):
            raise ValueError("each matching once")
        return ids


class AllocationQuery(PageQuery):
    """Filters of the list of matchings."""

    company_id: Id | None = Field(None, description="Matchings of a company", examples=[1025])
    customer_id: Id | None = Field(None, description="Matchings of a customer", examples=[1028])
    supplier_id: Id | None = Field(None, description="Matchings of a supplier", examples=[1030])
    document_id: Id | None = Field(None, description="Matchings of a document, on either side", examples=[4097])
    since: Day | None = Field(None, description="Business date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Business date to, inclusive", examples=["2026-11-30"])
    standing: bool = Field(False, description="Only those that were not taken back", examples=[True])


class AllocationOut(Schema):
    """A debit item and a credit item that settled each other, in full or in part."""

    id: Id
    company_id: Id
    account: str = Field(description="Account of both", examples=["112201"])
    customer_id: Id | None = Field(description="Customer", examples=[1028])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    partner_name: str | None = Field(description="Name of the customer or supplier", examples=["李雷"])
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    amount: Decimal = Field(description="Amount matched", examples=["50.00"])
    debit_type: str = Field(description="Type of the document on the debit side", examples=["invoicing.bill"])
    debit_id: Id
    debit_number: str = Field(description="Its number", examples=["YS20261123-0007"])
    credit_type: str = Field(description="Type of the document on the credit side", examples=["invoicing.payment"])
    credit_id: Id
    credit_number: str = Field(description="Its number", examples=["SK20261123-0003"])
    at: datetime = Field(description="When it was matched", examples=["2026-11-23T08:00:00Z"])
    user_id: Id | None = Field(description="Who matched it; null for the system", examples=[1030])
    user_name: str = Field(description="Name of who matched it", examples=["张三"])
    undone_at: datetime | None = Field(description="When it was taken back", examples=[None])
    undone_by: Id | None = Field(description="Who took it back", examples=[None])
    undone_by_name: str = Field(description="Name of who took it back", examples=[""])
    state: Literal["standing", "undone", "closing", "closed"] = Field(
        description="It stands; was undone; closes what was undone with its mirror; stands in a closed month. Only what stands is undone",
        examples=["standing"],
    )


class ItemQuery(PageQuery):
    """Filters of the list of open items."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Items of a company", examples=[1025])
    customer_id: Id | None = Field(None, description="Items of a customer", examples=[1028])
    supplier_id: Id | None = Field(None, description="Items of a supplier", examples=[1030])
    shop_id: Id | None = Field(None, description="Items of a shop", examples=[1026])
    document_id: Id | None = Field(None, description="Items that a document left", examples=[4097])
    account: AccountCode | None = Field(None, description="Items of an account", examples=["112201"])
    overdue_on: Day | None = Field(None, description="Only what was due before this day", examples=["2026-11-23"])
    side: Literal["D", "C"] | None = Field(
        None, description="D: only claims of ours, C: only debts of ours", examples=["D"]
    )
    due_since: Day | None = Field(None, description="Due on this day or later", examples=["2026-11-01"])
    due_until: Day | None = Field(None, description="Due on this day or before", examples=["2026-11-30"])
    prepaid: bool | None = Field(
        None,
        description="true: only payments and credit notes that settle nothing yet; false: none of them",
        examples=[False],
    )
    settled: bool = Field(False, description="Also items that are settled in full", examples=[False])


class OpenItemOut(Schema):
    """An open item. Amounts are signed on the account's normal side: a payment or credit note is negative."""

    id: Id
    company_id: Id
    account: str = Field(description="Account on which it is open", examples=["112201"])
    side: Literal["D", "C"] = Field(
        description="Normal side of the account: D what we get, C what we owe", examples=["D"]
    )
    customer_id: Id | None = Field(description="Customer", examples=[1028])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    partner_name: str | None = Field(description="Name of the customer or supplier", examples=["李雷"])
    shop_id: Id | None = Field(description="Shop", examples=[1026])
    reference_id: Id | None = Field(description="The order of a platform receivable", examples=[4097])
    document_type: str = Field(description="Type of the document that left it", examples=["invoicing.bill"])
    document_id: Id
    number: str = Field(description="Number of that document", examples=["YS20261123-0007"])
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    due_date: BookDay = Field(description="Due date", examples=["2026-12-23"])
    currency: str = Field(description="Currency", examples=["CNY"])
    amount: Decimal = Field(description="Amount", examples=["113.00"])
    allocated: Decimal = Field(description="Settled of it", examples=["50.00"])
    open: Decimal = Field(description="Open of it", examples=["63.00"])


class OpenItemPageOut(PageOut[OpenItemOut]):
    """A page of open items."""

    receivable: Decimal | None = Field(
        None, description="Open on accounts of claims, over all that match, with `total=true`", examples=["63.00"]
    )
    payable: Decimal | None = Field(
        None, description="Open on accounts of debts, over all that match, with `total=true`", examples=["0.00"]
    )


class PartnerQuery(PageQuery):
    """Filters of the balances of partners."""

    company_id: Id | None = Field(None, description="Partners of a company", examples=[1025])


class PartnerBalanceOut(Schema):
    """What a partner owes us and we owe the partner."""

    company_id: Id
    customer_id: Id | None = Field(description="Customer", examples=[1028])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    partner_name: str | None = Field(description="Name", examples=["李雷"])
    receivable: Decimal = Field(description="The partner owes us", examples=["63.00"])
    payable: Decimal = Field(description="We owe the partner", examples=["0.00"])
    overdue: Decimal = Field(description="Due before today, of both", examples=["0.00"])
    oldest: BookDay | None = Field(description="First due date that is open", examples=["2026-12-23"])
    items: int = Field(description="Number of open items", examples=[1])
