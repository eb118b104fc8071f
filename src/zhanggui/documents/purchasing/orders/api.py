"""Routes of purchase orders."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.purchasing.orders import arriving, billing, commands, desk
from zhanggui.documents.purchasing.orders.contracts import Arrival, NewPurchaseOrder, NewPurchaseOrderLine
from zhanggui.documents.purchasing.orders.desk import PurchaseFilter, PurchasePage
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.purchasing.orders.schemas import (
    AnnounceIn,
    BilledOut,
    BillIn,
    PurchaseCountsQuery,
    PurchaseDetailOut,
    PurchaseIn,
    PurchasePageOut,
    PurchaseQuery,
    PurchasesIn,
    ReceivedOut,
    ReceiveIn,
)
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import CountsOut, Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["purchasing"])


@router.get("/purchasing/orders", response=PurchasePageOut, summary="List purchase orders")
def list_purchases(request: HttpRequest, query: Query[PurchaseQuery]) -> PurchasePage:
    """Purchase orders in the caller's scope, newest first."""
    wanted = PurchaseFilter(**query.filters())
    return desk.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/purchasing/orders/counts", response=CountsOut, summary="Numbers of purchase orders by state")
def count_purchases(request: HttpRequest, query: Query[PurchaseCountsQuery]) -> CountsOut:
    """How many purchase orders in the caller's scope are in each state: the numbers on the tabs of their list."""
    return CountsOut(counts=desk.counts(PurchaseFilter(**query.model_dump()), actor=actor_of(request)))


@router.get("/purchasing/orders/{int:order_id}", response=PurchaseDetailOut, summary="One purchase order")
def get_purchase(request: HttpRequest, order_id: Id) -> dict[str, object]:
    """A purchase order with its lines, what it caused down to the ledgers, and what can be done with it."""
    actor, lang = actor_of(request), language(request)
    found = desk.order(order_id, actor=actor)
    head = found.order
    allowed = actions(ORDER, state=head.state, number=head.number, actor=actor, lang=lang, blocked=found.blocked)
    return {
        "order": head,
        "lines": found.lines,
        "receipts": found.receipts,
        "bills": found.bills,
        "settlements": found.settlements,
        "moves": found.moves,
        "entries": found.entries,
        "allowed_actions": [*allowed, desk.bill_action(head, actor=actor, lang=lang)],
    }


def _new(order: PurchaseIn, now: datetime) -> NewPurchaseOrder:
    return NewPurchaseOrder(
        supplier_id=order.supplier_id,
        warehouse_id=order.warehouse_id,
        ordered_at=order.ordered_at or now,
        lines=[NewPurchaseOrderLine(x.sku_id, x.qty, x.unit_price, x.tax_rate, unit=x.unit) for x in order.lines],
        expected_on=order.expected_on,
        deductible=order.deductible,
        remark=order.remark,
    )


@router.post("/purchasing/orders", response={201: CreatedOut}, summary="Place purchase orders")
def place_purchases(request: HttpRequest, body: PurchasesIn) -> Status[CreatedOut]:
    """Place a batch of drafts: all of them or none."""
    now = utcnow()
    ids = commands.place([_new(order, now) for order in body.orders], actor=actor_of(request), now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.post("/purchasing/orders/confirm", response={204: None}, summary="Confirm purchase orders")
def confirm_purchases(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Confirm drafts: their quantities are on order."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.confirm(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/purchasing/orders/announce", response=ReceivedOut, summary="Announce arrivals")
def announce_purchases(request: HttpRequest, body: AnnounceIn) -> dict[str, object]:
    """Tell the warehouse what is on its way: a draft receipt per order, to be tallied and received there."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    quantities = {line.line_id: line.qty for line in body.lines} if body.lines else None
    drafts = arriving.announce(
        ids, actor=actor, now=utcnow(), versions=versions_of(body.documents), quantities=quantities
    )
    return {"receipt_ids": list(drafts)}


@router.post("/purchasing/orders/receive", response=ReceivedOut, summary="Receive purchase orders")
def receive_purchases(request: HttpRequest, body: ReceiveIn) -> dict[str, object]:
    """Receive what is to come: receipts, stock at cost and the estimated payable appear together or not at all."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    arrivals = [Arrival(x.line_id, x.qty, x.lot, x.serial, x.made_on, x.expires_on) for x in body.lines or ()]
    receipts = commands.receive(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents), arrivals=arrivals)
    return {"receipt_ids": list(receipts)}


@router.post("/purchasing/orders/bill", response=BilledOut, summary="Bill purchase orders")
def bill_purchases(request: HttpRequest, body: BillIn) -> dict[str, object]:
    """Record the supplier's invoice for what came in: the payable, and the difference to what was estimated (单到补差)."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    lines = body.lines or ()
    bills = billing.bill(
        ids,
        actor=actor,
        now=utcnow(),
        dates=dict.fromkeys(ids, body.date) if body.date else None,
        quantities={line.line_id: line.qty for line in lines} or None,
        prices={line.line_id: line.unit_price for line in lines if line.unit_price is not None} or None,
    )
    return {"bill_ids": [bill.id for bill in bills]}


@router.post("/purchasing/orders/reopen", response={204: None}, summary="Reopen purchase orders")
def reopen_purchases(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Take confirmations back while nothing has come in."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.reopen(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/purchasing/orders/cancel", response={204: None}, summary="Cancel purchase orders")
def cancel_purchases(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Cancel orders of which nothing has come in."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.cancel(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/purchasing/orders/close", response={204: None}, summary="Close purchase orders")
def close_purchases(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Decide that nothing more will come in."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.close(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
