"""Wire types of payments, allocations and cash accounts."""

from __future__ import annotations

from datetime import date as BookDay
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from zhanggui.documents.invoicing.payments.queries import SORTS
from zhanggui.foundation.lifecycle.public import ActionOut
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, AccountCode, Code, Day, Id, Name, Note, Number, PositiveAmount
from zhanggui.ledgers.books.public import EntryOut
from zhanggui.masters.editing import ChangeIn, left_out

MoneyDirection = Literal["in", "out"]
WalletOf = Annotated[
    Id | None, Field(description="The shop whose wallet it is; null for the company's own", examples=[None])
]
InUse = Annotated[bool, Field(description="In use; no new money goes through a retired account", examples=[True])]


class SettlementOut(Schema):
    """A part of an open item that was matched with another document's."""

    id: Id
    item_id: Id = Field(description="The open item that was settled")
    document_type: str = Field(description="Type of the document it was matched with", examples=["invoicing.payment"])
    document_id: Id
    number: str = Field(description="Number of that document", examples=["SK20261123-0003"])
    date: BookDay = Field(description="Business date of the matching", examples=["2026-11-23"])
    amount: Decimal = Field(description="Amount matched", examples=["50.00"])


class SettleIn(Schema):
    """A part of the money, for one open item."""

    item_id: Id
    amount: PositiveAmount


class PaymentIn(Schema):
    """Money in or out. It belongs to the company of its cash account."""

    direction: MoneyDirection = Field(description="in: we get it; out: we pay it", examples=["in"])
    cash_account_id: Id
    amount: PositiveAmount
    date: Day | None = Field(None, description="Business date; today if left out", examples=["2026-11-23"])
    settles: list[SettleIn] = Field(
        [],
        max_length=BATCH_MAX,
        description="Open items of one partner and account that the money settles; the rest stays open as an advance",
    )
    account: AccountCode | None = Field(
        None,
        description="For an advance that settles nothing yet: the account on which it is open",
        examples=["220301"],
    )
    customer_id: Id | None = Field(None, description="For an advance: the customer", examples=[1028])
    supplier_id: Id | None = Field(None, description="For an advance: the supplier", examples=[None])
    shop_id: Id | None = Field(None, description="For an advance: the shop", examples=[None])
    note: Note = Field("", description="Note", examples=["微信转账"])


class PaymentsIn(Schema):
    """A batch of payments: all of them or none."""

    payments: list[PaymentIn] = Field(min_length=1, max_length=BATCH_MAX, description="Payments to record")


class PostedPaymentOut(Schema):
    """A payment that was recorded."""

    id: Id
    number: str = Field(description="Number", examples=["SK20261123-0003"])
    item_id: Id = Field(description="Its open item")


class PostedPaymentsOut(Schema):
    """What was recorded."""

    payments: list[PostedPaymentOut] = Field(description="In the order of the request")


class PaymentQuery(PageQuery):
    """Filters of the list of payments."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Payments of a company", examples=[1025])
    shop_id: Id | None = Field(None, description="Payments of a shop", examples=[1026])
    customer_id: Id | None = Field(None, description="Payments of a customer", examples=[1028])
    supplier_id: Id | None = Field(None, description="Payments to a supplier", examples=[1030])
    cash_account_id: Id | None = Field(None, description="Payments over a cash account", examples=[1031])
    direction: MoneyDirection | None = Field(None, description="in or out", examples=["in"])
    number: Number | None = Field(None, description="Number, exactly", examples=["SK20261123-0003"])
    since: Day | None = Field(None, description="Business date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Business date to, inclusive", examples=["2026-11-30"])
    open: bool = Field(False, description="Only what is not allocated in full", examples=[True])


class PaymentOut(Schema):
    """A payment in a list. Those to suppliers are shown to callers with `invoicing.payable.view`."""

    id: Id
    company_id: Id
    number: str = Field(description="Number", examples=["SK20261123-0003"])
    direction: MoneyDirection = Field(description="in: we got it; out: we paid it", examples=["in"])
    state: Literal["posted", "reversed"] = Field(description="State", examples=["posted"])
    version: int = Field(description="Version", examples=[1])
    cash_account_id: Id
    cash_account_name: str = Field(description="Name of the cash account", examples=["基本户"])
    account: str = Field(description="Account on which it is open", examples=["112201"])
    customer_id: Id | None = Field(description="Customer", examples=[1028])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    partner_name: str | None = Field(description="Name of the customer or supplier", examples=["李雷"])
    shop_id: Id | None = Field(description="Shop", examples=[1026])
    reference_id: Id | None = Field(description="The order of a platform receivable", examples=[4097])
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    currency: str = Field(description="Currency", examples=["CNY"])
    amount: Decimal = Field(description="Amount", examples=["113.00"])
    open: Decimal = Field(description="Not allocated yet", examples=["0.00"])
    item_id: Id = Field(description="Its open item")
    note: str = Field(description="Note", examples=["微信转账"])


class PaymentPageOut(PageOut[PaymentOut]):
    """A page of payments."""

    money_in: Decimal | None = Field(
        None, description="What came in over all that match, with `total=true`", examples=["113.00"]
    )
    money_out: Decimal | None = Field(
        None, description="What went out over all that match, with `total=true`", examples=["0.00"]
    )


class PaymentDetailOut(Schema):
    """A payment with what it settled and its entry."""

    payment: PaymentOut = Field(description="Head")
    settlements: list[SettlementOut] = Field(description="Bills and others matched with it")
    entries: list[EntryOut] | None = Field(description="What the books say; null without `books.entry.view`")
    allowed_actions: list[ActionOut] = Field(description="What can be done, and why the rest can't")


class CashAccountQuery(PageQuery):
    """Filters of the list of cash accounts."""

    company_id: Id | None = Field(None, description="Accounts of a company", examples=[1025])
    active: bool | None = Field(None, description="Only accounts in use, or only retired ones", examples=[True])


class CashAccountFields(Schema):
    """What both sides say of a cash account."""

    company_id: Id
    shop_id: WalletOf = None
    code: Code
    name: Name
    account: AccountCode = Field(description="Leaf account of money in the company's chart", examples=["100201"])


class CashAccountIn(CashAccountFields):
    """A till, bank account or wallet to create; in the company's currency."""


class CashAccountsIn(Schema):
    """A batch of cash accounts: all of them or none."""

    cash_accounts: list[CashAccountIn] = Field(
        min_length=1, max_length=BATCH_MAX, description="Cash accounts to create"
    )


class CashAccountChangeIn(ChangeIn):
    """New values for a cash account. Its code, company, account and currency stay: books were kept in them."""

    name: Name = left_out()
    shop_id: WalletOf = left_out()
    active: InUse = left_out()


class CashAccountChangesIn(Schema):
    """A batch of changes: all of them or none."""

    cash_accounts: list[CashAccountChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class CashAccountOut(CashAccountFields):
    """A till, bank account or wallet."""

    id: Id
    currency: str = Field(description="Currency", examples=["CNY"])
    active: InUse
    version: int = Field(description="Rises with every change; send it back with the next one", examples=[1])
