"""The only writers of notices: tell, mark as read, forget."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from zhanggui.foundation.identity.public import Actor, who_may
from zhanggui.foundation.notices.contracts import NewNotice
from zhanggui.foundation.notices.registry import kind_of
from zhanggui.kernel import db

SQL = db.Folder(__file__)
#: How long a notice is kept, read or not.
KEEP: Final = timedelta(days=180)


@db.in_transaction
def tell(notices: Sequence[NewNotice], *, now: datetime) -> int:
    """Tell people something, in the caller's transaction; the number of rows written. Raises KeyError for a kind nobody registered.

    Two statements for any number of notices and readers, one where nobody is addressed by permission.
    """
    for notice in notices:
        kind_of(notice.kind)
    codes = sorted({notice.permission.code for notice in notices if notice.permission is not None})
    holders = who_may(codes) if codes else {}
    rows = [
        (user_id, notice)
        for notice in notices
        for user_id in dict.fromkeys(
            (*notice.users, *(holders.get(notice.permission.code, ()) if notice.permission is not None else ()))
        )
    ]
    if rows:
        SQL.tell.later(
            id=list(db.take_ids(len(rows))),
            user=[user_id for user_id, _ in rows],
            kind=[notice.kind for _, notice in rows],
            params=[json.dumps(dict(notice.params), ensure_ascii=False) for _, notice in rows],
            link=[notice.link for _, notice in rows],
            now=now,
        )
    return len(rows)


@db.in_transaction
def mark_read(ids: Sequence[int] | None, *, actor: Actor, now: datetime) -> int:
    """Mark the caller's notices as read, all of them with None; how many were not before. Other people's are left alone."""
    return SQL.mark_read.run(user=actor.user_id, ids=list(ids or ()), all=ids is None, now=now)


@db.in_transaction
def purge(*, now: datetime) -> int:
    """Delete notices made more than 180 days ago; their number."""
    return SQL.purge.run(before=now - KEEP)
