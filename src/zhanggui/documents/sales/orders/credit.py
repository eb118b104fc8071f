"""Credit limits: what a customer owes and has on order, against what he may (信用额度)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhanggui.documents.sales.orders.contracts import OrderLineRow
from zhanggui.documents.sales.orders.errors import CreditExceeded
from zhanggui.documents.sales.permissions import CREDIT_OVERRIDE
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.errors import raise_if
from zhanggui.masters.partners import public as partners

SQL = db.Folder(__file__)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a customer with a limit stands at: open receivables less prepayments, and what is ordered and not billed yet."""

    customer_id: int
    customer_code: str
    limit: Decimal
    owed: Decimal
    ordered: Decimal

    @property
    def over(self) -> Decimal:
        """By how much the limit is exceeded; 0 if it is not."""
        return max(self.owed + self.ordered - self.limit, ZERO)


def exposures(order_ids: Sequence[int]) -> list[Exposure]:
    """What the customers of orders stand at, those with a limit only. One statement."""
    return [Exposure(*row) for row in SQL.exposures.rows(order=order_ids)]


def check(documents: Sequence[lifecycle.Document], rows: Sequence[OrderLineRow], *, actor: Actor) -> None:
    """Refuse drafts that would take their customers beyond the limit, in the order given. Whoever holds `sales.credit.override` may
    confirm them all the same; the answer tells by how much.

    The customers are locked, so that two confirmations can't both use what is left. Nothing is read for customers without a limit.
    """
    limited = {r.customer_id for r in rows if r.credit_limit is not None}
    if not limited:
        return
    partners.lock_credit(limited)
    if actor.may(CREDIT_OVERRIDE):
        return
    totals: dict[int, Decimal] = defaultdict(Decimal)
    buyers: dict[int, int] = {}
    for r in rows:
        totals[r.order_id] += r.net + r.tax
        buyers[r.order_id] = r.customer_id
    stand = {e.customer_id: e for e in exposures([d.id for d in documents])}
    used = {e.customer_id: e.owed + e.ordered for e in stand.values()}
    errors = []
    for row, d in enumerate(documents):
        customer = stand.get(buyers.get(d.id, 0))
        if customer is None:
            continue
        before = used[customer.customer_id]
        if before + totals[d.id] > customer.limit:
            errors.append(
                CreditExceeded(field="customer_id", row=row, order=d.number, customer=customer.customer_code,
                               limit=customer.limit, used=before, amount=totals[d.id])
            )  # fmt: skip
        else:
            used[customer.customer_id] = before + totals[d.id]
    raise_if(errors)
