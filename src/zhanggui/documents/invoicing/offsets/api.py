"""Routes of offsets."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.invoicing.dates import today
from zhanggui.documents.invoicing.items.queries import visible_items
from zhanggui.documents.invoicing.offsets import commands, queries, undoing
from zhanggui.documents.invoicing.offsets.commands import NewOffset
from zhanggui.documents.invoicing.offsets.queries import OffsetPage
from zhanggui.documents.invoicing.offsets.schemas import OffsetPageOut, OffsetQuery, OffsetsIn
from zhanggui.documents.invoicing.permissions import OFFSET_POST
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, ids_of, versions_of
from zhanggui.kernel.clock import utcnow

router = Router(tags=["invoicing"])


@router.get("/invoicing/offsets", response=OffsetPageOut, summary="List offsets")
def list_offsets(request: HttpRequest, query: Query[OffsetQuery]) -> OffsetPage:
    """Open items of different accounts that settled each other, newest first."""
    return queries.page(actor=actor_of(request), **query.model_dump())


@router.post("/invoicing/offsets", response={201: CreatedOut}, summary="Set open items off")
def set_off(request: HttpRequest, body: OffsetsIn) -> Status[CreatedOut]:
    """往来冲销: an advance against a receivable, a prepayment against a payable, a receivable against a payable; booked at once."""
    actor, now = actor_of(request), utcnow()
    actor.require(OFFSET_POST)
    items = visible_items(sorted({i for o in body.offsets for i in (o.item_id, o.other_item_id)}), actor=actor)
    days = today([item.company_id for item in items.values()], now)
    new = [
        NewOffset(o.item_id, o.other_item_id, o.amount, o.date or days[items[o.item_id].company_id], o.note)
        for o in body.offsets
    ]
    return Status(201, CreatedOut(ids=list(commands.offset(new, actor=actor, now=now))))


@router.post("/invoicing/offsets/undo", response={204: None}, summary="Undo offsets")
def undo_offsets(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """红冲 a batch of offsets: both items are open again."""
    ids = ids_of(body.documents)
    undoing.undo(ids, actor=actor_of(request), now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
