"""Routes of confirmations of receipt."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.sales.acceptances import commands, queries, undoing
from zhanggui.documents.sales.acceptances.commands import NewAcceptance
from zhanggui.documents.sales.acceptances.queries import AcceptancePage
from zhanggui.documents.sales.acceptances.schemas import AcceptancePageOut, AcceptanceQuery, AcceptancesIn
from zhanggui.documents.sales.orders.queries import require_visible
from zhanggui.documents.sales.permissions import ACCEPTANCE_POST
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, ids_of, versions_of
from zhanggui.kernel.clock import utcnow

router = Router(tags=["sales"])


@router.get("/sales/acceptances", response=AcceptancePageOut, summary="List confirmations of receipt")
def list_acceptances(request: HttpRequest, query: Query[AcceptanceQuery]) -> AcceptancePage:
    """What buyers confirmed, newest first."""
    return queries.page(actor=actor_of(request), **query.model_dump())


@router.post("/sales/acceptances", response={201: CreatedOut}, summary="Confirm receipt")
def confirm_receipt(request: HttpRequest, body: AcceptancesIn) -> Status[CreatedOut]:
    """确认收货, for companies whose revenue comes with the buyer's confirmation (`revenue_point` ON_CONFIRM): the goods sent for an order
    become a receivable with revenue and VAT, and what they cost becomes cost of sales instead of 发出商品."""
    actor, now = actor_of(request), utcnow()
    actor.require(ACCEPTANCE_POST)
    require_visible(sorted({a.order_id for a in body.acceptances}), actor=actor)
    new = [NewAcceptance(a.order_id, a.date, tuple(a.shipment_lines)) for a in body.acceptances]
    return Status(201, CreatedOut(ids=list(commands.confirm_receipt(new, actor=actor, now=now))))


@router.post("/sales/acceptances/undo", response={204: None}, summary="Undo confirmations of receipt")
def undo_acceptances(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """红冲 a batch: the goods wait for a confirmation again; what the buyers owed is taken back, what they paid stands to their credit."""
    ids = ids_of(body.documents)
    undoing.undo(ids, actor=actor_of(request), now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
