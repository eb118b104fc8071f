"""Ids, taken from one sequence in blocks before the insert (ADR 0005)."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from zhanggui.kernel.db.counting import count
from zhanggui.kernel.db.session import database
from zhanggui.kernel.db.statements import together
from zhanggui.kernel.db.wire import Call

#: Ids a process takes from the sequence at once; must equal the INCREMENT of `zg_id` (migration kernel 0001).
ID_BLOCK = 1024
_TAKE = b"SELECT nextval('zg_id') FROM generate_series(1, $1::int)"


class _Ids(threading.local):
    database: tuple[str, str, str] | None = None
    next: int = 0
    end: int = 0


_ids = _Ids()


def take_ids(wanted: int) -> Sequence[int]:
    """`wanted` new ids, unique over all tables, rising in this thread. Costs a statement once per 1,024 ids."""
    name = database()
    if _ids.database != name:
        _ids.database, _ids.next, _ids.end = name, 0, 0
    if _ids.end - _ids.next >= wanted:
        first = _ids.next
        _ids.next += wanted
        return range(first, first + wanted)
    taken = list(range(_ids.next, _ids.end))
    blocks = -(-(wanted - len(taken)) // ID_BLOCK)
    count("nextval zg_id")
    for (start,) in together(Call(_TAKE, [str(blocks).encode()]))[0]:
        taken.extend(range(start, start + ID_BLOCK))
    _ids.next, _ids.end = 0, 0
    if len(taken) > wanted and taken[-1] - taken[wanted] == len(taken) - wanted - 1:
        _ids.next, _ids.end = taken[wanted], taken[-1] + 1
    return taken[:wanted]


def take_id() -> int:
    """One new id."""
    return take_ids(1)[0]


def forget_ids() -> None:
    """Leave the rest of this thread's block unused."""
    _ids.database = None
