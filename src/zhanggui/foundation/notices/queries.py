"""Reading notices: everybody their own."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.notices.contracts import NoticeRow
from zhanggui.foundation.notices.models import Notice
from zhanggui.kernel.api.paging import Key, Keyset, Page

NEWEST: Final = Keyset("-created_at", (Key("created_at", datetime, descending=True), Key("id", int, descending=True)))


def _of(actor: Actor) -> QuerySet[Notice]:
    """The caller's own; the system itself is told nothing."""
    return Notice.objects.none() if actor.user_id is None else Notice.objects.filter(user_id=actor.user_id)


def _row(notice: Notice) -> NoticeRow:
    return NoticeRow(
        id=notice.id,
        kind=notice.kind,
        params=notice.params,
        link=notice.link,
        created_at=notice.created_at,
        read_at=notice.read_at,
    )


def page(
    *, actor: Actor, unread: bool = False, cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[NoticeRow]:
    """The caller's notices, newest first."""
    found = _of(actor)
    if unread:
        found = found.filter(read_at=None)
    return NEWEST.page(found, _row, cursor=cursor, limit=limit, total=total)


def unread(*, actor: Actor) -> int:
    """How many notices the caller has not read. One statement."""
    return _of(actor).filter(read_at=None).count()
