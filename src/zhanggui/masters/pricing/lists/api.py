"""Routes of price lists and price questions."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.idempotency import EXEMPT
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.editing import changes
from zhanggui.masters.pricing.lists import commands, queries
from zhanggui.masters.pricing.lists.contracts import (
    NewPrice,
    NewPriceList,
    PriceListRow,
    PriceListValues,
    PriceRow,
    PriceValues,
    Purchase,
)
from zhanggui.masters.pricing.lists.schemas import (
    DecisionOut,
    PriceChangesIn,
    PriceListChangesIn,
    PriceListOut,
    PriceListQuery,
    PriceListsIn,
    PriceOut,
    PriceQuery,
    PricesIn,
    QuestionIn,
    ReasonOut,
)

router = Router(tags=["pricing"])


@router.get("/price-lists", response=PageOut[PriceListOut], summary="List price lists")
def list_price_lists(request: HttpRequest, query: Query[PriceListQuery]) -> Page[PriceListRow]:
    """Price lists in the caller's scope, oldest first."""
    return queries.find_price_lists(actor=actor_of(request), **query.model_dump())


@router.post("/price-lists", response={201: CreatedOut}, summary="Create price lists")
def create_price_lists(request: HttpRequest, body: PriceListsIn) -> Status[CreatedOut]:
    """Create a batch of price lists: all of them or none."""
    batch = [NewPriceList(**each.model_dump()) for each in body.lists]
    return Status(201, CreatedOut(ids=commands.create_price_lists(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/price-lists", response={204: None}, summary="Change price lists")
def update_price_lists(request: HttpRequest, body: PriceListChangesIn) -> Status[None]:
    """Change fields of a batch of price lists: all of them or none. Fields that are left out stay as they are."""
    commands.update_price_lists(changes(body.lists, PriceListValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/prices", response=PageOut[PriceOut], summary="List prices")
def list_prices(request: HttpRequest, query: Query[PriceQuery]) -> Page[PriceRow]:
    """Lines of the price lists in the caller's scope, oldest first."""
    return queries.find_prices(actor=actor_of(request), **query.model_dump())


@router.post("/prices", response={201: CreatedOut}, summary="Add prices")
def create_prices(request: HttpRequest, body: PricesIn) -> Status[CreatedOut]:
    """Add a batch of lines to price lists: all of them or none."""
    batch = [NewPrice(**price.model_dump()) for price in body.prices]
    return Status(201, CreatedOut(ids=commands.create_prices(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/prices", response={204: None}, summary="Change prices")
def update_prices(request: HttpRequest, body: PriceChangesIn) -> Status[None]:
    """Change fields of a batch of lines: all of them or none. Fields that are left out stay as they are."""
    commands.update_prices(changes(body.prices, PriceValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.post("/prices/explain", response=list[DecisionOut], summary="Which prices apply, and why", openapi_extra=EXEMPT)
def explain(request: HttpRequest, body: QuestionIn) -> list[DecisionOut]:
    """The price of every line for one buyer, with the reasons; nothing is stored."""
    purchase = Purchase(
        company_id=body.company_id,
        currency=body.currency,
        on=body.on,
        customer_id=body.customer_id,
        channel=body.channel,
        shop_id=body.shop_id,
        lines=tuple((line.sku_id, line.qty) for line in body.lines),
    )
    decisions = queries.explain(purchase, actor=actor_of(request))
    return [
        DecisionOut(
            sku_id=line.sku_id,
            price=decision.price,
            currency=decision.currency,
            rule_id=decision.rule_id,
            reasons=[ReasonOut.model_validate(reason) for reason in decision.reasons],
        )
        for line, decision in zip(body.lines, decisions, strict=True)
    ]
