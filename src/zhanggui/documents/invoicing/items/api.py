"""Routes of open items and their matching."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.invoicing.items import commands, entering, queries, undoing
from zhanggui.documents.invoicing.items.queries import (
    Allocation,
    AllocationFilter,
    ItemFilter,
    OpenItemPage,
    PartnerBalance,
)
from zhanggui.documents.invoicing.items.schemas import (
    AllocationOut,
    AllocationQuery,
    ItemQuery,
    MatchesIn,
    OpenItemPageOut,
    PartnerBalanceOut,
    PartnerQuery,
    UndoIn,
)
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.clock import utcnow

router = Router(tags=["invoicing"])


@router.get("/invoicing/open-items", response=OpenItemPageOut, summary="List open items")
def list_items(request: HttpRequest, query: Query[ItemQuery]) -> OpenItemPage:
    """What is open between us and partners, due first in front."""
    wanted = ItemFilter(**query.filters())
    return queries.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/invoicing/partner-balances", response=PageOut[PartnerBalanceOut], summary="Balances of partners")
def list_balances(request: HttpRequest, query: Query[PartnerQuery]) -> Page[PartnerBalance]:
    """What each partner owes us and we owe each partner, and how much of it is overdue today, in the company's zone."""
    return queries.by_partner(
        utcnow(),
        actor=actor_of(request),
        company_id=query.company_id,
        cursor=query.cursor,
        limit=query.limit,
        total=query.total,
    )


@router.get("/invoicing/allocations", response=PageOut[AllocationOut], summary="List allocations")
def list_allocations(request: HttpRequest, query: Query[AllocationQuery]) -> Page[Allocation]:
    """What settled what, when and by whom, of any age, newest first."""
    wanted = AllocationFilter(**query.filters())
    return queries.allocations(wanted, actor=actor_of(request), **query.paging())


@router.post("/invoicing/allocations", response={201: CreatedOut}, summary="Match open items")
def allocate(request: HttpRequest, body: MatchesIn) -> Status[CreatedOut]:
    """核销: let open items settle each other, in full or in part."""
    actor, now = actor_of(request), utcnow()
    ids = commands.allocate(entering.matches(body.matches, actor=actor, now=now), actor=actor, now=now)
    return Status(201, CreatedOut(ids=ids))


@router.post("/invoicing/allocations/undo", response={201: CreatedOut}, summary="Take allocations back")
def unallocate(request: HttpRequest, body: UndoIn) -> Status[CreatedOut]:
    """反核销: what was settled is open again, and both documents keep the reason. Returns the rows that say so."""
    undone = undoing.unallocate(body.ids, actor=actor_of(request), now=utcnow(), reason=body.reason)
    return Status(201, CreatedOut(ids=undone))
