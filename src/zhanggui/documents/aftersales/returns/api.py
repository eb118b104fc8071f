"""Routes of customers' returns."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.aftersales.returns import commands, crediting, desk
from zhanggui.documents.aftersales.returns.contracts import NewReturn, NewReturnLine, ReturnedPiece
from zhanggui.documents.aftersales.returns.desk import ReturnFilter, ReturnPage
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.aftersales.returns.schemas import (
    ReceiveReturnsIn,
    RefundedOut,
    RefundsIn,
    ReturnCountsQuery,
    ReturnDetailOut,
    ReturnIn,
    ReturnPageOut,
    ReturnQuery,
    ReturnsIn,
)
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import CountsOut, Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["aftersales"])


@router.get("/aftersales/returns", response=ReturnPageOut, summary="List returns of customers")
def list_returns(request: HttpRequest, query: Query[ReturnQuery]) -> ReturnPage:
    """Returns of customers in the caller's scope, newest first."""
    wanted = ReturnFilter(**query.filters())
    return desk.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/aftersales/returns/counts", response=CountsOut, summary="Numbers of returns by state")
def count_returns(request: HttpRequest, query: Query[ReturnCountsQuery]) -> CountsOut:
    """How many returns of customers in the caller's scope are in each state: the numbers on the tabs of their list."""
    return CountsOut(counts=desk.counts(ReturnFilter(**query.model_dump()), actor=actor_of(request)))


@router.get("/aftersales/returns/{int:return_id}", response=ReturnDetailOut, summary="One return of a customer")
def get_return(request: HttpRequest, return_id: Id) -> dict[str, object]:
    """A return with its lines, what it caused down to the ledgers, and what can be done with it."""
    actor = actor_of(request)
    found = desk.customer_return(return_id, actor=actor)
    head = found.document
    allowed = actions(
        RETURN, state=head.state, number=head.number, actor=actor, lang=language(request), blocked=found.blocked
    )
    return {
        "document": head,
        "lines": found.lines,
        "receipts": found.receipts,
        "bills": found.bills,
        "settlements": found.settlements,
        "moves": found.moves,
        "entries": found.entries,
        "allowed_actions": allowed,
    }


def _new(entered: ReturnIn, now: datetime) -> NewReturn:
    return NewReturn(
        shop_id=entered.shop_id,
        customer_id=entered.customer_id,
        returned_at=entered.returned_at or now,
        lines=[NewReturnLine(x.sku_id, x.qty, x.amount, x.order_line_id, quality=x.quality) for x in entered.lines],
        warehouse_id=entered.warehouse_id,
        external_number=entered.external_number,
        order_id=entered.order_id,
        reason=entered.reason,
    )


@router.post("/aftersales/returns", response={201: CreatedOut}, summary="Create returns of customers")
def create_returns(request: HttpRequest, body: ReturnsIn) -> Status[CreatedOut]:
    """Create a batch of returns, as drafts or received at once: all of them or none."""
    actor, now = actor_of(request), utcnow()
    write = commands.record if body.receive_now else commands.create
    ids = write([_new(entered, now) for entered in body.returns], actor=actor, now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.post("/aftersales/returns/approve", response={204: None}, summary="Approve returns of customers")
def approve_returns(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Approve drafts: the customer may send the goods."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.approve(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/aftersales/returns/receive", response={204: None}, summary="Receive returns of customers")
def receive_returns(request: HttpRequest, body: ReceiveReturnsIn) -> Status[None]:
    """Take in what came back: stock at its original cost and the customer's credit appear together or not at all."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    pieces = [ReturnedPiece(x.line_id, x.qty, x.lot, x.serial) for x in body.lines or ()]
    commands.receive(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents), pieces=pieces)
    return Status(204, None)


@router.post("/aftersales/returns/refund", response=RefundedOut, summary="Refund returns of customers")
def refund_returns(request: HttpRequest, body: RefundsIn) -> dict[str, object]:
    """Pay customers back what was credited, in full or in part."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    payments = crediting.refund(
        ids,
        cash_account_id=body.cash_account_id,
        actor=actor,
        now=utcnow(),
        versions=versions_of(body.documents),
        dates=dict.fromkeys(ids, body.date) if body.date else None,
        amounts={refund.id: refund.amount for refund in body.documents if refund.amount is not None},
    )
    return {"payment_ids": [payment.id for payment in payments]}


@router.post("/aftersales/returns/close", response={204: None}, summary="Close returns of customers")
def close_returns(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Decide that nothing more comes back and nothing more is refunded."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.close(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/aftersales/returns/cancel", response={204: None}, summary="Cancel returns of customers")
def cancel_returns(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Cancel returns of which nothing has come back."""
    actor, ids = actor_of(request), ids_of(body.documents)
    desk.require_visible(ids, actor=actor)
    commands.cancel(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
