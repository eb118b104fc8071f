"""Routes of the outbox."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.outbox import commands, queries
from zhanggui.foundation.outbox.contracts import DeliveryRow
from zhanggui.foundation.outbox.schemas import DeliveryOut, DeliveryQuery, ReviveIn
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.clock import utcnow

router = Router(tags=["outbox"])


@router.get("/outbox", response=PageOut[DeliveryOut], summary="List deliveries")
def list_deliveries(request: HttpRequest, query: Query[DeliveryQuery]) -> Page[DeliveryRow]:
    """Outgoing messages, newest first; those in the state `dead` wait for a decision."""
    return queries.page(
        actor=actor_of(request),
        state=query.state,
        event=query.event,
        cursor=query.cursor,
        limit=query.limit,
        total=query.total,
    )


@router.post("/outbox/retry", response={204: None}, summary="Send dead letters again")
def retry(request: HttpRequest, body: ReviveIn) -> Status[None]:
    """Give dead letters another life, with a fresh count of attempts."""
    commands.revive(body.ids, actor=actor_of(request), now=utcnow())
    return Status(204, None)
