"""Reads of bills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import date as Day
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel import db

SQL = db.Folder(__file__)


class Billed(NamedTuple):
    """What has been billed for one line of the asker."""

    qty: Decimal
    net: Decimal
    tax: Decimal


def billed_lines(origin_ids: Sequence[int], origin_type: str) -> dict[int, Billed]:
    """Billed so far per line of the asker; lines never billed are missing."""
    return {row[0]: Billed(*row[1:]) for row in SQL.billed_lines.rows(origin=origin_ids, origin_type=origin_type)}


class BillRow(NamedTuple):
    """A bill with its open item (None when nothing was owed)."""

    id: int
    origin_id: int
    number: str
    account: str
    gross: Decimal
    item_id: int | None
    customer_id: int | None
    supplier_id: int | None
    shop_id: int | None
    date: date
    reference_id: int | None


def bills_of_origins(origin_ids: Sequence[int], origin_type: str) -> list[BillRow]:
    """The bills caused by these documents, oldest first. One statement."""
    return [BillRow(*row) for row in SQL.of_origins.rows(origin=origin_ids, origin_type=origin_type)]


@dataclass(frozen=True, slots=True)
class Claim:
    """A bill and what is still open of it (negative: a credit note not used up)."""

    id: int
    origin_id: int
    number: str
    direction: str
    date: Day
    due_date: Day
    net: Decimal
    tax: Decimal
    gross: Decimal
    open: Decimal
    item_id: int | None


def claims(origin_ids: Sequence[int], origin_type: str) -> list[Claim]:
    """The bills caused by these documents with what is open of them, oldest first. One statement."""
    return [Claim(*row) for row in SQL.claims.rows(origin=origin_ids, origin_type=origin_type)]
