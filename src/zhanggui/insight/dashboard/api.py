"""Routes of the dashboards."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from django.http import HttpRequest
from ninja import Query, Router

from zhanggui.foundation.identity.public import actor_of
from zhanggui.insight.dashboard import queries
from zhanggui.insight.dashboard.errors import PeriodWrong
from zhanggui.insight.dashboard.replenishment import queries as replenishment
from zhanggui.insight.dashboard.replenishment.queries import Replenishment, ReplenishmentFilter
from zhanggui.insight.dashboard.replenishment.schemas import ReplenishmentOut, ReplenishmentQuery
from zhanggui.insight.dashboard.schemas import DashboardOut, DashboardQuery
from zhanggui.insight.dashboard.work import sections
from zhanggui.insight.dashboard.work.schemas import WorkOut, WorkQuery
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.clock import business_date, utcnow
from zhanggui.masters.organization import public as organization

router = Router(tags=["insight"])
MONTH = timedelta(days=29)


@router.get("/dashboard", response=DashboardOut, summary="The boss's numbers")
def dashboard(request: HttpRequest, query: Query[DashboardQuery]) -> dict[str, object]:
    """Sales, returns, margin, shops, best sellers, money and stock of a company for a period, beside the period before it."""
    actor, now = actor_of(request), utcnow()
    until = query.until
    if until is None:
        last = queries.last_day(actor=actor, shop_id=query.shop_id, warehouse_id=query.warehouse_id)
        company = organization.recent_companies([query.company_id]).get(query.company_id)
        today = business_date(now, company.timezone) if company else now.date()
        until = last if last is not None and last < today - MONTH else today
    since = query.since or until - MONTH
    if not timedelta(0) <= until - since < timedelta(days=queries.DAYS_MAX):
        raise PeriodWrong(field="since", days=queries.DAYS_MAX)
    found = queries.dashboard(
        query.company_id,
        since,
        until,
        shop_id=query.shop_id,
        warehouse_id=query.warehouse_id,
        actor=actor,
        now=now,
    )
    names = organization.shops([share.shop_id for share in found.shops])
    shops = [{**asdict(share), "shop_name": names[share.shop_id].name} for share in found.shops]
    return {**{name: getattr(found, name) for name in DashboardOut.model_fields}, "shops": shops}


@router.get("/dashboard/work", response=WorkOut, summary="What waits for the caller")
def work(request: HttpRequest, query: Query[WorkQuery]) -> dict[str, object]:
    """Figures and short lists for the caller's kind of work (orders, warehouse, buying, accounts), each with the list behind it."""
    actor, now = actor_of(request), utcnow()
    names = sections.names(actor)
    name = query.section or (names[0] if names else None)
    found, company = sections.section(
        name, query.company_id, actor=actor, now=now, shop_id=query.shop_id, warehouse_id=query.warehouse_id
    )
    return {
        "company_id": query.company_id,
        "currency": company.currency,
        "today": business_date(now, company.timezone),
        "sections": names,
        "section": name,
        "figures": found.figures,
        "groups": found.groups,
    }


@router.get("/replenishment", response=PageOut[ReplenishmentOut], summary="List what has to be ordered")
def list_replenishment(request: HttpRequest, query: Query[ReplenishmentQuery]) -> Page[Replenishment]:
    """What sells, how long it lasts and how much to order, what runs out first in front."""
    wanted = ReplenishmentFilter(**query.model_dump(exclude={"cursor", "limit", "total"}))
    return replenishment.page(
        wanted, actor=actor_of(request), now=utcnow(), cursor=query.cursor, limit=query.limit, total=query.total
    )
