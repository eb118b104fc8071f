"""Reads of the books."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel import db
from zhanggui.ledgers.books.contracts import Item

SQL = db.Folder(__file__)


class Turnover(NamedTuple):
    """Debit and credit turnover of an account in a month (yyyymm)."""

    account: str
    month: int
    debit: Decimal
    credit: Decimal


def trial_balance(company_id: int) -> list[Turnover]:
    """Turnover per leaf account and month of a company: rolled-up balances plus everything newer, exact at any moment."""
    return [Turnover(*row) for row in SQL.trial_balance.rows(company=company_id)]


def items_of_documents(document_ids: Sequence[int], document_type: str) -> dict[int, list[Item]]:
    """The open items that each document left."""
    found: dict[int, list[Item]] = {}
    for row in SQL.items_of_documents.rows(document=document_ids, document_type=document_type):
        item = Item(*row)
        found.setdefault(item.document_id, []).append(item)
    return found
