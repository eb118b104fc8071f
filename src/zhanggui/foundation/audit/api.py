"""Routes of the audit log."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from zhanggui.foundation.audit import queries
from zhanggui.foundation.audit.schemas import AuditQuery, RecordOut, record_out
from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut

router = Router(tags=["audit"])


@router.get("/audit", response=PageOut[RecordOut], summary="List audit records")
def list_records(request: HttpRequest, query: Query[AuditQuery]) -> dict[str, Any]:
    """Who did what, newest first, in the companies the caller sees."""
    page = queries.page(
        actor=actor_of(request),
        document=query.document,
        document_id=query.document_id,
        user_id=query.user_id,
        action=query.action,
        since=query.since,
        until=query.until,
        cursor=query.cursor,
        limit=query.limit,
        total=query.total,
    )
    lang = language(request)
    return {"items": [record_out(row, lang) for row in page.items], "next": page.next, "total": page.total}
