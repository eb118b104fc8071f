"""What people count, and what a count shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.api.paging import Page
from zhanggui.ledgers.stock import public as stock


class NewCount(NamedTuple):
    """A count to begin. `sku_ids`: what is counted, also what should not be there; None = everything that lies there now."""

    company_id: int
    warehouse_id: int
    business_date: date
    sku_ids: Sequence[int] | None = None
    note: str = ""


class Counted(NamedTuple):
    """What somebody found: `qty` ≥ 0 in base units of one quality, lot and serial number, at the moment of counting. Goods that nobody
    expected get a line of their own; a new lot needs its dates."""

    count_id: int
    sku_id: int
    qty: Decimal
    at: datetime
    quality: str = stock.GOOD
    lot: str = ""
    serial: str = ""
    made_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count in a list; `counted_lines` of `line_count` have been counted, `different_lines` had a difference when it was posted."""

    id: int
    company_id: int
    warehouse_id: int
    warehouse_name: str
    number: str
    state: str
    version: int
    business_date: date
    note: str
    line_count: int
    counted_lines: int
    different_lines: int


@dataclass(frozen=True, slots=True)
class CountLineRow:
    """A line of a count; `book` and `difference` are known when it has been posted."""

    id: int
    line_no: int
    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    quality: str
    lot: str
    serial: str
    counted: Decimal | None
    counted_at: datetime | None
    book: Decimal | None
    difference: Decimal | None


@dataclass(frozen=True, slots=True)
class CountDetail:
    """A count with its lines; `adjustment_id`: what posting made of the differences, None without any."""

    document: CountRow
    lines: tuple[CountLineRow, ...]
    adjustment_id: int | None


@dataclass(frozen=True, slots=True)
class CountFilter:
    """What a list of counts is narrowed to; None = not at all."""

    company_id: int | None = None
    warehouse_id: int | None = None
    state: str | None = None
    number: str | None = None
    since: date | None = None
    until: date | None = None


CountPage = Page[CountRow]
