"""Wire types of write-offs."""

from __future__ import annotations

from datetime import date as BookDay
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from zhanggui.documents.invoicing.writeoffs.queries import SORTS
from zhanggui.foundation.lifecycle.public import ActionOut
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Day, Id, Number, PositiveAmount
from zhanggui.ledgers.books.public import EntryOut

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class WriteoffIn(Schema):
    """A receivable, or a payable, to give up, in full or in part."""

    item_id: Id = Field(description="The open item", examples=[5000])
    amount: PositiveAmount
    date: Day | None = Field(None, description="Business date; today if left out", examples=["2026-11-23"])
    reason: Reason = Field(description="Why nobody will pay, or nobody can be paid", examples=["客户破产"])


class WriteoffsIn(Schema):
    """A batch of write-offs: all of them or none."""

    writeoffs: list[WriteoffIn] = Field(
        min_length=1, max_length=BATCH_MAX, description="Receivables and payables to give up"
    )


class RecoveryIn(Schema):
    """Money for a debt written off before."""

    writeoff_id: Id = Field(description="The write-off", examples=[4097])
    cash_account_id: Id = Field(description="Where the money lies now", examples=[1027])
    amount: PositiveAmount
    date: Day | None = Field(None, description="Business date; today if left out", examples=["2026-11-23"])


class RecoveriesIn(Schema):
    """A batch of recoveries: all of them or none, each write-off once."""

    recoveries: list[RecoveryIn] = Field(min_length=1, max_length=BATCH_MAX, description="Money that came in")


class WriteoffQuery(PageQuery):
    """Filters of the list of write-offs."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Write-offs of a company", examples=[1025])
    customer_id: Id | None = Field(None, description="Write-offs of a customer", examples=[1028])
    supplier_id: Id | None = Field(None, description="Write-offs of a supplier", examples=[None])
    number: Number | None = Field(None, description="Number, exactly", examples=["HZ20261123-0001"])
    since: Day | None = Field(None, description="Business date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Business date to, inclusive", examples=["2026-11-30"])


class WriteoffOut(Schema):
    """A write-off in a list."""

    id: Id
    company_id: Id
    number: str = Field(description="Number", examples=["HZ20261123-0001"])
    state: Literal["posted", "reversed"] = Field(description="State", examples=["posted"])
    version: int = Field(description="Version", examples=[1])
    account: str = Field(description="Account of the receivable or payable", examples=["112201"])
    customer_id: Id | None = Field(description="Customer", examples=[1028])
    customer_name: str | None = Field(description="Name of the customer", examples=["李雷"])
    supplier_id: Id | None = Field(description="Supplier, of a payable", examples=[None])
    supplier_name: str | None = Field(description="Name of the supplier", examples=[None])
    shop_id: Id | None = Field(description="Shop", examples=[1026])
    reference_id: Id | None = Field(description="The order of a platform receivable", examples=[4097])
    origin_type: str = Field(description="Who decided: a user, or a document", examples=["identity.user"])
    origin_id: int = Field(description="Id of who decided", examples=[1])
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    amount: Decimal = Field(
        description="Positive lowers the receivable or payable; negative takes a write-off back", examples=["113.00"]
    )
    reason: str = Field(description="Why", examples=["客户破产"])


class WriteoffPageOut(PageOut[WriteoffOut]):
    """A page of write-offs."""

    amount_sum: Decimal | None = Field(
        None, description="Receivables given up, of all that match and stand, with `total=true`", examples=["113.00"]
    )
    payable_sum: Decimal | None = Field(
        None, description="Payables given up, of all that match and stand, with `total=true`", examples=["0.00"]
    )


class WriteoffDetailOut(Schema):
    """A write-off with its entry."""

    writeoff: WriteoffOut = Field(description="Head")
    entries: list[EntryOut] | None = Field(description="What the books say; null without `books.entry.view`")
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")
