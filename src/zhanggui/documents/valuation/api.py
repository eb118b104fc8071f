"""Routes of valuation."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from zhanggui.documents.valuation import commands
from zhanggui.documents.valuation.schemas import ReplayedOut, ReplayIn
from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.clock import utcnow

router = Router(tags=["valuation"])


@router.post("/valuation/replays", response=ReplayedOut, summary="Recompute costs")
def replay(request: HttpRequest, body: ReplayIn) -> ReplayedOut:
    """After documents were entered late: costs of averages become what they would be in the order of business dates; the differences are
    posted today, linked to what they adjust. Safe to repeat."""
    actor = actor_of(request)
    return ReplayedOut(adjusted=commands.replay(body.company_id, body.sku_ids, actor=actor, now=utcnow()))
