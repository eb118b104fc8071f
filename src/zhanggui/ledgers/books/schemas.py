"""Wire types of the books."""

from __future__ import annotations

from datetime import date as BookDay
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut, PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Day, Id
from zhanggui.ledgers.books.desk import BalanceRow, Dimension, ListedAccount
from zhanggui.ledgers.books.queries import EntryLine

Side = Literal["D", "C"]
Code = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{1,10}$"), Field(description="Code of an account", examples=["1122"])
]
Event = Annotated[str, StringConstraints(pattern=r"^[a-z_.]{1,64}$")]
Month = Annotated[int, Field(ge=199001, le=209912, description="Accounting month, yyyymm", examples=[202611])]


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
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    month: int = Field(description="Accounting month", examples=[202611])
    summary: str = Field(description="Summary", examples=["YS20261123-0007"])
    posted_at: datetime = Field(description="When it was posted", examples=["2026-11-23T08:00:00Z"])
    lines: list[EntryLineOut] = Field(description="Lines in their order")


class CompanyQuery(Schema):
    """Whose books."""

    company_id: Id


class AccountOut(Schema):
    """An account of the chart."""

    id: Id
    code: str = Field(description="Code", examples=["112201"])
    name: str = Field(description="Name in the caller's language", examples=["客户应收款"])
    category: str = Field(description="asset, liability, equity, cost, revenue, expense …", examples=["asset"])
    side: Side = Field(description="Normal side", examples=["D"])
    level: int = Field(description="Level in the chart, from 1", examples=[2])
    parent: str | None = Field(description="Code of the account above", examples=["1122"])
    is_leaf: bool = Field(description="Takes lines itself", examples=[True])
    aux: list[str] = Field(description="Dimensions it keeps", examples=[["customer"]])
    open_item: bool = Field(description="Keeps open items", examples=[True])
    cash: bool = Field(description="Holds money", examples=[False])
    active: bool = Field(description="In use", examples=[True])

    @staticmethod
    def resolve_name(row: ListedAccount | BalanceRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return row.name_zh if language(context["request"]) == "zh" else row.name_en


class AccountsOut(Schema):
    """The chart of a company; empty before its first posting."""

    items: list[AccountOut] = Field(description="By code")


class EntryQuery(PageQuery):
    """Filters of the list of entries."""

    company_id: Id | None = Field(None, description="Entries of a company", examples=[1025])
    document_id: Id | None = Field(None, description="Entries that a document caused", examples=[4097])
    document_type: Event | None = Field(
        None, description="Entries that documents of a type caused", examples=["invoicing.bill"]
    )
    event: Event | None = Field(None, description="What happened", examples=["bill.receivable"])
    account: Code | None = Field(
        None, description="Entries with a line on this account or one below it", examples=["1122"]
    )
    month_from: Month | None = Field(None, description="Accounting month from, yyyymm", examples=[202611])
    month_to: Month | None = Field(None, description="Accounting month to, yyyymm", examples=[202611])
    since: Day | None = Field(None, description="Business date from", examples=["2026-11-01"])
    until: Day | None = Field(None, description="Business date to, inclusive", examples=["2026-11-30"])


class EntryPageOut(PageOut[EntryOut]):
    """A page of entries."""

    debit: Decimal | None = Field(
        None, description="Sum of debits over all that match, with `total=true`", examples=["113.00"]
    )


class MonthsQuery(CompanyQuery):
    """Whose books, in which months."""

    month_from: Month
    month_to: Month


class DimensionsQuery(MonthsQuery):
    """Narrowed to one value of a dimension."""

    customer_id: Id | None = Field(None, description="Of a customer", examples=[1028])
    supplier_id: Id | None = Field(None, description="Of a supplier", examples=[1030])
    shop_id: Id | None = Field(None, description="Of a shop", examples=[1026])
    warehouse_id: Id | None = Field(None, description="Of a warehouse", examples=[1027])
    sku_id: Id | None = Field(None, description="Of a SKU", examples=[1029])


class LedgerQuery(DimensionsQuery, PageQuery):
    """Filters of the ledger of an account."""


class LedgerLineOut(Schema):
    """A line of an account's ledger."""

    entry_id: Id
    line_no: int = Field(description="Position in the entry, from 1", examples=[1])
    date: BookDay = Field(description="Business date", examples=["2026-11-23"])
    event: str = Field(description="What happened", examples=["bill.receivable"])
    document_type: str = Field(description="Type of the document that caused it", examples=["invoicing.bill"])
    document_id: Id
    summary: str = Field(description="Summary", examples=["YS20261123-0007"])
    account: str = Field(description="Code of the leaf account", examples=["112202"])
    side: Side = Field(description="D debit, C credit", examples=["D"])
    amount: Decimal = Field(description="Company currency; negative for same-side red corrections", examples=["113.00"])
    customer_id: Id | None = Field(description="Customer", examples=[None])
    supplier_id: Id | None = Field(description="Supplier", examples=[None])
    shop_id: Id | None = Field(description="Shop", examples=[1026])
    warehouse_id: Id | None = Field(description="Warehouse", examples=[None])
    sku_id: Id | None = Field(description="SKU", examples=[None])
    qty: Decimal | None = Field(description="Signed change of stock, base units", examples=[None])
    balance: Decimal = Field(description="Balance after the line, debit less credit", examples=["113.00"])


class LedgerPageOut(PageOut[LedgerLineOut]):
    """A page of an account's ledger."""

    opening: Decimal = Field(description="Balance before the first month, debit less credit", examples=["0.00"])
    debit: Decimal | None = Field(None, description="Debits of the months, with `total=true`", examples=["113.00"])
    credit: Decimal | None = Field(None, description="Credits of the months, with `total=true`", examples=["0.00"])


class TurnoverFields(Schema):
    """Opening, turnover and closing."""

    opening: Decimal = Field(description="Balance before the first month, debit less credit", examples=["0.00"])
    debit: Decimal = Field(description="Debits of the months", examples=["113.00"])
    credit: Decimal = Field(description="Credits of the months", examples=["50.00"])
    closing: Decimal = Field(description="Balance after the last month, debit less credit", examples=["63.00"])


class BalanceOut(TurnoverFields):
    """An account in the trial balance; accounts above leaves hold the sums of those below them."""

    code: str = Field(description="Code", examples=["1122"])
    name: str = Field(description="Name in the caller's language", examples=["应收账款"])
    side: Side = Field(description="Normal side", examples=["D"])
    level: int = Field(description="Level in the chart, from 1", examples=[1])
    is_leaf: bool = Field(description="Takes lines itself", examples=[False])

    @staticmethod
    def resolve_name(row: BalanceRow, context: dict[str, Any]) -> str:
        """Called by django-ninja."""
        return row.name_zh if language(context["request"]) == "zh" else row.name_en


class TrialBalanceOut(Schema):
    """The trial balance; debits equal credits."""

    items: list[BalanceOut] = Field(description="Accounts with a balance or turnover, by code")
    debit: Decimal = Field(description="Debits of all leaf accounts", examples=["500.00"])
    credit: Decimal = Field(description="Credits of all leaf accounts", examples=["500.00"])


class DimensionQuery(DimensionsQuery):
    """By what the balance of an account is split."""

    by: Dimension = Field(description="customer, supplier, shop, warehouse or sku", examples=["customer"])


class DimensionBalanceOut(TurnoverFields):
    """The balance of one value of a dimension."""

    id: int = Field(
        description="Id of the customer, supplier, shop …; 0 for lines that do not carry one", examples=[1028]
    )


class DimensionBalancesOut(Schema):
    """The balance of an account, split by a dimension."""

    items: list[DimensionBalanceOut] = Field(description="By id")
