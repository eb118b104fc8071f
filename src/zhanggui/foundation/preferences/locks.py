"""The locking statement of this module."""

from __future__ import annotations

import json
from collections.abc import Iterable

from zhanggui.foundation.preferences.contracts import LockedView
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def views(ids: Iterable[int]) -> dict[int, LockedView]:
    """Lock views in the order of their ids. One statement."""
    return {
        id_: LockedView(id_, user_id, list_, name, shared, json.loads(content), version)
        for id_, user_id, list_, name, shared, content, version in SQL.lock_views.rows(ids=list(ids))
    }
