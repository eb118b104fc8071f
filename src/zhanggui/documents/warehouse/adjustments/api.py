"""Routes of adjustments."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.warehouse import entering
from zhanggui.documents.warehouse.adjustments import commands, queries, revaluing, undoing
from zhanggui.documents.warehouse.adjustments.contracts import NewAdjustment, NewAdjustmentLine
from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.adjustments.schemas import (
    AdjustmentCountsQuery,
    AdjustmentDetailOut,
    AdjustmentIn,
    AdjustmentPageOut,
    AdjustmentQuery,
    AdjustmentsIn,
    RevaluationsIn,
)
from zhanggui.documents.warehouse.contracts import DocumentFilter, DocumentPage
from zhanggui.documents.warehouse.permissions import ADJUSTMENT_CREATE, ADJUSTMENT_POST
from zhanggui.foundation.identity.public import Actor, actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import CountsOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.kernel.posting import Origin

#: Of a line that names no tax.
NO_TAX = Decimal(0)

router = Router(tags=["warehouse"])


@router.get("/warehouse/adjustments", response=AdjustmentPageOut, summary="List adjustments")
def list_adjustments(request: HttpRequest, query: Query[AdjustmentQuery]) -> DocumentPage:
    """Adjustments in the caller's scope, newest first."""
    wanted = DocumentFilter(**query.filters())
    return queries.DESK.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/warehouse/adjustments/counts", response=CountsOut, summary="Numbers of adjustments by state")
def count_adjustments(request: HttpRequest, query: Query[AdjustmentCountsQuery]) -> CountsOut:
    """How many adjustments in the caller's scope are in each state: the numbers on the tabs of their list."""
    return CountsOut(counts=queries.DESK.counts(DocumentFilter(**query.model_dump()), actor=actor_of(request)))


@router.get("/warehouse/adjustments/{int:adjustment_id}", response=AdjustmentDetailOut, summary="One adjustment")
def get_adjustment(request: HttpRequest, adjustment_id: Id) -> dict[str, object]:
    """An adjustment with its lines, what it did to the ledgers, and what can be done with it."""
    actor = actor_of(request)
    found = queries.DESK.detail(adjustment_id, actor=actor)
    head = found.document
    allowed = actions(ADJUSTMENT, state=head.state, number=head.number, actor=actor, lang=language(request))
    return {
        "document": head,
        "lines": found.lines,
        "moves": found.moves,
        "entries": found.entries,
        "allowed_actions": allowed,
    }


def _new(entered: list[AdjustmentIn], *, actor: Actor, now: datetime, at_once: bool) -> list[NewAdjustment]:
    heads = [
        entering.Head(
            e.warehouse_id,
            [entering.Line(x.sku_id, x.qty, x.serial, x.value) for x in e.lines],
            shop_id=e.shop_id,
        )
        for e in entered
    ]
    owners = entering.companies(heads, ADJUSTMENT_POST if at_once else ADJUSTMENT_CREATE, actor=actor)
    when = entering.dates(owners, [e.effective_at or now for e in entered])
    # Who asked is the user: documents that orders ask for are made by the orders.
    origin = Origin("identity.user", actor.user_id or 0)
    return [
        NewAdjustment(
            company_id,
            e.warehouse_id,
            e.kind,
            origin,
            day,
            moment,
            [
                NewAdjustmentLine(
                    x.sku_id,
                    x.qty,
                    value=x.value,
                    quality=x.quality,
                    lot=x.lot,
                    serial=x.serial,
                    made_on=x.made_on,
                    expires_on=x.expires_on,
                    fair_price=x.fair_price,
                    tax=x.tax or NO_TAX,
                )
                for x in e.lines
            ],
            e.reason,
            e.note,
            None,
            e.purpose or "",
            e.shop_id,
            e.department,
        )
        for company_id, e, (day, moment) in zip(owners, entered, when, strict=True)
    ]


@router.post("/warehouse/adjustments", response={201: CreatedOut}, summary="Enter adjustments")
def create_adjustments(request: HttpRequest, body: AdjustmentsIn) -> Status[CreatedOut]:
    """Enter a batch by hand, as drafts or carried out at once: all of them or none."""
    actor, now = actor_of(request), utcnow()
    write = commands.record if body.post_now else commands.create
    ids = write(_new(body.adjustments, actor=actor, now=now, at_once=body.post_now), actor=actor, now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.post("/warehouse/revaluations", response={201: CreatedOut}, summary="Revalue stock")
def revalue_stock(request: HttpRequest, body: RevaluationsIn) -> Status[CreatedOut]:
    """成本调整单: goods that lie in a warehouse are worth more or less; the difference is cost of sales (540102). Booked at once, as an adjustment
    of the kind `revaluation`: listed and undone as such. Needs `stock.cost.view` too."""
    actor, now = actor_of(request), utcnow()
    ids = revaluing.revalue(body.revaluations, actor=actor, now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.post("/warehouse/adjustments/post", response={204: None}, summary="Post adjustments")
def post_adjustments(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Post drafts at their own date: stock changes, gains and losses are booked."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    commands.post(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/warehouse/adjustments/cancel", response={204: None}, summary="Cancel adjustments")
def cancel_adjustments(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Cancel drafts."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    commands.cancel(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/warehouse/adjustments/undo", response={204: None}, summary="Undo adjustments")
def undo_adjustments(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """红冲 posted adjustments: what they moved goes back at the value it carried."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    undoing.undo(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
