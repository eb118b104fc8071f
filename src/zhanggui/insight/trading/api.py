"""Routes of what was dealt with partners."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from zhanggui.foundation.identity.public import actor_of
from zhanggui.insight.trading import queries
from zhanggui.insight.trading.queries import Traded
from zhanggui.insight.trading.schemas import BoughtQuery, SuppliedQuery, TradedOut
from zhanggui.kernel.api.paging import Page, PageOut

router = Router(tags=["insight"])


@router.get("/trading/bought", response=PageOut[TradedOut], summary="List products of a customer")
def list_bought(request: HttpRequest, query: Query[BoughtQuery]) -> Page[Traded]:
    """What a customer bought: quantity, amount, last price and date, what came back. The last one bought first."""
    return queries.bought(actor=actor_of(request), **query.model_dump())


@router.get("/trading/supplied", response=PageOut[TradedOut], summary="List products of a supplier")
def list_supplied(request: HttpRequest, query: Query[SuppliedQuery]) -> Page[Traded]:
    """What was bought from a supplier: quantity, amount, last price and date, what went back. The last one ordered first."""
    return queries.supplied(actor=actor_of(request), **query.model_dump())
