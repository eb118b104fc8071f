"""Taking numbers."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from zhanggui.foundation.numbering.series import Format
from zhanggui.foundation.numbering.series import series as series_of
from zhanggui.kernel import db

SQL = db.Folder(__file__)
Slot = tuple[int, date]
#: A thread that takes numbers in quick succession takes some ahead: at most this many, used within this time or never.
AHEAD_MAX = 32
KEEP_SECONDS = 1.0
#: Slots a thread remembers.
SLOTS_MAX = 256


@dataclass(slots=True)
class _Ahead:
    """Numbers that this thread has taken and not given out."""

    form: Format
    next: int
    end: int
    size: int
    at: float  # lint-skip: no-floats: seconds on the monotonic clock


_ahead: dict[tuple[str, Slot], _Ahead] = db.cache()


def _blocks(wanted: Mapping[Slot, int], code: str, default: Format, *, gapless: bool) -> dict[Slot, tuple[Format, int]]:
    """For the slots whose series is (or is not) gapless in their company: the format and the first counter of the block.

    The gapless ones are taken inside the caller's transaction, the others beside it.
    """
    run = SQL.take.rows if gapless else SQL.take.rows_aside
    order = sorted(wanted)
    rows = run(
        series=code,
        prefix=default.prefix,
        pattern=default.pattern,
        width=default.width,
        reset=default.reset,
        default_gapless=default.gapless,
        gapless=gapless,
        companies=[company_id for company_id, _ in order],
        days=[day for _, day in order],
        counts=[wanted[slot] for slot in order],
    )
    return {
        (company_id, day): (Format(prefix, pattern, width), int(first))
        for company_id, day, prefix, pattern, width, first in rows
    }


def take_each(*, series: str, slots: Sequence[Slot]) -> list[str]:
    """A number for every slot `(company_id, business date)`, in the order of the slots; one statement for any mixture, a
    second one only where some companies want the series gapless and others don't, none where numbers were taken ahead.

    Numbers of a gapless series belong to the caller's transaction: take them late, after the other locks (docs/locking.md);
    a rolled-back transaction gives them back. All others are taken beside it, so that nobody waits for another's document;
    a rolled-back transaction leaves a gap, and so does the end of a rush (ADR 0006). Raises `SeriesUnknown`.
    """
    if not slots:
        return []
    wanted: Mapping[Slot, int] = Counter(slots)
    if len(wanted) == 1:
        return _take_same(series, *next(iter(wanted.items())))
    default = series_of(series).format
    # The kind that the series has by default goes first, because it usually serves every slot.
    blocks = _blocks(wanted, series, default, gapless=default.gapless)
    rest = {slot: n for slot, n in wanted.items() if slot not in blocks}
    if rest:
        blocks |= _blocks(rest, series, default, gapless=not default.gapless)
    counters = {slot: count(start) for slot, (_, start) in blocks.items()}
    return [blocks[slot][0].number(slot[1], next(counters[slot])) for slot in slots]


def _take_same(series: str, slot: Slot, n: int) -> list[str]:
    """`n` numbers of one slot; in a rush some more are taken ahead, because the counter, not the number, is what costs."""
    default = series_of(series).format
    if default.gapless:
        wanted = {slot: n}
        counted = _blocks(wanted, series, default, gapless=True) or _blocks(wanted, series, default, gapless=False)
        form, first = counted[slot]
        return _numbers(form, slot, first, n)
    now, key = time.monotonic(), (series, slot)
    ahead = _ahead.get(key)
    if ahead is not None and ahead.end - ahead.next >= n and now - ahead.at < KEEP_SECONDS:
        first, ahead.next = ahead.next, ahead.next + n
        return _numbers(ahead.form, slot, first, n)
    rush = ahead is not None and n <= AHEAD_MAX and now - ahead.at < KEEP_SECONDS
    size = min(AHEAD_MAX, 2 * ahead.size or 1) if ahead is not None and rush else 0
    served = _blocks({slot: n + size}, series, default, gapless=False)
    if not served:
        form, first = _blocks({slot: n}, series, default, gapless=True)[slot]
        return _numbers(form, slot, first, n)
    form, first = served[slot]
    if len(_ahead) > SLOTS_MAX:
        _ahead.clear()
    _ahead[key] = _Ahead(form, first + n, first + n + size, size, now)
    return _numbers(form, slot, first, n)


def _numbers(form: Format, slot: Slot, first: int, n: int) -> list[str]:
    return [form.number(slot[1], first + i) for i in range(n)]


def take(company_id: int, series: str, on: date, n: int) -> list[str]:
    """`n` consecutive numbers of a series for one company and business date. See `take_each`."""
    return take_each(series=series, slots=[(company_id, on)] * n)
