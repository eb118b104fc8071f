"""What the lines of a draft become by their tallies: pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.warehouse.tallies.contracts import DraftLine
from zhanggui.kernel.money import allocate, ratio

ZERO = Decimal(0)


class Counted(NamedTuple):
    """A tally as it is kept."""

    qty: Decimal
    lot: str
    serial: str


class Part(NamedTuple):
    """What a part of a line becomes: its share of the quantity and of the value."""

    qty: Decimal
    value: Decimal | None
    lot: str
    serial: str


def parts_of(line: DraftLine, tallies: Sequence[Counted]) -> list[Part]:
    """The parts of a line, one per tally; none when nothing was found. The value is that of what was counted, shared to the cent."""
    found = [tally for tally in tallies if tally.qty]
    counted = sum((tally.qty for tally in found), ZERO)
    if not counted:
        return []
    if line.value is None:
        return [Part(tally.qty, None, tally.lot, tally.serial) for tally in found]
    values = allocate(ratio(line.value, counted, line.qty), [tally.qty for tally in found])
    return [Part(t.qty, value, t.lot, t.serial) for t, value in zip(found, values, strict=True)]
