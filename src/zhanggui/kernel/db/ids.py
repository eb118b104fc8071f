"""Ids, taken from one sequence in blocks before the insert (ADR 0005)."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence

from zhanggui.kernel.db.counting import count
from zhanggui.kernel.db.session import at_work, database
from zhanggui.kernel.db.statements import beside, together
from zhanggui.kernel.db.wire import Call

#: Ids a process takes from the sequence at once; must equal the INCREMENT of `zg_id` (migration kernel 0001).
ID_BLOCK = 1024
#: Whoever comes back within this many seconds takes twice as many blocks as before, up to BLOCKS_MAX.
SOON_SECONDS = 1
BLOCKS_MAX = 64
_TAKE = b"SELECT nextval('zg_id') FROM generate_series(1, $1::int)"


class _Ids(threading.local):
    database: tuple[str, str, str] | None = None

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Leave the rest unused."""
        #: Blocks in hand, the first of them may be begun: (next, end).
        self.blocks: deque[tuple[int, int]] = deque()
        self.left = 0
        self.last = 0
        self.asked_at = 0


_ids = _Ids()


def take_ids(wanted: int) -> Sequence[int]:
    """`wanted` new ids, unique over all tables, rising in this thread. Costs a statement once per 1,024 ids at most."""
    name = database()
    if _ids.database != name:
        _ids.database = name
        _ids.forget()
    if _ids.left < wanted:
        _fetch(wanted - _ids.left)
    _ids.left -= wanted
    blocks = _ids.blocks
    start, end = blocks[0] if blocks else (0, 0)
    if end - start > wanted:
        blocks[0] = (start + wanted, end)
        return range(start, start + wanted)
    taken: list[int] = []
    while len(taken) < wanted:
        start, end = blocks.popleft()
        stop = min(end, start + wanted - len(taken))
        taken.extend(range(start, stop))
        if stop < end:
            blocks.appendleft((stop, end))
    return taken


def _fetch(missing: int) -> None:
    """Take blocks from the sequence, at least enough for what is missing. A sequence knows no transactions: in the middle of a big batch it is
    asked beside the caller's, where the answer does not wait until the server has written what was given to it before."""
    now = time.monotonic_ns()
    soon = now - _ids.asked_at < SOON_SECONDS * 1_000_000_000
    blocks = max(-(-missing // ID_BLOCK), min(2 * _ids.last, BLOCKS_MAX) if soon else 0)
    count("nextval zg_id")
    take = Call(_TAKE, [b"%d" % blocks])
    for (start,) in beside(take) if at_work() else together(take)[0]:
        _ids.blocks.append((start, start + ID_BLOCK))
        _ids.left += ID_BLOCK
    _ids.last, _ids.asked_at = blocks, now


def take_id() -> int:
    """One new id."""
    return take_ids(1)[0]


def forget_ids() -> None:
    """Leave the rest of this thread's blocks unused."""
    _ids.database = None
