"""What the customer gets for a return: the credit bill (converge) and the money (refund). Both take batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from zhanggui.documents.aftersales.returns import queries
from zhanggui.documents.aftersales.returns.contracts import ReturnLineRow
from zhanggui.documents.aftersales.returns.errors import NothingToRefund
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, SYSTEM, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.money import q2, ratio
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization

ZERO = Decimal(0)
#: The document type under which invoicing leaves open items.
BILL = "invoicing.bill"


@db.in_transaction
def converge(ids: Sequence[int], *, now: datetime, deeds: Mapping[int, sales.Deed] | None = None) -> None:
    """Make what should exist from the facts: every quantity that came back of what was sold is credited once, fees and discounts with the first of
    it; a return without goods as soon as it is received. Safe to repeat."""
    if not ids:
        return
    lifecycle.one_at_a_time(ids)
    rows = queries.read_lines(ids)
    came: dict[int, Decimal] = defaultdict(Decimal)
    days: dict[int, date] = {return_id: deed.business_date for return_id, deed in (deeds or {}).items()}
    arrived: set[int] = set()
    for moved in warehouse.received_lines(ids, RETURN.document):
        if moved.kind == "sent_return":
            # Nobody owed anything for it yet.
            continue
        came[moved.origin_line] += moved.qty
        arrived.add(moved.origin_id)
        days[moved.origin_id] = moved.business_date
    goods = {r.return_id for r in rows if r.stocked}
    credited = invoicing.billed_lines(ids, RETURN.document)
    shops = organization.shops(sorted({r.shop_id for r in rows}))
    bills: dict[int, invoicing.NewBill] = {}
    for r in rows:
        if r.return_id not in arrived and (r.return_id in goods or r.state != "received"):
            continue
        line = _credit_line(r, came[r.line_id] if r.stocked else r.qty, credited.get(r.line_id))
        if line is None:
            continue
        if r.return_id not in bills:
            bills[r.return_id] = _bill(r, shops[r.shop_id], days.get(r.return_id, r.business_date))
        bills[r.return_id].lines.append(line)  # type: ignore[attr-defined]
    invoicing.post_bills(list(bills.values()), actor=SYSTEM, now=now)


def _bill(r: ReturnLineRow, shop: organization.ShopRow, day: date) -> invoicing.NewBill:
    """An empty credit bill; a platform's receivable refers to the order, or to the return where no order is known."""
    reference = (r.order_id or r.return_id) if shop.kind == "online" else None
    return invoicing.NewBill(
        r.company_id, "receivable", sales.RECEIVABLE[shop.kind], Origin(RETURN.document, r.return_id), day, day, [], r.customer_id, None,
        r.shop_id, reference,
    )  # fmt: skip


def _credit_line(r: ReturnLineRow, due: Decimal, before: invoicing.Billed | None) -> invoicing.NewBillLine | None:
    """The share of what is due that was not credited; cumulative, so that the last part takes the odd cent."""
    done = before or invoicing.Billed(ZERO, ZERO, ZERO)
    if due == -done.qty:
        return None
    net, tax = (-ratio(r.net, due, r.qty), -ratio(r.tax, due, r.qty))
    return invoicing.NewBillLine(r.sku_id, -due - done.qty, net - done.net, tax - done.tax, r.account, r.line_id)


def on_received(event: warehouse.ReceiptsReceived) -> None:
    """Goods came back for some of our returns: converge them."""
    ours = [origin_id for origin_type, origin_id in event.origins if origin_type == RETURN.document]
    if ours:
        converge(ours, now=event.at)


@db.in_transaction
def refund(
    ids: Sequence[int],
    *,
    cash_account_id: int,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    dates: Mapping[int, date] | None = None,
    amounts: Mapping[int, Decimal] | None = None,
) -> list[invoicing.PostedPayment]:
    """Pay customers back: one payment per return, allocated to its credit bills, in order of the returns' ids.

    `dates`: per return (default: today). `amounts`: per return, to pay less than all that is open. Raises WrongState,
    Stale, NothingToRefund, ForeignCashAccount, ClosedPeriod.
    """
    if not ids:
        return []
    documents = sorted(lifecycle.lock(RETURN, ids, "refund", actor=actor, versions=versions))
    companies = organization.recent_companies({d.company_id for d in documents})
    bills: dict[int, list[invoicing.BillRow]] = defaultdict(list)
    for credit in invoicing.bills_of_origins(ids, RETURN.document):
        bills[credit.origin_id].append(credit)
    actor.require_shops(c.shop_id for found in bills.values() for c in found if c.shop_id is not None)
    items = books.items_of_documents([c.id for found in bills.values() for c in found], BILL)
    payments = []
    errors: list[DomainError] = []
    for document in documents:
        found = bills[document.id]
        owed = [(i.id, i.allocated - i.amount) for c in found for i in items.get(c.id, []) if i.allocated > i.amount]
        left = sum((open_amount for _, open_amount in owed), ZERO)
        amount = left if amounts is None else amounts.get(document.id, left)
        if not 0 < amount <= left or amount != q2(amount):
            row = list(ids).index(document.id)
            errors.append(NothingToRefund(field="id", row=row, number=document.number, left=left, amount=amount))
            continue
        day = (dates or {}).get(document.id, business_date(now, companies[document.company_id].timezone))
        payments.append(
            invoicing.NewPayment(document.company_id, "out", cash_account_id, found[0].account, amount, day, _settles(owed, amount),
                                 found[0].customer_id, None, found[0].shop_id, found[0].reference_id, document.number)
        )  # fmt: skip
    raise_if(errors)
    # Who may refund a return may cause the payment; the scopes stay the caller's.
    return invoicing.pay(payments, actor=replace(actor, permissions=ALL), now=now)


def _settles(owed: Sequence[tuple[int, Decimal]], amount: Decimal) -> list[tuple[int, Decimal]]:
    """`amount` over the open credits, oldest first."""
    settles = []
    for item_id, open_amount in owed:
        part = min(open_amount, amount)
        if part > 0:
            settles.append((item_id, part))
            amount -= part
    return settles
