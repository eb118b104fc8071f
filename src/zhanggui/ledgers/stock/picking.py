"""Which lots leave first, and why: pure, so that a preview and the posting choose alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)


class LotStock(NamedTuple):
    """What lies of a lot at one place; `age` orders lots that expire on the same day, older first."""

    lot: str
    expires_on: date | None
    age: int
    qty: Decimal


@dataclass(frozen=True, slots=True)
class Pick:
    """A quantity of a lot, with the reason in both languages; 0 for a lot that was passed over."""

    lot: str
    expires_on: date | None
    qty: Decimal
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, in order, and how much no lot could give."""

    picks: tuple[Pick, ...]
    missing: Decimal

    @property
    def taken(self) -> tuple[Pick, ...]:
        """The lots that give something."""
        return tuple(pick for pick in self.picks if pick.qty)


def _taken(lot: LotStock, qty: Decimal) -> Pick:
    if lot.expires_on is None:
        zh, en = f"无效期，先入先出:取 {qty:f} / {lot.qty:f}", f"no expiry, first in first out: {qty:f} of {lot.qty:f}"
    else:
        zh = f"{lot.expires_on} 到期，最先到期先出:取 {qty:f} / {lot.qty:f}"
        en = f"expires {lot.expires_on}, first expired first out: {qty:f} of {lot.qty:f}"
    return Pick(lot.lot, lot.expires_on, qty, zh, en)


def choose(qty: Decimal, lots: Iterable[LotStock], *, unexpired_on: date | None) -> Choice:
    """First expired, first out (先到期先出): lots without expiry come last, oldest first.

    `unexpired_on`: the day of a sale; what expired before it is passed over. None: anything may leave (scrap, back to the supplier).
    """
    picks: list[Pick] = []
    for lot in sorted(lots, key=lambda each: (each.expires_on or date.max, each.age)):
        if lot.qty <= 0:
            continue
        if unexpired_on is not None and expired(lot.expires_on, unexpired_on):
            picks.append(
                Pick(lot.lot, lot.expires_on, ZERO, f"{lot.expires_on} 已过期，不可销售", f"expired {lot.expires_on}")
            )
        elif qty > 0:
            taken = min(qty, lot.qty)
            picks.append(_taken(lot, taken))
            qty -= taken
    return Choice(tuple(picks), max(qty, ZERO))


def expired(expires_on: date | None, day: date) -> bool:
    """The last good day is the day of expiry itself."""
    return expires_on is not None and expires_on < day
