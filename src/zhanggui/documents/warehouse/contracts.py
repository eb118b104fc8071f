"""What the three documents of the warehouse show alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from zhanggui.kernel.api.paging import Page
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A shipment, receipt or adjustment in a list. `qty` is the sum of its lines, base units; an adjustment has no partner, and
    only an adjustment has a `reason`, and may have a `purpose` and the `department` that uses the goods; only a shipment has a `carrier`
    and a `waybill`."""

    id: int
    company_id: int
    warehouse_id: int
    warehouse_name: str
    number: str
    kind: str
    state: str
    version: int
    origin_type: str
    origin_id: int
    business_date: date
    effective_at: datetime
    customer_id: int | None
    supplier_id: int | None
    partner_name: str | None
    shop_id: int | None
    reason: str
    note: str
    line_count: int
    qty: Decimal
    purpose: str = ""
    department: str = ""
    carrier: str = ""
    waybill: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line; `qty` in base units, signed in an adjustment. `value`: cost that was entered for it, None = the ledger's rule, or not to be
    seen. The last five are of adjustments with a purpose; a `tax` that tells the cost is not to be seen by who may not see that."""

    id: int
    line_no: int
    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    qty: Decimal
    lot: str
    serial: str
    quality: str
    value: Decimal | None
    origin_line: int | None
    fair_price: Decimal | None = None
    price_zh: str = ""
    price_en: str = ""
    tax_rate: Decimal | None = None
    tax: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What a list is narrowed to; None = not at all. `since` and `until` are business dates, both inclusive."""

    company_id: int | None = None
    warehouse_id: int | None = None
    shop_id: int | None = None
    customer_id: int | None = None
    supplier_id: int | None = None
    origin_id: int | None = None
    sku_id: int | None = None
    kind: str | None = None
    purpose: str | None = None
    state: str | None = None
    number: str | None = None
    carrier: str | None = None
    waybill: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DocumentPage(Page[DocumentRow]):
    """A page; `qty_sum`, with `total`, is the sum over all documents that match."""

    qty_sum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A document with its lines and what it did to the ledgers; `moves` and `entries` are None for who may not see them."""

    document: DocumentRow
    lines: tuple[DocumentLine, ...]
    moves: tuple[stock.DocumentMove, ...] | None
    entries: tuple[books.EntryRow, ...] | None
