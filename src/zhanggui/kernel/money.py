"""Money: Decimal only, two places, halves away from zero (costing.md §1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
MICRO = Decimal("0.000001")
ZERO = Decimal("0.00")
#: Wide enough for numeric(20,2) times numeric(20,4) without losing a digit.
EXACT = Context(prec=50, rounding=ROUND_HALF_UP)
#: Largest amount a document may carry; keeps every sum inside numeric(20,2).
MAX_AMOUNT = Decimal("999999999999999.99")
#: Currencies whose minor unit fits two decimals; others are refused at the company's set-up.
CURRENCIES = {
    "CNY": 2, "HKD": 2, "MOP": 2, "TWD": 2, "USD": 2, "EUR": 2, "GBP": 2, "JPY": 0, "KRW": 0, "SGD": 2, "AUD": 2,
    "CAD": 2, "CHF": 2, "THB": 2, "MYR": 2, "IDR": 2, "PHP": 2, "VND": 0, "INR": 2, "RUB": 2, "BRL": 2, "MXN": 2,
    "NZD": 2, "SEK": 2, "NOK": 2, "DKK": 2, "PLN": 2, "AED": 2, "SAR": 2, "ZAR": 2,
}  # fmt: skip


def q2(value: Decimal) -> Decimal:
    """Round to cents, halves away from zero."""
    return value.quantize(CENT, ROUND_HALF_UP, EXACT)


def q6(value: Decimal) -> Decimal:
    """Round a derived unit cost for display; never an input of another calculation (costing.md §1)."""
    return value.quantize(MICRO, ROUND_HALF_UP, EXACT)


def ratio(amount: Decimal, part: Decimal, whole: Decimal) -> Decimal:
    """q2(amount × part / whole) with the exact ratio, as costing.md §1 asks for issue amounts."""
    return q2(EXACT.divide(EXACT.multiply(amount, part), whole))


def split_gross(gross: Decimal, rate: Decimal) -> tuple[Decimal, Decimal]:
    """(net, tax) of a tax-inclusive amount: net = q2(gross / (1 + rate)), tax = gross − net (voucher_rules.md §0.3)."""
    if not rate:
        return gross, ZERO
    net = q2(EXACT.divide(gross, 1 + rate))
    return net, gross - net


def split_net(net: Decimal, rate: Decimal) -> tuple[Decimal, Decimal]:
    """(gross, tax) of a tax-exclusive amount: tax = q2(net × rate)."""
    tax = q2(EXACT.multiply(net, rate)) if rate else ZERO
    return net + tax, tax


def allocate(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Share `total` (2 places) over `weights` by largest remainder in cents (costing.md §6).

    The shares add up to the total exactly, each within one cent of its exact part; ties go to the lowest line; a negative
    total mirrors the positive one; all weights zero means equal shares. Raises ValueError for negative or no weights.
    """
    if not weights or any(weight < 0 for weight in weights):
        raise ValueError("allocate needs at least one weight and no negative weights")
    whole = sum(weights, Decimal(0))
    if not whole:
        weights, whole = [Decimal(1)] * len(weights), Decimal(len(weights))
    cents = abs(total) / CENT
    exact = [EXACT.divide(EXACT.multiply(cents, weight), whole) for weight in weights]
    floors = [share.to_integral_value(ROUND_DOWN) for share in exact]
    left = int(cents - sum(floors))
    by_fraction = sorted(range(len(weights)), key=lambda i: (floors[i] - exact[i], i))
    for i in by_fraction[:left]:
        floors[i] += 1
    sign = -1 if total < 0 else 1
    return [sign * floor * CENT for floor in floors]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency; arithmetic refuses to mix currencies."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in CURRENCIES:
            raise ValueError(f"unknown currency {self.currency!r}")
        object.__setattr__(self, "amount", q2(self.amount))

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def _same(self, other: Money) -> None:
        if other.currency != self.currency:
            raise ValueError(f"can't mix {self.currency} and {other.currency}")
