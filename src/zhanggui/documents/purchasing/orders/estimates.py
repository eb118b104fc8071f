"""What of the received goods is not billed yet, and at which value it stands as an estimated payable (暂估, 220202): pure.

Every received line raised the estimated payable of its receipt by its value. Bills clear it oldest receipt first; a return to the
supplier of goods not yet billed takes its share off. Both are computed from quantities with cumulative rounding, so that the last
one takes the odd cent and the receipt's estimate ends at exactly zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.money import ratio

ZERO = Decimal(0)


class Estimate(NamedTuple):
    """A received line: `qty` and `value` as the goods came in, `returned` what went back before it was billed, `billed` what is billed."""

    order_id: int
    line_id: int
    receipt_id: int
    receipt_line_id: int
    move_id: int
    business_date: date
    qty: Decimal
    value: Decimal
    returned: Decimal = ZERO
    returned_value: Decimal = ZERO
    billed: Decimal = ZERO

    @property
    def open(self) -> Decimal:
        """What is neither billed nor returned unbilled."""
        return self.qty - self.returned - self.billed

    def cleared(self, billed: Decimal) -> Decimal:
        """The value that billing `billed` of this line clears in all."""
        if billed + self.returned == self.qty:
            return self.value - self.returned_value
        return ratio(self.value, billed, self.qty)

    def clearing(self, qty: Decimal) -> Decimal:
        """The value that billing `qty` more clears."""
        return self.cleared(self.billed + qty) - self.cleared(self.billed)


class Share(NamedTuple):
    """A part of a received line and its value in the estimate."""

    estimate: Estimate
    qty: Decimal
    value: Decimal


def fill(received: Sequence[Estimate], billed: Decimal) -> list[Estimate]:
    """The received lines of one order line, oldest first, with what is billed of each."""
    filled, left = [], billed
    for estimate in received:
        taken = min(estimate.qty - estimate.returned, left)
        filled.append(estimate._replace(billed=taken))
        left -= taken
    return filled


def take(received: Sequence[Estimate], qty: Decimal) -> list[Share]:
    """`qty` of what is open of one order line, oldest receipt first; less where less is open."""
    shares, left = [], qty
    for estimate in received:
        taken = min(estimate.open, left)
        if taken > 0:
            shares.append(Share(estimate, taken, estimate.clearing(taken)))
            left -= taken
    return shares
