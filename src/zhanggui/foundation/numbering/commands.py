"""Taking numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from zhanggui.foundation.numbering.series import Format
from zhanggui.foundation.numbering.series import series as series_of
from zhanggui.kernel import db

SQL = db.Folder(__file__)
Slot = tuple[int, date]


def _blocks(
    run: Callable[..., list[tuple[Any, ...]]], wanted: Mapping[Slot, int], code: str, default: Format, *, gapless: bool
) -> dict[Slot, tuple[Format, int]]:
    """For the slots of one kind: the format and the first counter of the block."""
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
    second one only where some companies want the series gapless and others don't.

    Numbers of a gapless series belong to the caller's transaction: take them late, after the other locks (docs/locking.md);
    a rolled-back transaction gives them back. All others are taken beside it, so that nobody waits for another's document;
    a rolled-back transaction leaves a gap. Raises `SeriesUnknown`.
    """
    if not slots:
        return []
    default = series_of(series).format
    wanted: Mapping[Slot, int] = Counter(slots)
    inside = (SQL.take.rows, True)
    beside = (SQL.take.rows_aside, False)
    # The kind that the series has by default goes first, because it usually serves every slot.
    (first, first_gapless), (second, second_gapless) = (inside, beside) if default.gapless else (beside, inside)
    blocks = _blocks(first, wanted, series, default, gapless=first_gapless)
    rest = {slot: n for slot, n in wanted.items() if slot not in blocks}
    if rest:
        blocks |= _blocks(second, rest, series, default, gapless=second_gapless)
    counters = {slot: count(start) for slot, (_, start) in blocks.items()}
    return [blocks[slot][0].number(slot[1], next(counters[slot])) for slot in slots]


def take(company_id: int, series: str, on: date, n: int) -> list[str]:
    """`n` consecutive numbers of a series for one company and business date. See `take_each`."""
    return take_each(series=series, slots=[(company_id, on)] * n)
