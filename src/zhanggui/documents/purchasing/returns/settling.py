"""What a return to a supplier is worth: pure. Goods not billed yet come off the estimated payable of their receipt, the rest is
credited at what was billed (voucher_rules.md P11, "Return of a not yet invoiced receipt")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.invoicing.public import Billed
from zhanggui.documents.purchasing.orders.estimates import Estimate
from zhanggui.kernel.money import ratio

ZERO = Decimal(0)


class Left(NamedTuple):
    """A return line that has left; `value` is the cost it took along (the receipt's own, costing.md §5)."""

    line_id: int
    order_line_id: int
    receipt_line_id: int
    qty: Decimal
    value: Decimal


class Settlement(NamedTuple):
    """`estimated_*` came off the estimate; `net` and `tax` (≥ 0) are credited for the rest, whose cost was `credited_value`. `odd`: the
    cents that cumulative rounding left on the receipt's estimate when this closed it."""

    line_id: int
    estimated_qty: Decimal
    estimated_value: Decimal
    credited_qty: Decimal
    credited_value: Decimal
    net: Decimal
    tax: Decimal
    odd: Decimal


def settle(
    left: Sequence[Left],
    received: Mapping[int, Sequence[Estimate]],
    billed: Mapping[int, Billed],
    credited: Mapping[int, Billed],
) -> list[Settlement]:
    """Settle return lines in the order given; `received`, `billed` and `credited` are per order line, as they were before."""
    by_receipt = {e.receipt_line_id: e for found in received.values() for e in found}
    as_estimated = {
        line: sum((e.cleared(e.billed) for e in found), ZERO) == billed[line].net
        for line, found in received.items()
        if line in billed
    }
    so_far = dict(credited)
    settlements = []
    for x in left:
        e = by_receipt[x.receipt_line_id]
        qty = min(e.open, x.qty)
        value = x.value if qty == x.qty else ratio(x.value, qty, x.qty)
        after = e._replace(returned=e.returned + qty, returned_value=e.returned_value + value)
        odd = after.cleared(e.billed) - e.cleared(e.billed) if qty and e.billed else ZERO
        by_receipt[x.receipt_line_id] = after
        net = tax = ZERO
        if qty < x.qty:
            whole, before = billed[x.order_line_id], so_far.get(x.order_line_id, Billed(ZERO, ZERO, ZERO))
            now = before.qty + x.qty - qty
            # Billed as estimated, the credit is the cost to the cent; else the average of what the bills said. The last takes the rest.
            if as_estimated[x.order_line_id] and now < whole.qty:
                net = x.value - value
            else:
                net = ratio(whole.net, now, whole.qty) - before.net
            tax = ratio(whole.tax, now, whole.qty) - before.tax
            so_far[x.order_line_id] = Billed(now, before.net + net, before.tax + tax)
        settlements.append(Settlement(x.line_id, qty, value, x.qty - qty, x.value - value, net, tax, odd))
    return settlements
