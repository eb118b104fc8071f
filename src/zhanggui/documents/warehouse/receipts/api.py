"""Routes of receipts."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.warehouse import entering
from zhanggui.documents.warehouse.contracts import DocumentFilter, DocumentPage
from zhanggui.documents.warehouse.permissions import RECEIPT_CREATE, RECEIPT_RECEIVE
from zhanggui.documents.warehouse.receipts import commands, queries, tallying
from zhanggui.documents.warehouse.receipts.commands import NewReceipt, NewReceiptLine
from zhanggui.documents.warehouse.receipts.machine import RECEIPT
from zhanggui.documents.warehouse.receipts.schemas import (
    ReceiptCountsQuery,
    ReceiptDetailOut,
    ReceiptIn,
    ReceiptPageOut,
    ReceiptQuery,
    ReceiptsIn,
    TalliesIn,
)
from zhanggui.documents.warehouse.schemas import DeedIn
from zhanggui.documents.warehouse.tallies.contracts import NewTally
from zhanggui.foundation.identity.public import Actor, actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import CountsOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.kernel.posting import Origin

router = Router(tags=["warehouse"])


@router.get("/warehouse/receipts", response=ReceiptPageOut, summary="List receipts")
def list_receipts(request: HttpRequest, query: Query[ReceiptQuery]) -> DocumentPage:
    """Receipts in the caller's scope, newest first."""
    wanted = DocumentFilter(**query.filters())
    return queries.DESK.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/warehouse/receipts/counts", response=CountsOut, summary="Numbers of receipts by state")
def count_receipts(request: HttpRequest, query: Query[ReceiptCountsQuery]) -> CountsOut:
    """How many receipts in the caller's scope are in each state: the numbers on the tabs of their list."""
    return CountsOut(counts=queries.DESK.counts(DocumentFilter(**query.model_dump()), actor=actor_of(request)))


@router.get("/warehouse/receipts/{int:receipt_id}", response=ReceiptDetailOut, summary="One receipt")
def get_receipt(request: HttpRequest, receipt_id: Id) -> dict[str, object]:
    """A receipt with its lines, what it did to the ledgers, and what can be done with it."""
    actor = actor_of(request)
    found = queries.DESK.detail(receipt_id, actor=actor)
    head = found.document
    allowed = actions(RECEIPT, state=head.state, number=head.number, actor=actor, lang=language(request))
    return {
        "document": head,
        "lines": found.lines,
        "moves": found.moves,
        "entries": found.entries,
        "allowed_actions": allowed,
    }


def _new(entered: list[ReceiptIn], *, actor: Actor, now: datetime, at_once: bool) -> list[NewReceipt]:
    heads = [
        entering.Head(
            e.warehouse_id,
            [entering.Line(x.sku_id, x.qty, x.serial, x.value) for x in e.lines],
            e.customer_id,
            e.supplier_id,
            e.shop_id,
        )
        for e in entered
    ]
    owners = entering.companies(heads, RECEIPT_RECEIVE if at_once else RECEIPT_CREATE, actor=actor)
    when = entering.dates(owners, [e.effective_at or now for e in entered])
    # Who asked is the user: documents that orders ask for are made by the orders.
    origin = Origin("identity.user", actor.user_id or 0)
    return [
        NewReceipt(
            company_id,
            e.warehouse_id,
            e.kind,
            origin,
            day,
            moment,
            [
                NewReceiptLine(
                    x.sku_id,
                    x.qty,
                    value=x.value,
                    quality=x.quality,
                    lot=x.lot,
                    serial=x.serial,
                    made_on=x.made_on,
                    expires_on=x.expires_on,
                )
                for x in e.lines
            ],
            e.customer_id,
            e.supplier_id,
            e.shop_id,
            e.note,
        )
        for company_id, e, (day, moment) in zip(owners, entered, when, strict=True)
    ]


@router.post("/warehouse/receipts", response={201: CreatedOut}, summary="Enter receipts")
def create_receipts(request: HttpRequest, body: ReceiptsIn) -> Status[CreatedOut]:
    """Enter a batch by hand, as drafts or carried out at once: all of them or none."""
    actor, now = actor_of(request), utcnow()
    write = commands.take_in if body.receive_now else commands.create
    ids = write(_new(body.receipts, actor=actor, now=now, at_once=body.receive_now), actor=actor, now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.post("/warehouse/receipts/tally", response={204: None}, summary="Tally receipts")
def tally_receipts(request: HttpRequest, body: TalliesIn) -> Status[None]:
    """Keep what really came for drafts, lot by lot and piece by piece. When a draft is received, its lines are what was tallied; what did
    not come is still expected."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    scanned = [NewTally(x.line_id, x.qty, x.lot, x.serial, x.made_on, x.expires_on) for x in body.lines]
    tallying.tally(ids, scanned, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/warehouse/receipts/receive", response={204: None}, summary="Receive receipts")
def receive_receipts(request: HttpRequest, body: DeedIn) -> Status[None]:
    """Receive drafts: stock rises at its cost, and who asked for them is told."""
    actor, ids, now = actor_of(request), ids_of(body.documents), utcnow()
    owners = queries.DESK.companies(ids, actor=actor)
    when = entering.dates([owners[i] for i in ids], [body.effective_at or now] * len(ids))
    moments = dict(zip(ids, when, strict=True))
    commands.receive(ids, actor=actor, now=now, versions=versions_of(body.documents), moments=moments)
    return Status(204, None)


@router.post("/warehouse/receipts/cancel", response={204: None}, summary="Cancel receipts")
def cancel_receipts(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Cancel drafts."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    commands.cancel(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
