"""What a row of the file means: pure. The rules of the online-retail layout, in one place.

- `C…` invoices are returns with refund; `A…` invoices are bad-debt adjustments.
- Codes that are no products (postage, manual, discount, bank charges …) are fee or discount lines.
- A negative quantity without `C` is a stock adjustment; a zero price is a gift, or an adjustment where nothing was sold with it.
- A missing customer is the walk-in customer; codes that differ in case only are one SKU.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import Literal, NamedTuple

from zhanggui.edges.channels.online_retail.errors import (
    AmountRange,
    NegativePrice,
    NoName,
    NothingToWriteOff,
    ZeroQuantity,
)
from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.money import CENT, q2

#: Steps of a day, in the order in which they are worked: goods in before goods out (costing.md §1).
ADJUST_IN, ORDER, RETURN, ADJUST_OUT, WRITE_OFF = 1, 2, 3, 4, 5
WALK_IN = "WALK-IN"
#: Opening goods cost this share of the code's typical price; codes never priced cost a penny.
COST_SHARE = Decimal("0.5")
#: Largest amount of a row; the sums of a million such rows still fit their columns.
MOST = Decimal(999999999999)


class Charge(NamedTuple):
    """A code that is no product: what it is and which account takes it ('' = the shop's service income)."""

    kind: Literal["fee", "discount"]
    account: str
    name: str


CHARGES = {
    "POST": Charge("fee", "505102", "Postage"),
    "DOT": Charge("fee", "505102", "Dotcom postage"),
    "C2": Charge("fee", "505102", "Carriage"),
    "M": Charge("fee", "505102", "Manual"),
    "D": Charge("discount", "", "Discount"),
    "S": Charge("fee", "560110", "Samples"),
    "BANK CHARGES": Charge("fee", "560302", "Bank charges"),
    "AMAZONFEE": Charge("fee", "560101", "Amazon fee"),
    "CRUK": Charge("fee", "571106", "Charity commission"),
    "B": Charge("fee", "571101", "Bad debt adjustment"),
}
#: Gift vouchers: money received for goods to come.
VOUCHER = Charge("fee", "220303", "Gift voucher")


def charge_of(code: str) -> Charge | None:
    """The charge that an upper-case code stands for; None for a product."""
    if code.startswith("GIFT_0001_"):
        return VOUCHER
    return CHARGES.get(code)


def name_flaw(invoice: str, code: str, customer: str, country: str) -> DomainError | None:
    """Why one of these can't be a name in the system; None when all can."""
    if (invoice + code + customer + country).isprintable() and "~" not in invoice:
        return None
    named = {"invoice": invoice, "code": code, "customer": customer, "country": country}
    field, value = next((f, v) for f, v in named.items() if not v.isprintable() or (f == "invoice" and "~" in v))
    return NoName(field=field, value=value.encode("unicode_escape").decode()[:100])


def label_of(description: str) -> str:
    """A description on one line, without what can't be printed."""
    if description.isprintable():
        return description
    return " ".join("".join(c if c.isprintable() else " " for c in description).split())


def opening_cost(missing: Decimal, price: Decimal) -> Decimal:
    """Unit cost of opening goods: a share of what they sell for, at least a penny, and never beyond what a line can carry."""
    most = (MOST / missing).quantize(CENT, ROUND_DOWN)
    return max(min(q2(price * COST_SHARE), most), CENT)


def step_of(invoice: str, code: str, qty: Decimal, price: Decimal) -> int | DomainError:
    """What a row becomes, as far as the row alone tells; an error is why it can't become anything."""
    head = invoice[:1].upper()
    if not qty:
        return ZeroQuantity(field="qty")
    if abs(qty * price) > MOST:
        return AmountRange(field="price", amount=f"{qty * price:f}", most=f"{MOST:f}")
    if head == "A":
        return WRITE_OFF if q2(qty * price) else NothingToWriteOff(field="price")
    charge = charge_of(code) is not None
    if price < 0 and not charge:
        return NegativePrice(field="price", price=price)
    if head == "C" and qty < 0:
        return RETURN
    if qty < 0 and not charge:
        return ADJUST_OUT
    return ORDER
