"""What purchases say when their bills or shipments are undone: an invoice entered wrongly can be taken back, and what it changed of the
goods' value with it; what follows from goods that came or left can't."""

from __future__ import annotations

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import differences
from zhanggui.documents.purchasing.orders import queries
from zhanggui.documents.purchasing.orders.errors import FollowsGoods
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.purchasing.returns.machine import RETURN
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.kernel.errors import raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.masters.organization import public as organization


def on_bills_undo_asked(event: invoicing.BillsUndone | invoicing.BillsUndoAsked) -> None:
    """Raises FollowsGoods for bills that come with the goods (`receipts_billed`) and for credits of returns."""
    orders = [i for origin_type, i in event.origins if origin_type == ORDER.document]
    returns = [i for origin_type, i in event.origins if origin_type == RETURN.document]
    rows = queries.read_lines(orders) if orders else []
    companies = organization.recent_companies({r.company_id for r in rows})
    at_once = sorted({r.number for r in rows if companies[r.company_id].receipts_billed})
    raise_if([FollowsGoods(field="id", order=number) for number in (*at_once, *returns)])


def on_bills_undone(event: invoicing.BillsUndone) -> None:
    """Bills of ours were undone: what was received is unbilled again, at its estimate. Raises FollowsGoods."""
    on_bills_undo_asked(event)
    orders = [i for origin_type, i in event.origins if origin_type == ORDER.document]
    differences.undo([Origin(ORDER.document, i) for i in orders], event.bill_ids, now=event.at)


def on_shipments_undone(event: warehouse.ShipmentsUndone | warehouse.ShipmentsUndoAsked) -> None:
    """A return to a supplier is settled when it leaves. Raises FollowsGoods."""
    raise_if([FollowsGoods(field="id", order=i) for kind, i in event.origins if kind == RETURN.document])
