"""Reading settings and views: one's own, and what is shared with everybody."""

from __future__ import annotations

import json
from typing import Any

from zhanggui.foundation.identity.public import Actor, user_names
from zhanggui.foundation.preferences.contracts import ViewRow
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def settings(*, actor: Actor) -> dict[str, Any]:
    """All settings of the caller. One statement."""
    return {key: json.loads(value) for key, value in SQL.settings.rows(user_id=actor.user_id or 0)}


def views(*, actor: Actor) -> list[ViewRow]:
    """The caller's own views and the shared ones, by list and name. Two statements."""
    me = actor.user_id or 0
    rows = SQL.views.rows(user_id=me)
    names = user_names({row[4] for row in rows})
    return [
        ViewRow(
            id=id_,
            list=list_,
            name=name,
            shared=shared,
            mine=user_id == me,
            author=names.get(user_id, ""),
            is_default=is_default,
            content=json.loads(content),
            version=version,
        )
        for id_, list_, name, shared, user_id, is_default, content, version in rows
    ]
