"""Reads of the books."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.ledgers.books.contracts import Item
from zhanggui.ledgers.books.permissions import ENTRY_VIEW

SQL = db.Folder(__file__)


class Turnover(NamedTuple):
    """Debit and credit turnover of an account in a month (yyyymm)."""

    account: str
    month: int
    debit: Decimal
    credit: Decimal


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line of an entry: a signed amount (same-side red) on side D or C of an account, with its dimensions."""

    line_no: int
    account: str
    name_zh: str
    name_en: str
    side: str
    amount: Decimal
    customer_id: int | None
    supplier_id: int | None
    shop_id: int | None
    warehouse_id: int | None
    sku_id: int | None
    qty: Decimal | None
    reference_id: int | None
    cash_account_id: int | None
    cash_flow: str | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as it stands in the books: the accounting view of `document`."""

    id: int
    company_id: int
    event: str
    document_type: str
    document_id: int
    date: date
    month: int
    summary: str
    posted_at: datetime
    lines: tuple[EntryLine, ...]


_HEAD = 9


def whole(rows: Iterable[db.Row]) -> list[EntryRow]:
    """Entries from rows of header and line, header by header."""
    found: dict[int, tuple[db.Row, list[EntryLine]]] = {}
    for row in rows:
        found.setdefault(row[0], (row[:_HEAD], []))[1].append(EntryLine(*row[_HEAD:]))
    return [EntryRow(*(*head, tuple(lines))) for head, lines in found.values()]


def entries_of_documents(document_ids: Sequence[int], *, actor: Actor) -> tuple[EntryRow, ...] | None:
    """The entries that documents caused, oldest first; None for who may not see the books. One statement."""
    if not actor.may(ENTRY_VIEW):
        return None
    return tuple(whole(SQL.entries_of_documents.rows(document=document_ids)))


def entries_by_key(keys: Sequence[str]) -> dict[tuple[int, str], int]:
    """(company, posting key) → entry, of those that exist. One statement."""
    return {(row[0], row[1]): row[2] for row in SQL.entries_by_key.rows(key=keys)}


def entries_of(document_ids: Sequence[int], document_type: str, *, event: str | None = None) -> dict[int, list[int]]:
    """Per document: the entries it posted (for an `event`), those that undo others left out. One statement."""
    found: dict[int, list[int]] = {}
    for document_id, entry_id in SQL.entries_to_undo.rows(
        document=document_ids, document_type=document_type, event=event
    ):
        found.setdefault(document_id, []).append(entry_id)
    return found


def trial_balance(company_id: int) -> list[Turnover]:
    """Turnover per leaf account and month of a company: rolled-up balances plus everything newer, exact at any moment."""
    return [Turnover(*row) for row in SQL.trial_balance.rows(company=company_id)]


@dataclass(frozen=True, slots=True)
class OpenItemRow:
    """An open item with the code and the normal side (D, C) of its account. Amounts are signed on that side."""

    id: int
    company_id: int
    account: str
    side: str
    customer_id: int | None
    supplier_id: int | None
    shop_id: int | None
    reference_id: int | None
    currency: str
    amount: Decimal
    allocated: Decimal
    document_type: str
    document_id: int

    @property
    def is_debit(self) -> bool:
        """Which side of a matching the item can stand on."""
        return (self.amount > 0) == (self.side == "D")


def open_items(item_ids: Sequence[int]) -> dict[int, OpenItemRow]:
    """Open items by id, not locked; unknown ids are left out. One statement."""
    return {row[0]: OpenItemRow(*row) for row in SQL.open_items.rows(item=item_ids)}


def items_of_documents(document_ids: Sequence[int], document_type: str) -> dict[int, list[Item]]:
    """The open items that each document left."""
    found: dict[int, list[Item]] = {}
    for row in SQL.items_of_documents.rows(document=document_ids, document_type=document_type):
        item = Item(*row)
        found.setdefault(item.document_id, []).append(item)
    return found
