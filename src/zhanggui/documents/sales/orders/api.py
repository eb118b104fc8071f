"""Routes of sales orders."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.sales.orders import commands, queries, releasing
from zhanggui.documents.sales.orders.contracts import NewOrder, NewOrderLine
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.sales.orders.queries import OrderFilter, OrderPage
from zhanggui.documents.sales.orders.schemas import (
    ConfirmedOut,
    ConfirmIn,
    OrderCountsQuery,
    OrderDetailOut,
    OrderIn,
    OrderPageOut,
    OrderQuery,
    OrdersIn,
    ReleaseIn,
    ReservedOut,
    ShipIn,
    ShippedOut,
)
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import CountsOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.ledgers.stock.public import Promise

router = Router(tags=["sales"])


@router.get("/sales/orders", response=OrderPageOut, summary="List sales orders")
def list_orders(request: HttpRequest, query: Query[OrderQuery]) -> OrderPage:
    """Orders in the caller's scope, newest first."""
    wanted = OrderFilter(**query.filters())
    return queries.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/sales/orders/counts", response=CountsOut, summary="Numbers of sales orders by state")
def count_orders(request: HttpRequest, query: Query[OrderCountsQuery]) -> CountsOut:
    """How many orders in the caller's scope are in each state: the numbers on the tabs of the desk."""
    return CountsOut(counts=queries.counts(OrderFilter(**query.model_dump()), actor=actor_of(request)))


@router.get("/sales/orders/{int:order_id}", response=OrderDetailOut, summary="One sales order")
def get_order(request: HttpRequest, order_id: Id) -> dict[str, object]:
    """An order with its lines, what it caused down to the ledgers, and what can be done with it."""
    actor = actor_of(request)
    found = queries.order(order_id, actor=actor)
    allowed = actions(
        ORDER,
        state=found.order.state,
        number=found.order.number,
        actor=actor,
        lang=language(request),
        blocked=found.blocked,
    )
    return {
        **{name: getattr(found, name) for name in OrderDetailOut.model_fields if name != "allowed_actions"},
        "allowed_actions": allowed,
    }


def _new(order: OrderIn, now: datetime) -> NewOrder:
    return NewOrder(
        shop_id=order.shop_id,
        customer_id=order.customer_id,
        ordered_at=order.ordered_at or now,
        lines=[
            NewOrderLine(line.sku_id, line.qty, line.unit_price, line.amount, unit=line.unit) for line in order.lines
        ],
        warehouse_id=order.warehouse_id,
        external_number=order.external_number,
        ship_to={name: text for name, text in order.ship_to.model_dump().items() if text} if order.ship_to else None,
        remark=order.remark,
    )


@router.post("/sales/orders", response={201: CreatedOut}, summary="Place sales orders")
def place_orders(request: HttpRequest, body: OrdersIn) -> Status[CreatedOut]:
    """Place a batch of drafts: all of them or none. Nothing is promised before they are confirmed."""
    now = utcnow()
    ids = commands.place([_new(order, now) for order in body.orders], actor=actor_of(request), now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.post("/sales/orders/confirm", response=ConfirmedOut, summary="Confirm sales orders")
def confirm_orders(request: HttpRequest, body: ConfirmIn) -> dict[str, object]:
    """Confirm drafts: goods are promised to them. A shortage refuses the whole batch, or with `partial` becomes a backorder.

    So do orders beyond the customer's credit limit, as the company has it: refused, confirmed with a warning in `over_credit`, or not
    checked. With `sales.credit.override` they are confirmed and warned of."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    promises = commands.confirm(
        ids, actor=actor, now=utcnow(), versions=versions_of(body.documents), partial=body.partial
    )
    return {**_promised(promises), "over_credit": promises.warnings}


def _promised(promises: list[Promise]) -> dict[str, object]:
    return {
        "promises": [
            {
                "order_id": p.document_id,
                "line_id": p.document_line,
                "sku_id": p.sku_id,
                "warehouse_id": p.warehouse_id,
                "asked": p.asked,
                "granted": p.granted,
            }
            for p in promises
        ]
    }


@router.post("/sales/orders/reserve", response=ReservedOut, summary="Reserve what was short")
def reserve_orders(request: HttpRequest, body: DocumentsIn) -> dict[str, object]:
    """Promise confirmed orders what was short before, in the order given: as much as there is now."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    return _promised(releasing.reserve(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents)))


@router.post("/sales/orders/release", response=ShippedOut, summary="Release sales orders to the warehouse")
def release_orders(request: HttpRequest, body: ReleaseIn) -> ShippedOut:
    """Hand orders to their warehouses: a draft shipment per order, to be picked and shipped there. Shipping it ships the order."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    drafts = releasing.release(
        ids,
        actor=actor,
        now=utcnow(),
        versions=versions_of(body.documents),
        quantities={line.line_id: line.qty for line in body.lines} if body.lines else None,
    )
    return ShippedOut(shipment_ids=list(drafts))


@router.post("/sales/orders/ship", response=ShippedOut, summary="Ship sales orders")
def ship_orders(request: HttpRequest, body: ShipIn) -> ShippedOut:
    """Ship what is promised: shipments, stock, cost, receivables and entries appear together or not at all."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    shipped = commands.ship(
        ids,
        actor=actor,
        now=utcnow(),
        versions=versions_of(body.documents),
        quantities={line.line_id: line.qty for line in body.lines} if body.lines else None,
        parcels=warehouse.parcels_of(body.documents),
    )
    return ShippedOut(shipment_ids=list(shipped))


@router.post("/sales/orders/reopen", response={204: None}, summary="Reopen sales orders")
def reopen_orders(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Take confirmations back while nothing has left; promises are given back."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    commands.reopen(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/sales/orders/cancel", response={204: None}, summary="Cancel sales orders")
def cancel_orders(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Cancel orders of which nothing has left; promises are given back."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    commands.cancel(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/sales/orders/close", response={204: None}, summary="Close sales orders")
def close_orders(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Decide that nothing more will be shipped; promises still open are given back."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    commands.close(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
