"""What a row of the file means: pure. The rules of the online-retail layout, in one place.

- `C…` invoices are returns with refund; `A…` invoices are bad-debt adjustments.
- Codes that are no products (postage, manual, discount, bank charges …) are fee or discount lines.
- A negative quantity without `C` is a stock adjustment; a zero price is a gift, or an adjustment where nothing was sold with it.
- A missing customer is the walk-in customer; codes that differ in case only are one SKU.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from zhanggui.edges.channels.online_retail.errors import NegativePrice, NothingToWriteOff, ZeroQuantity
from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.money import q2

#: Steps of a day, in the order in which they are worked: goods in before goods out (costing.md §1).
ADJUST_IN, ORDER, RETURN, ADJUST_OUT, WRITE_OFF = 1, 2, 3, 4, 5
WALK_IN = "WALK-IN"


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


def step_of(invoice: str, code: str, qty: Decimal, price: Decimal) -> int | DomainError:
    """What a row becomes, as far as the row alone tells; an error is why it can't become anything."""
    head = invoice[:1].upper()
    if not qty:
        return ZeroQuantity(field="qty")
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
