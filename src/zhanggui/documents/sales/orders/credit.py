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
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization
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


@dataclass(frozen=True, slots=True)
class CreditWarning:
    """An order that was confirmed beyond its customer's limit: what was used before it, and what it adds."""

    order_id: int
    order_number: str
    customer_id: int
    customer_code: str
    limit: Decimal
    used: Decimal
    amount: Decimal

    @property
    def over(self) -> Decimal:
        """By how much the limit is exceeded."""
        return self.used + self.amount - self.limit

    def message(self, lang: str) -> str:
        """The warning as a sentence, the same that refuses where the company refuses."""
        error = CreditExceeded(
            order=self.order_number, customer=self.customer_code, limit=self.limit, used=self.used, amount=self.amount
        )
        return error.message(lang)


class Confirmed(list[stock.Promise]):
    """What was promised, line by line; `warnings`: orders that exceed a credit limit."""

    def __init__(self) -> None:
        super().__init__()
        self.warnings: list[CreditWarning] = []


def exposures(order_ids: Sequence[int]) -> list[Exposure]:
    """What the customers of orders stand at, those with a limit only. One statement."""
    return [Exposure(*row) for row in SQL.exposures.rows(order=order_ids)]


def check(
    documents: Sequence[lifecycle.Document], rows: Sequence[OrderLineRow], *, actor: Actor
) -> list[CreditWarning]:
    """Refuse drafts that would take their customers beyond the limit, in the order given, where the company says `block`. Whoever holds
    `sales.credit.override` confirms them all the same, as does everybody where the company says `warn`; the answer tells which and why.

    The customers are locked, so that two confirmations can't both use what is left. Nothing is read for customers without a limit, and
    nothing of companies that say `off`.
    """
    limited = [r for r in rows if r.credit_limit is not None]
    if not limited:
        return []
    control = {i: c.credit_control for i, c in organization.recent_companies({r.company_id for r in limited}).items()}
    buyers = {r.order_id: r.customer_id for r in limited if control[r.company_id] != "off"}
    if not buyers:
        return []
    partners.lock_credit(set(buyers.values()))
    totals: dict[int, Decimal] = defaultdict(Decimal)
    for r in rows:
        totals[r.order_id] += r.net + r.tax
    stand = {e.customer_id: e for e in exposures([d.id for d in documents])}
    used = {e.customer_id: e.owed + e.ordered for e in stand.values()}
    may_exceed = actor.may(CREDIT_OVERRIDE)
    errors, warnings = [], []
    for row, d in enumerate(documents):
        customer = stand.get(buyers.get(d.id, 0))
        if customer is None:
            continue
        before, amount = used[customer.customer_id], totals[d.id]
        beyond = before + amount > customer.limit
        if beyond and not may_exceed and control[d.company_id] == "block":
            errors.append(
                CreditExceeded(field="customer_id", row=row, order=d.number, customer=customer.customer_code, limit=customer.limit, used=before, amount=amount)
            )  # fmt: skip
            continue
        if beyond:
            warnings.append(
                CreditWarning(d.id, d.number, customer.customer_id, customer.customer_code, customer.limit, before, amount)
            )  # fmt: skip
        used[customer.customer_id] = before + amount
    raise_if(errors)
    return warnings
