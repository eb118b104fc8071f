"""Taking numbers and changing the rules that form them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import count

from zhanggui.foundation.numbering.series import Format
from zhanggui.foundation.numbering.series import series as series_of
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def take_each(*, series: str, slots: Sequence[tuple[int, date]]) -> list[str]:
    """A number for every slot `(company_id, business date)`, in the order of the slots; one statement for any mixture.

    Numbers of a gapless series belong to the caller's transaction: take them late, after the other locks (docs/locking.md); a
    rolled-back transaction gives them back. All others are taken beside it, so that nobody waits for another's document; a
    rolled-back transaction leaves a gap. Raises `SeriesUnknown`.
    """
    if not slots:
        return []
    default = series_of(series).format
    wanted = sorted(Counter(slots).items())
    # A gap does no harm but in series that the law wants gapless; there the counter waits for the caller's transaction.
    run = SQL.take.rows if default.gapless else SQL.take.rows_aside
    rows = run(
        series=series,
        prefix=default.prefix,
        pattern=default.pattern,
        width=default.width,
        reset=default.reset,
        companies=[company_id for (company_id, _), _ in wanted],
        days=[day for (_, day), _ in wanted],
        counts=[n for _, n in wanted],
    )
    formats = {
        (company_id, day): (Format(prefix, pattern, width), count(int(first)))
        for company_id, day, prefix, pattern, width, first in rows
    }
    return [formats[slot][0].number(slot[1], next(formats[slot][1])) for slot in slots]


def take(company_id: int, series: str, on: date, n: int) -> list[str]:
    """`n` consecutive numbers of a series for one company and business date. See `take_each`."""
    return take_each(series=series, slots=[(company_id, on)] * n)
