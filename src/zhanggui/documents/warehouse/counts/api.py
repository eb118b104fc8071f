"""Routes of counts."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.warehouse import entering
from zhanggui.documents.warehouse.counts import commands, queries
from zhanggui.documents.warehouse.counts.contracts import Counted, CountFilter, CountRow, NewCount
from zhanggui.documents.warehouse.counts.errors import NothingCounted
from zhanggui.documents.warehouse.counts.machine import COUNT
from zhanggui.documents.warehouse.counts.schemas import (
    CountCountsQuery,
    CountDetailOut,
    CountPageOut,
    CountQuery,
    CountsIn,
    EnterIn,
)
from zhanggui.documents.warehouse.permissions import COUNT_CREATE
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import Page
from zhanggui.kernel.api.types import CountsOut, Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["warehouse"])


@router.get("/warehouse/counts", response=CountPageOut, summary="List counts")
def list_counts(request: HttpRequest, query: Query[CountQuery]) -> Page[CountRow]:
    """Counts in the caller's scope, newest first."""
    wanted = CountFilter(**query.filters())
    return queries.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/warehouse/counts/counts", response=CountsOut, summary="Numbers of counts by state")
def count_counts(request: HttpRequest, query: Query[CountCountsQuery]) -> CountsOut:
    """How many counts in the caller's scope are in each state: the numbers on the tabs of their list."""
    return CountsOut(counts=queries.counts(CountFilter(**query.model_dump()), actor=actor_of(request)))


@router.get("/warehouse/counts/{int:count_id}", response=CountDetailOut, summary="One count")
def get_count(request: HttpRequest, count_id: Id) -> dict[str, object]:
    """A count with its lines, and what can be done with it."""
    actor = actor_of(request)
    found = queries.detail(count_id, actor=actor)
    head = found.document
    counted = any(line.counted is not None for line in found.lines)
    blocked = {} if counted else {"post": NothingCounted(field="id", document=head.number)}
    allowed = actions(COUNT, state=head.state, number=head.number, actor=actor, lang=language(request), blocked=blocked)
    return {
        "document": head,
        "lines": found.lines,
        "adjustment_id": found.adjustment_id,
        "allowed_actions": allowed,
    }


@router.post("/warehouse/counts", response={201: CreatedOut}, summary="Begin counts")
def create_counts(request: HttpRequest, body: CountsIn) -> Status[CreatedOut]:
    """Begin a batch of counts: all of them or none. Goods may move while people count."""
    actor, now = actor_of(request), utcnow()
    # Only what exists and is kept in stock can be counted; the quantity plays no part here.
    heads = [
        entering.Head(c.warehouse_id, [entering.Line(sku, entering.NO_QTY, "", None) for sku in c.sku_ids or ()])
        for c in body.counts
    ]
    owners = entering.companies(heads, COUNT_CREATE, actor=actor)
    days = entering.dates(owners, [now] * len(owners))
    new = [
        NewCount(company, c.warehouse_id, day, c.sku_ids, c.note)
        for company, c, (day, _) in zip(owners, body.counts, days, strict=True)
    ]
    return Status(201, CreatedOut(ids=list(commands.create(new, actor=actor, now=now))))


@router.post("/warehouse/counts/enter", response={204: None}, summary="Enter what was counted")
def enter_counts(request: HttpRequest, body: EnterIn) -> Status[None]:
    """Write down what was found, with the moment of counting; counting the same goods again replaces it."""
    actor, ids, now = actor_of(request), ids_of(body.documents), utcnow()
    queries.require_visible(ids, actor=actor)
    found = [
        Counted(x.count_id, x.sku_id, x.qty, x.counted_at or now, x.quality, x.lot, x.serial, x.made_on, x.expires_on)
        for x in body.found
    ]
    commands.enter(ids, found, actor=actor, now=now, versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/warehouse/counts/post", response={204: None}, summary="Post counts")
def post_counts(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Book the differences: each line is compared with what lay there by the books when it was counted."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    commands.post(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/warehouse/counts/cancel", response={204: None}, summary="Cancel counts")
def cancel_counts(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Give counts up; nothing was booked for them."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.require_visible(ids, actor=actor)
    commands.cancel(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
