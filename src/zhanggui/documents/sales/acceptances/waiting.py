"""Which goods wait for their buyers' confirmation: for those that come back."""

from __future__ import annotations

from collections.abc import Sequence

from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def waiting_moves(order_ids: Sequence[int]) -> set[int]:
    """Which moves of goods sent for these orders wait for the buyer's confirmation. Their shipments stay locked: nobody confirms, undoes
    or returns meanwhile. Two statements."""
    sent = warehouse.lock_sent_lines(order_ids, ORDER.document)
    return {row[0] for row in SQL.waiting_moves.rows(line=[moved.line_id for moved in sent])}
