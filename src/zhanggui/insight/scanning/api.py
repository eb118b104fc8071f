"""Routes of scanning."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from zhanggui.foundation.identity.public import actor_of
from zhanggui.insight.scanning import queries
from zhanggui.insight.scanning.queries import Goods
from zhanggui.insight.scanning.schemas import MeaningsOut, ScannedGoodsOut, ScannedGoodsQuery, ScanQuery
from zhanggui.kernel.api.paging import Page, PageOut

router = Router(tags=["insight"])


@router.get("/scan", response=MeaningsOut, summary="What is this code")
def what_is(request: HttpRequest, query: Query[ScanQuery]) -> dict[str, object]:
    """Goods, lots, pieces, documents and bins behind a scanned text, as far as the caller may see them."""
    return {"meanings": queries.meanings(query.code, actor=actor_of(request))}


@router.get("/scan/goods", response=PageOut[ScannedGoodsOut], summary="List goods with their codes")
def list_scanned_goods(request: HttpRequest, query: Query[ScannedGoodsQuery]) -> Page[Goods]:
    """What a device has to know to scan without the network: the goods of a warehouse, or of a document."""
    return queries.goods(actor=actor_of(request), **query.model_dump())
