"""Routes of notices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.notices import commands, queries
from zhanggui.foundation.notices.schemas import NoticeOut, NoticeQuery, ReadIn, UnreadOut, notice_out
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut
from zhanggui.kernel.clock import utcnow

router = Router(tags=["notices"])


@router.get("/notices", response=PageOut[NoticeOut], summary="List notices")
def list_notices(request: HttpRequest, query: Query[NoticeQuery]) -> dict[str, Any]:
    """What the caller has been told, newest first."""
    page = queries.page(
        actor=actor_of(request), unread=query.unread, cursor=query.cursor, limit=query.limit, total=query.total
    )
    lang = language(request)
    return {"items": [notice_out(row, lang) for row in page.items], "next": page.next, "total": page.total}


@router.get("/notices/unread", response=UnreadOut, summary="Count notices not read")
def count_unread(request: HttpRequest) -> dict[str, int]:
    """The number on the bell."""
    return {"unread": queries.unread(actor=actor_of(request))}


@router.post("/notices/read", response=UnreadOut, summary="Mark notices as read")
def mark_read(request: HttpRequest, body: ReadIn) -> dict[str, int]:
    """Mark some or all of the caller's notices as read; answers with what is left. Other people's are left alone."""
    actor = actor_of(request)
    commands.mark_read(body.ids, actor=actor, now=utcnow())
    return {"unread": queries.unread(actor=actor)}
