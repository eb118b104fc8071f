"""Routes of returns to suppliers."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.purchasing.orders import desk as orders
from zhanggui.documents.purchasing.permissions import RETURN_CREATE, RETURN_SHIP
from zhanggui.documents.purchasing.returns import commands, desk
from zhanggui.documents.purchasing.returns.contracts import NewPurchaseReturn, NewPurchaseReturnLine
from zhanggui.documents.purchasing.returns.desk import PurchaseReturnFilter, PurchaseReturnPage
from zhanggui.documents.purchasing.returns.machine import RETURN
from zhanggui.documents.purchasing.returns.schemas import (
    PurchaseReturnCountsQuery,
    PurchaseReturnDetailOut,
    PurchaseReturnIn,
    PurchaseReturnPageOut,
    PurchaseReturnQuery,
    PurchaseReturnsIn,
)
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import CountsOut, Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["purchasing"])


@router.get("/purchasing/returns", response=PurchaseReturnPageOut, summary="List returns to suppliers")
def list_purchase_returns(request: HttpRequest, query: Query[PurchaseReturnQuery]) -> PurchaseReturnPage:
    """Returns to suppliers in the caller's scope, newest first."""
    wanted = PurchaseReturnFilter(**query.filters())
    return desk.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/purchasing/returns/counts", response=CountsOut, summary="Numbers of returns to suppliers by state")
def count_purchase_returns(request: HttpRequest, query: Query[PurchaseReturnCountsQuery]) -> CountsOut:
    """How many returns to suppliers in the caller's scope are in each state: the numbers on the tabs of their list."""
    return CountsOut(counts=desk.counts(PurchaseReturnFilter(**query.model_dump()), actor=actor_of(request)))


@router.get("/purchasing/returns/{int:return_id}", response=PurchaseReturnDetailOut, summary="One return to a supplier")
def get_purchase_return(request: HttpRequest, return_id: Id) -> dict[str, object]:
    """A return with its lines, what it caused down to the ledgers, and what can be done with it."""
    actor = actor_of(request)
    found = desk.purchase_return(return_id, actor=actor)
    head = found.document
    return {
        "document": head,
        "lines": found.lines,
        "shipments": found.shipments,
        "bills": found.bills,
        "moves": found.moves,
        "entries": found.entries,
        "allowed_actions": actions(RETURN, state=head.state, number=head.number, actor=actor, lang=language(request)),
    }


def _new(entered: PurchaseReturnIn, now: datetime) -> NewPurchaseReturn:
    lines = [NewPurchaseReturnLine(x.order_line_id, x.qty, x.receipt_line_id) for x in entered.lines]
    return NewPurchaseReturn(entered.order_id, entered.returned_at or now, lines, entered.reason)


@router.post("/purchasing/returns", response={201: CreatedOut}, summary="Create returns to suppliers")
def create_purchase_returns(request: HttpRequest, body: PurchaseReturnsIn) -> Status[CreatedOut]:
    """Create a batch of returns, as drafts or shipped at once. What they take can't be returned twice."""
    actor, now = actor_of(request), utcnow()
    actor.require(RETURN_SHIP if body.ship_now else RETURN_CREATE)
    orders.require_visible(list(dict.fromkeys(r.order_id for r in body.returns)), actor=actor)
    write = commands.record if body.ship_now else commands.create
    ids = write([_new(entered, now) for entered in body.returns], actor=actor, now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.post("/purchasing/returns/ship", response={204: None}, summary="Ship returns to suppliers")
def ship_purchase_returns(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Send drafts back at their own date: stock leaves at its receipt's cost, what was billed is credited."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.ship(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/purchasing/returns/cancel", response={204: None}, summary="Cancel returns to suppliers")
def cancel_purchase_returns(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Cancel drafts; what they took can be returned again."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.cancel(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
