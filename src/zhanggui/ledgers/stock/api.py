"""Routes of the stock ledger: it is read over HTTP, and written by documents only."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow
from zhanggui.ledgers.stock import desk, proving, queries, tracing
from zhanggui.ledgers.stock.desk import CardRow, LatestMove, PastPosition, PositionFilter, PositionPage
from zhanggui.ledgers.stock.permissions import LEDGER_VIEW
from zhanggui.ledgers.stock.proof_contracts import ProvedMove
from zhanggui.ledgers.stock.proof_schemas import ProofMoveQuery, ProofOut, ProofQuery, ProvedMoveOut, proof_out
from zhanggui.ledgers.stock.schemas import (
    CardQuery,
    CardRowOut,
    LatestMoveOut,
    LatestQuery,
    MovesOut,
    PastPositionOut,
    PastQuery,
    PositionPageOut,
    PositionQuery,
)
from zhanggui.ledgers.stock.trace_schemas import (
    LotDetailOut,
    LotPageOut,
    LotQuery,
    SerialQuery,
    SerialTraceOut,
    TracedMoveOut,
    TraceQuery,
)

router = Router(tags=["stock"])


@router.get("/stock/positions", response=PositionPageOut, summary="List stock positions")
def list_positions(request: HttpRequest, query: Query[PositionQuery]) -> PositionPage:
    """What is on hand, reserved, available and on its way, by code of the SKU."""
    wanted = PositionFilter(**query.filters())
    return desk.position_page(wanted, actor=actor_of(request), **query.paging())


@router.get("/stock/skus/{int:sku_id}/card", response=PageOut[CardRowOut], summary="Stock card of a SKU")
def get_card(request: HttpRequest, sku_id: Id, query: Query[CardQuery]) -> Page[CardRow]:
    """Every change of a SKU with what lay there before and after, oldest first."""
    return desk.card(sku_id, actor=actor_of(request), **query.model_dump())


@router.get("/stock/skus/{int:sku_id}/latest", response=PageOut[LatestMoveOut], summary="Latest changes of a SKU")
def list_latest(request: HttpRequest, sku_id: Id, query: Query[LatestQuery]) -> Page[LatestMove]:
    """What last happened to a SKU in the caller's warehouses, newest first."""
    return desk.latest(sku_id, actor=actor_of(request), **query.model_dump())


@router.get("/stock/skus/{int:sku_id}/proof", response=ProofOut, summary="Proof of stock")
def get_proof(request: HttpRequest, sku_id: Id, query: Query[ProofQuery]) -> dict[str, object]:
    """What a SKU stands at in a warehouse, recomputed from move zero and compared with what is kept, with the SHA-256 of the moves."""
    found = proving.prove(sku_id, query.warehouse_id, actor=actor_of(request), now=utcnow())
    return proof_out(found, language(request))


@router.get("/stock/skus/{int:sku_id}/proof/moves", response=PageOut[ProvedMoveOut], summary="Moves behind a proof")
def get_proved_moves(request: HttpRequest, sku_id: Id, query: Query[ProofMoveQuery]) -> Page[ProvedMove]:
    """The moves that a proof sums, in the order in which they are hashed."""
    return proving.moves_page(sku_id, actor=actor_of(request), **query.model_dump())


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


@router.get("/stock/lots", response=LotPageOut, summary="List lots")
def list_lots(request: HttpRequest, query: Query[LotQuery]) -> tracing.LotPage:
    """Lots with what lies of them, the one that expires first in front: what to sell first, and what to throw away."""
    return tracing.lot_page(actor=actor_of(request), **query.model_dump())


@router.get("/stock/lots/{int:lot_id}", response=LotDetailOut, summary="One lot")
def get_lot(request: HttpRequest, lot_id: Id) -> tracing.LotDetail:
    """A lot and where it lies."""
    return tracing.lot(lot_id, actor=actor_of(request))


@router.get("/stock/lots/{int:lot_id}/moves", response=PageOut[TracedMoveOut], summary="What happened to a lot")
def list_lot_moves(request: HttpRequest, lot_id: Id, query: Query[TraceQuery]) -> Page[tracing.TracedMove]:
    """Every step of a lot, oldest first: which supplier it came from, which customers got it."""
    return tracing.lot_moves(lot_id, actor=actor_of(request), **query.model_dump())


@router.get("/stock/serials", response=SerialTraceOut, summary="Where is this serial number")
def trace_serial(request: HttpRequest, query: Query[SerialQuery]) -> dict[str, object]:
    """The pieces that carry a number, where each is now, and every step that brought it there."""
    return {"items": tracing.trace_serial(query.serial, actor=actor_of(request), sku_id=query.sku_id)}
