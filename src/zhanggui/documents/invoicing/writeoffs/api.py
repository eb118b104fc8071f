"""Routes of write-offs."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.invoicing.writeoffs import commands, entering, queries
from zhanggui.documents.invoicing.writeoffs.machine import WRITEOFF
from zhanggui.documents.invoicing.writeoffs.queries import WriteoffPage
from zhanggui.documents.invoicing.writeoffs.schemas import (
    WriteoffDetailOut,
    WriteoffPageOut,
    WriteoffQuery,
    WriteoffsIn,
)
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, actions
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["invoicing"])


@router.get("/invoicing/writeoffs", response=WriteoffPageOut, summary="List write-offs")
def list_writeoffs(request: HttpRequest, query: Query[WriteoffQuery]) -> WriteoffPage:
    """Bad debts in the caller's scope, newest first."""
    return queries.page(actor=actor_of(request), **query.model_dump())


@router.get("/invoicing/writeoffs/{int:writeoff_id}", response=WriteoffDetailOut, summary="One write-off")
def get_writeoff(request: HttpRequest, writeoff_id: Id) -> dict[str, object]:
    """A write-off with its entry."""
    actor = actor_of(request)
    found = queries.writeoff(writeoff_id, actor=actor)
    head = found.writeoff
    return {
        "writeoff": head,
        "entries": found.entries,
        "allowed_actions": actions(WRITEOFF, state=head.state, number=head.number, actor=actor, lang=language(request)),
    }


@router.post("/invoicing/writeoffs", response={201: CreatedOut}, summary="Write off receivables")
def write_off(request: HttpRequest, body: WriteoffsIn) -> Status[CreatedOut]:
    """Give up receivables in full or in part; the loss is booked at once."""
    actor, now = actor_of(request), utcnow()
    ids = commands.write_off(entering.writeoffs(body.writeoffs, actor=actor, now=now), actor=actor, now=now)
    return Status(201, CreatedOut(ids=list(ids)))
