"""What callers hand to the books and get back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.events import Event
from zhanggui.kernel.posting import Origin


class Line(NamedTuple):
    """A signed amount in company currency on side D or C of an account (by code). `reference_id`: the order of a platform
    receivable, the receipt of an estimated payable. `qty`: signed change of stock. `cash_flow`: 现金流量项目."""

    account: str
    side: str
    amount: Decimal
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    warehouse_id: int | None = None
    sku_id: int | None = None
    qty: Decimal | None = None
    reference_id: int | None = None
    cash_account_id: int | None = None
    cash_flow: str | None = None
    currency: str | None = None
    tx_amount: Decimal | None = None


class NewItem(NamedTuple):
    """An open item that the entry leaves. `amount` signed on the account's normal side."""

    account: str
    amount: Decimal
    due_date: date
    currency: str
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    reference_id: int | None = None


class Entry(NamedTuple):
    """The accounting of one document event: all its lines, or none. Lines of amount zero are dropped."""

    company_id: int
    key: str
    event: str
    document: Origin
    date: date
    summary: str
    lines: Sequence[Line]
    items: Sequence[NewItem] = ()
    reverses: int | None = None


class PostedEntry(NamedTuple):
    """The entry's id and the ids of the open items it left, in the order given."""

    id: int
    key: str
    items: tuple[int, ...]


class Item(NamedTuple):
    """An open item. Open amount = amount − allocated."""

    id: int
    company_id: int
    account_id: int
    customer_id: int | None
    supplier_id: int | None
    shop_id: int | None
    reference_id: int | None
    currency: str
    amount: Decimal
    allocated: Decimal
    document_type: str
    document_id: int


class Match(NamedTuple):
    """Allocate `amount` (> 0) of a debit item to a credit item; `date` is the business date of the matching."""

    debit_item: int
    credit_item: int
    amount: Decimal
    date: date


@dataclass(frozen=True, slots=True)
class ItemsReopened(Event):
    """Less is allocated of these open items than before."""

    item_ids: tuple[int, ...]
    at: datetime


class AccountRow(NamedTuple):
    """An account of the chart."""

    id: int
    company_id: int
    code: str
    name_zh: str
    name_en: str
    category: str
    side: str
    is_leaf: bool
    aux: list[str]
    open_item: bool
    cash: bool
