"""What the list of entries and an entry look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description
from zhanggui.ledgers.books.permissions import ENTRY_VIEW
from zhanggui.ledgers.books.schemas import EntryLineOut, EntryOut, EntryQuery

ENTRIES: Final = Description(
    name="books.entries",
    zh="凭证",
    en="Entries",
    path="/books/entries",
    row=EntryOut,
    query=EntryQuery,
    columns="date summary document_type event posted_at",
    more="month",
    totals={"debit": ""},
    head="date month summary document_type event posted_at",
    line=EntryLineOut,
    lines="line_no account account_name side amount customer_id supplier_id shop_id warehouse_id sku_id qty cash_flow",
    permission=ENTRY_VIEW,
    searched="account",
    references={
        "company_id": "companies",
        "customer_id": "customers",
        "supplier_id": "suppliers",
        "shop_id": "shops",
        "warehouse_id": "warehouses",
        "sku_id": "skus",
    },
    names={
        "date": ("凭证日期", "date"),
        "summary": ("摘要(单号)", "summary"),
        "debit": ("借方合计", "debits"),
        "period": ("凭证日期", "date"),
    },
)  # fmt: skip
