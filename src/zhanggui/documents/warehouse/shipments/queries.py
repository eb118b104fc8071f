"""Reads of shipments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from zhanggui.documents.warehouse.desk import Desk, sorts
from zhanggui.documents.warehouse.permissions import SHIPMENT_VIEW
from zhanggui.documents.warehouse.receipts.queries import Caused, MovedLine
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import name_of

SQL = db.Folder(__file__)
SORTS: Final = sorts(
    SHIPMENT,
    kind=("d.kind", str),
    partner_name=name_of(partners_customer="d.customer_id", partners_supplier="d.supplier_id"),
    carrier=("d.carrier", str),
    waybill=("d.waybill", str),
    effective_at=("d.effective_at", datetime),
)
DESK: Final = Desk(__file__, SHIPMENT, SHIPMENT_VIEW, SORTS)


def shipped_lines(origin_ids: Sequence[int], origin_type: str) -> list[MovedLine]:
    """Shipped lines caused by these documents, oldest first."""
    return ask_shipped_lines(origin_ids, origin_type).answer()


def ask_shipped_lines(origin_ids: Sequence[int], origin_type: str) -> db.Question[list[MovedLine]]:
    """The question behind `shipped_lines`, to be asked together with others."""
    return db.Question(
        SQL.shipped_lines.call(origin=origin_ids, origin_type=origin_type),
        lambda rows: [MovedLine(*row) for row in rows],
    )


def lock_sent_lines(origin_ids: Sequence[int], origin_type: str) -> list[MovedLine]:
    """Lines of goods sent (发出商品) for these documents, oldest first; their shipments are locked until the transaction ends."""
    return [MovedLine(*row) for row in SQL.lock_sent_lines.rows(origin=origin_ids, origin_type=origin_type)]


def drafted_lines(origin_ids: Sequence[int], origin_type: str) -> list[MovedLine]:
    """Lines of drafts that these documents asked for, oldest first."""
    return [MovedLine(*row) for row in SQL.drafted_lines.rows(origin=origin_ids, origin_type=origin_type)]


def held_promises(origin_ids: Sequence[int], origin_type: str) -> dict[int, Decimal]:
    """How much of each promise stands on drafts that these documents asked for, by reservation. One statement."""
    return ask_held_promises(origin_ids, origin_type).answer()


def ask_held_promises(origin_ids: Sequence[int], origin_type: str) -> db.Question[dict[int, Decimal]]:
    """The question behind `held_promises`, to be asked together with others."""
    return db.Question(
        SQL.held.call(origin=origin_ids, origin_type=origin_type), lambda rows: {row[0]: row[1] for row in rows}
    )


def shipments_of(origin_ids: Sequence[int], origin_type: str) -> list[Caused]:
    """The shipments caused by these documents, in whatever state, oldest first. One statement."""
    return [Caused(*row) for row in SQL.of_origins.rows(origin=origin_ids, origin_type=origin_type)]
