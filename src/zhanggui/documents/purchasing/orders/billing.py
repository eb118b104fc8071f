"""Bills of suppliers for what was received: bill (the invoice came), converge (it comes with the goods). Both take batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import permissions
from zhanggui.documents.purchasing.differences import ADJUSTMENT, Difference, revalue
from zhanggui.documents.purchasing.orders import estimates, locks, queries
from zhanggui.documents.purchasing.orders.contracts import OrderLineRow
from zhanggui.documents.purchasing.orders.errors import NothingToBill
from zhanggui.documents.purchasing.orders.estimates import Estimate, Share
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.foundation.identity.public import ALL, SYSTEM, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.money import allocate, q2, q6, ratio, split_net
from zhanggui.kernel.posting import Origin
from zhanggui.kernel.quantity import q4
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

ZERO = Decimal(0)
#: What is owed to suppliers: invoiced, and received but not invoiced (voucher_rules.md P01, P02).
PAYABLE = "220201"
ESTIMATED = "220202"


class _Batch:
    """Bills under construction: what is billed of which received line, at which price, and what that differs from the estimate."""

    def __init__(self, order_ids: Sequence[int], prices: Mapping[int, Decimal]) -> None:
        self.rows = queries.read_lines(order_ids)
        self.billed = invoicing.billed_lines(order_ids, ORDER.document)
        self.received = queries.estimates_of(order_ids, self.billed)
        self.prices = prices
        # A SKU with a price on the invoice is billed at prices on all its lines of the order: its free goods stay free (P17).
        self.priced = {(r.order_id, r.sku_id) for r in self.rows if r.line_id in prices}
        self.heads: dict[int, OrderLineRow] = {}
        self.lines: dict[int, list[invoicing.NewBillLine]] = defaultdict(list)
        self.newest: dict[int, date] = {}
        #: (order, SKU) → (amount, quantity, receiving move) of what was billed at a price of the invoice.
        self.differences: dict[tuple[int, int], list[tuple[Decimal, Decimal, int]]] = defaultdict(list)
        self.errors: list[DomainError] = []

    def take(self, quantities: Mapping[int, Decimal] | None) -> None:
        """Bill everything open, or of each line named its quantity."""
        for r in self.rows:
            received: list[Estimate] = self.received.get(r.line_id, [])
            left = sum((e.open for e in received), ZERO)
            qty = left if quantities is None else quantities.get(r.line_id, ZERO)
            if qty > left:
                self.errors.append(NothingToBill(field="qty", order=r.number, left=f"{left:f}", qty=f"{qty:f}"))
            elif qty:
                self._bill(r, qty, estimates.take(received, qty))

    def _bill(self, r: OrderLineRow, qty: Decimal, shares: Sequence[Share]) -> None:
        self.heads.setdefault(r.order_id, r)
        estimated = sum((share.value for share in shares), ZERO)
        cost, tax = self._amounts(r, qty, estimated)
        lines = self.lines[r.order_id]
        for no, share in enumerate(shares, 1):
            line_tax = tax if no == len(shares) else ZERO
            lines.append(
                invoicing.NewBillLine(
                    r.sku_id, share.qty, share.value, line_tax, ESTIMATED, r.line_id, share.estimate.receipt_id
                )
            )
            self.newest[r.order_id] = max(self.newest.get(r.order_id, date.min), share.estimate.business_date)
        if cost != estimated:
            lines.append(invoicing.NewBillLine(r.sku_id, ZERO, cost - estimated, ZERO, ADJUSTMENT, r.line_id))
        if (r.order_id, r.sku_id) in self.priced:
            parts = allocate(cost - estimated, [share.qty for share in shares])
            self.differences[r.order_id, r.sku_id] += [
                (part, share.qty, share.estimate.move_id) for part, share in zip(parts, shares, strict=True)
            ]

    def _amounts(self, r: OrderLineRow, qty: Decimal, estimated: Decimal) -> tuple[Decimal, Decimal]:
        """What the goods cost and the tax to deduct. At the agreed price the cost is the estimate to the cent."""
        if (r.order_id, r.sku_id) in self.priced:
            net = q2(qty * self.prices.get(r.line_id, r.unit_price))
            tax = split_net(net, r.tax_rate)[1]
            return (net, tax) if r.deductible else (net + tax, ZERO)
        if not r.deductible:
            return estimated, ZERO
        before = self.billed[r.line_id].qty if r.line_id in self.billed else ZERO
        return estimated, ratio(r.tax, before + qty, r.qty) - ratio(r.tax, before, r.qty)

    def bills(self, days: Mapping[int, date]) -> list[invoicing.NewBill]:
        """One bill per order that has something to bill, in order of the orders."""
        suppliers = partners.suppliers(sorted({h.supplier_id for h in self.heads.values()}))
        bills = []
        for order_id, h in self.heads.items():
            day = days.get(order_id, self.newest[order_id])
            due = day + timedelta(days=suppliers[h.supplier_id].terms_days)
            bills.append(
                invoicing.NewBill(
                    h.company_id,
                    "payable",
                    PAYABLE,
                    Origin(ORDER.document, order_id),
                    day,
                    due,
                    self.lines[order_id],
                    None,
                    h.supplier_id,
                )
            )
        return bills


def _post(batch: _Batch, days: Mapping[int, date], *, actor: Actor, now: datetime) -> list[invoicing.PostedBill]:
    bills = batch.bills(days)
    posted = invoicing.post_bills(bills, actor=actor, now=now)
    ids = {bill.origin.id: (done.id, bill.date) for bill, done in zip(bills, posted, strict=True)}
    differences = []
    for (order_id, sku_id), parts in batch.differences.items():
        h, (bill_id, day) = batch.heads[order_id], ids[order_id]
        origin = Origin(ORDER.document, order_id)
        differences += [Difference(h.company_id, h.warehouse_id, origin, bill_id, day, sku_id, *part) for part in parts]
    revalue(differences, now=now)
    return posted


@db.in_transaction
def bill(
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    dates: Mapping[int, date] | None = None,
    quantities: Mapping[int, Decimal] | None = None,
    prices: Mapping[int, Decimal] | None = None,
) -> list[invoicing.PostedBill]:
    """Post the supplier's bill for what was received and not billed; one per order, in order of the orders' ids.

    `dates`: the bill's date per order (default: today). `quantities`: per order line, to bill less (lines not named: nothing).
    `prices`: what the invoice says per order line (unit price without tax, default: as ordered). The estimated payable is cleared
    at its own value; a difference goes to the goods still here and, for what has left, to 540102 (单到补差, P04).
    Raises DocumentUnknown, UnknownLine, NothingToBill, ClosedPeriod.
    """
    if not ids:
        return []
    actor.require(permissions.ORDER_BILL)
    locks.orders(ids, actor=actor)
    lifecycle.one_at_a_time(ids)
    batch = _Batch(ids, prices or {})
    queries.check_values(batch.rows, quantities, q4)
    queries.check_values(batch.rows, prices, q6)
    batch.take(quantities)
    if not batch.errors:
        numbers = {r.order_id: r.number for r in batch.rows}
        batch.errors += [
            NothingToBill(field="id", row=row, order=numbers[i], left="0", qty="0")
            for row, i in enumerate(ids)
            if i not in batch.heads
        ]
    raise_if(batch.errors)
    companies = organization.recent_companies({h.company_id for h in batch.heads.values()})
    today = {i: business_date(now, companies[h.company_id].timezone) for i, h in batch.heads.items()}
    # Who may bill an order may cause the bill; the scopes stay the caller's.
    return _post(batch, {**today, **(dates or {})}, actor=replace(actor, permissions=ALL), now=now)


@db.in_transaction
def converge(ids: Sequence[int], *, now: datetime) -> None:
    """Make what should exist from the facts: where invoices come with the goods (`receipts_billed`, P01), every received quantity is
    billed once, as ordered, on the day it came; elsewhere it stays estimated (P02). Safe to repeat."""
    lifecycle.one_at_a_time(ids)
    batch = _Batch(ids, {})
    billed_at_once = {
        c.id for c in organization.recent_companies({r.company_id for r in batch.rows}).values() if c.receipts_billed
    }
    batch.rows = [r for r in batch.rows if r.company_id in billed_at_once]
    batch.take(None)
    _post(batch, {}, actor=SYSTEM, now=now)
