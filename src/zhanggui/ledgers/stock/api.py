"""Routes of the stock ledger: it is read over HTTP, and written by documents only."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import Id
from zhanggui.ledgers.stock import desk, queries
from zhanggui.ledgers.stock.desk import CardRow, PastPosition, PositionFilter, PositionPage
from zhanggui.ledgers.stock.permissions import LEDGER_VIEW
from zhanggui.ledgers.stock.schemas import (
    CardQuery,
    CardRowOut,
    MovesOut,
    PastPositionOut,
    PastQuery,
    PositionPageOut,
    PositionQuery,
)

router = Router(tags=["stock"])


@router.get("/stock/positions", response=PositionPageOut, summary="List stock positions")
def list_positions(request: HttpRequest, query: Query[PositionQuery]) -> PositionPage:
    """What is on hand, reserved, available and on its way, by code of the SKU."""
    wanted = PositionFilter(**query.model_dump(exclude={"cursor", "limit", "total"}))
    return desk.position_page(
        wanted, actor=actor_of(request), cursor=query.cursor, limit=query.limit, total=query.total
    )


@router.get("/stock/skus/{int:sku_id}/card", response=PageOut[CardRowOut], summary="Stock card of a SKU")
def get_card(request: HttpRequest, sku_id: Id, query: Query[CardQuery]) -> Page[CardRow]:
    """Every change of a SKU with what lay there before and after, oldest first."""
    return desk.card(sku_id, actor=actor_of(request), **query.model_dump())


@router.get("/stock/as-of", response=PageOut[PastPositionOut], summary="Stock at a past moment")
def get_past(request: HttpRequest, query: Query[PastQuery]) -> Page[PastPosition]:
    """What lay in a company's warehouses just after a moment, by business time."""
    return desk.past_page(actor=actor_of(request), **query.model_dump())


@router.get("/stock/moves", response=MovesOut, summary="Moves of a document")
def list_moves(request: HttpRequest, document_id: Query[Id]) -> dict[str, object]:
    """What a document did to stock in the caller's warehouses."""
    actor = actor_of(request)
    actor.require(LEDGER_VIEW)
    return {"items": queries.moves_of_documents([document_id], actor=actor) or ()}
