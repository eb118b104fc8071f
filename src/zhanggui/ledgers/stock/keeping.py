"""Promises that are kept in the transaction that makes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhanggui.kernel import db
from zhanggui.ledgers.stock.contracts import Request
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)


@db.in_transaction
def note_kept(requests: Sequence[Request], *, document_type: str, now: datetime) -> None:
    """Write promises that are fulfilled at once, by a posting of the same transaction: they are rows like all others, but nobody
    ever sees them open, so no position is touched. The posting is what checks that the goods are there. One statement.
    """
    if not requests:
        return
    companies = organization.warehouse_companies({r.warehouse_id for r in requests})
    SQL.note_kept.run(
        document_type=document_type, now=now, id=list(db.take_ids(len(requests))),
        company=[companies[r.warehouse_id] for r in requests], sku=[r.sku_id for r in requests],
        warehouse=[r.warehouse_id for r in requests], qty=[r.qty for r in requests],
        document=[r.document_id for r in requests], document_line=[r.document_line for r in requests],
    )  # fmt: skip
