"""Reads of receipts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from zhanggui.documents.warehouse.desk import Desk, sorts
from zhanggui.documents.warehouse.permissions import RECEIPT_VIEW
from zhanggui.documents.warehouse.receipts.machine import RECEIPT
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import name_of

SQL = db.Folder(__file__)
SORTS: Final = sorts(
    RECEIPT,
    kind=("d.kind", str),
    partner_name=name_of(partners_customer="d.customer_id", partners_supplier="d.supplier_id"),
    effective_at=("d.effective_at", datetime),
)
DESK: Final = Desk(__file__, RECEIPT, RECEIPT_VIEW, SORTS)


class MovedLine(NamedTuple):
    """What came in or left for a line of the asker: document and line ids are the receipt's or shipment's. `value`: the cost entered for
    what came in; `kind`: the document's."""

    origin_id: int
    origin_line: int
    document_id: int
    line_id: int
    qty: Decimal
    business_date: date
    effective_at: datetime
    value: Decimal | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Caused:
    """A receipt or shipment that a document caused; `qty` is the sum of its lines. Only a shipment has a carrier and a waybill."""

    id: int
    origin_id: int
    number: str
    kind: str
    state: str
    warehouse_id: int
    business_date: date
    effective_at: datetime
    qty: Decimal
    carrier: str = ""
    waybill: str = ""


def receipts_of(origin_ids: Sequence[int], origin_type: str) -> list[Caused]:
    """The receipts caused by these documents, in whatever state, oldest first. One statement."""
    return [Caused(*row) for row in SQL.of_origins.rows(origin=origin_ids, origin_type=origin_type)]


def received_lines(origin_ids: Sequence[int], origin_type: str) -> list[MovedLine]:
    """Received lines caused by these documents, oldest first."""
    return [MovedLine(*row) for row in SQL.received_lines.rows(origin=origin_ids, origin_type=origin_type)]


def drafted_lines(origin_ids: Sequence[int], origin_type: str) -> list[MovedLine]:
    """Lines of drafts that these documents asked for, oldest first."""
    return [MovedLine(*row) for row in SQL.drafted_lines.rows(origin=origin_ids, origin_type=origin_type)]
