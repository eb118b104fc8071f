"""Ids, taken from one sequence in blocks before the insert (ADR 0005)."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from zhanggui.kernel.db.session import database
from zhanggui.kernel.db.statements import Statement

#: Ids a process takes from the sequence at once; must equal the INCREMENT of `zg_id` (migration kernel 0001).
ID_BLOCK = 1024
_TAKE = Statement("take_ids", "SELECT nextval('zg_id') FROM generate_series(1, %(blocks)s::int)")


class _Ids(threading.local):
    database: tuple[str, str, str] | None = None
    next: int = 0
    end: int = 0


_ids = _Ids()


def take_ids(count: int) -> Sequence[int]:
    """`count` new ids, unique over all tables, rising in this thread. Costs a statement once per 1,024 ids."""
    name = database()
    if _ids.database != name:
        _ids.database, _ids.next, _ids.end = name, 0, 0
    if _ids.end - _ids.next >= count:
        first = _ids.next
        _ids.next += count
        return range(first, first + count)
    taken = list(range(_ids.next, _ids.end))
    blocks = -(-(count - len(taken)) // ID_BLOCK)
    for (start,) in _TAKE.rows(blocks=blocks):
        taken.extend(range(start, start + ID_BLOCK))
    _ids.next, _ids.end = 0, 0
    if len(taken) > count and taken[-1] - taken[count] == len(taken) - count - 1:
        _ids.next, _ids.end = taken[count], taken[-1] + 1
    return taken[:count]


def take_id() -> int:
    """One new id."""
    return take_ids(1)[0]


def forget_ids() -> None:
    """Leave the rest of this thread's block unused."""
    _ids.database = None
