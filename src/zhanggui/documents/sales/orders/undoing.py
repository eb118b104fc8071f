"""What sales orders say when their shipments or bills are undone: goods that are billed come back by a return, not by undoing."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales.orders import sweeping
from zhanggui.documents.sales.orders.errors import BilledAlready, FollowsShipment
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.kernel.errors import raise_if
from zhanggui.ledgers.books import public as books


def on_shipments_undone(event: warehouse.ShipmentsUndone | warehouse.ShipmentsUndoAsked) -> None:
    """Shipments of ours were undone, or are asked about. Raises BilledAlready where more is billed than has left without them."""
    ours = [origin_id for origin_type, origin_id in event.origins if origin_type == ORDER.document]
    if not ours:
        return
    shipped: dict[int, Decimal] = defaultdict(Decimal)
    for moved in warehouse.shipped_lines(ours, ORDER.document):
        if moved.document_id not in event.shipment_ids:
            shipped[moved.origin_line] += moved.qty
    billed = invoicing.billed_lines(ours, ORDER.document)
    raise_if(
        [BilledAlready(field="id", line=line) for line, done in sorted(billed.items()) if done.qty > shipped[line]]
    )
    if isinstance(event, warehouse.ShipmentsUndone):
        sweeping.open_again(sorted(set(ours)), now=event.at)


def on_items_reopened(event: books.ItemsReopened) -> None:
    """Payments of bills of ours were taken back: their orders ask for money again."""
    ours = invoicing.origins_of_items(event.item_ids, ORDER.document)
    if ours:
        sweeping.due_again(ours, now=event.at)


def on_bills_undone(event: invoicing.BillsUndone | invoicing.BillsUndoAsked) -> None:
    """A bill of ours follows from goods that left; it would be made again. Raises FollowsShipment."""
    raise_if(
        [
            FollowsShipment(field="id", order=origin_id)
            for origin_type, origin_id in event.origins
            if origin_type == ORDER.document
        ]
    )
