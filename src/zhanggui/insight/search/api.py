"""Routes of the search."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from zhanggui.foundation.identity.public import actor_of
from zhanggui.insight.search import queries
from zhanggui.insight.search.schemas import SearchOut, SearchQuery

router = Router(tags=["insight"])


@router.get("/search", response=SearchOut, summary="Find whatever a text names")
def search(request: HttpRequest, query: Query[SearchQuery]) -> dict[str, object]:
    """Documents by number, goods and partners by code, name, initials, barcode and phone, as far as the caller may see them."""
    return {"groups": queries.search(query.text, actor=actor_of(request), limit=query.limit)}
