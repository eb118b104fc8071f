"""Writers of payments. A payment, its entry, its open item and its allocations appear together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.invoicing.payments.cash.commands import CashAccountRow, cash_accounts, require_in_use
from zhanggui.documents.invoicing.payments.errors import ForeignCashAccount
from zhanggui.documents.invoicing.payments.machine import PAYMENT
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.books import public as books

SQL = db.Folder(__file__)
#: 现金流量项目 of trade money: received for sales, paid for purchases (statement_lines.json).
CASH_FLOW = {"in": "1", "out": "3"}


class NewPayment(NamedTuple):
    """Money in or out, `amount` > 0. `account`: the partner account it settles. `settles`: (open item, amount > 0) to allocate at once;
    what is left stays open as an advance on the same account."""

    company_id: int
    direction: str
    cash_account_id: int
    account: str
    amount: Decimal
    date: date
    settles: Sequence[tuple[int, Decimal]] = ()
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    reference_id: int | None = None
    note: str = ""


class PostedPayment(NamedTuple):
    """A posted payment and its open item."""

    id: int
    number: str
    item_id: int


def _entry(payment_id: int, p: NewPayment, number: str, cash: CashAccountRow) -> books.Entry:
    """D money, C claim; the other way round when money leaves. The open item is signed on the account's own side."""
    money_side, other_side = ("D", "C") if p.direction == "in" else ("C", "D")
    lines = (
        books.Line(
            cash.account,
            money_side,
            p.amount,
            shop_id=p.shop_id,
            cash_account_id=cash.id,
            cash_flow=CASH_FLOW[p.direction],
        ),
        books.Line(
            p.account, other_side, p.amount, p.customer_id, p.supplier_id, p.shop_id, reference_id=p.reference_id
        ),
    )
    # Assets (1…) are debit accounts, debts (2…) credit accounts: money in lowers the one and raises the other.
    signed = p.amount if (p.account[0] == "1") == (other_side == "D") else -p.amount
    item = books.NewItem(
        p.account, signed, p.date, cash.currency, p.customer_id, p.supplier_id, p.shop_id, p.reference_id
    )
    origin = Origin(PAYMENT.document, payment_id)
    return books.Entry(
        p.company_id,
        posting_key(PAYMENT.document, payment_id),
        f"payment.{p.direction}",
        origin,
        p.date,
        number,
        lines,
        (item,),
    )


@db.in_transaction
def pay(new: Sequence[NewPayment], *, actor: Actor, now: datetime) -> list[PostedPayment]:
    """Record money in or out and allocate it; document, entry, open item and allocation in one transaction.

    Raises ForeignCashAccount, RetiredCashAccount, ClosedPeriod, Mismatch, OverAllocation.
    """
    if not new:
        return []
    state = lifecycle.birth(PAYMENT, "post", actor=actor, companies=[p.company_id for p in new])
    # Asked before anything is written: a question waits for what was written before it.
    settled = books.lock_items({item_id for p in new for item_id, _ in p.settles})
    cash = cash_accounts(sorted({p.cash_account_id for p in new}))
    for row, p in enumerate(new):
        if p.cash_account_id not in cash or cash[p.cash_account_id].company_id != p.company_id:
            raise ForeignCashAccount(field="cash_account_id", row=row, account=p.cash_account_id)
    require_in_use([p.cash_account_id for p in new])
    numbers: list[str] = [""] * len(new)
    for direction, series in (("in", "SK"), ("out", "FK")):
        at = [i for i, p in enumerate(new) if p.direction == direction]
        taken = numbering.take_each(series=series, slots=[(new[i].company_id, new[i].date) for i in at])
        for i, number in zip(at, taken, strict=True):
            numbers[i] = number
    ids = list(db.take_ids(len(new)))
    entries = [_entry(i, p, n, cash[p.cash_account_id]) for i, p, n in zip(ids, new, numbers, strict=True)]
    posted = books.post(entries, now=now)
    items = [p.items[0] for p in posted]
    SQL.insert.later(
        state=state, now=now, id=ids, company=[p.company_id for p in new], number=numbers, direction=[p.direction for p in new],
        cash_account=[p.cash_account_id for p in new], account=[p.account for p in new], customer=[p.customer_id for p in new],
        supplier=[p.supplier_id for p in new], shop=[p.shop_id for p in new], reference=[p.reference_id for p in new], date=[p.date for p in new],
        currency=[cash[p.cash_account_id].currency for p in new], amount=[p.amount for p in new], item=items, note=[p.note for p in new],
    )  # fmt: skip
    held = {**settled, **books.opened(entries, posted)}
    books.allocate(_matches(new, items, entries), user_id=actor.user_id, now=now, held=held)
    born = [
        lifecycle.Born(i, p.company_id, {"number": n, "amount": p.amount})
        for i, p, n in zip(ids, new, numbers, strict=True)
    ]
    lifecycle.born(PAYMENT, "post", born, actor=actor, now=now)
    return [PostedPayment(*row) for row in zip(ids, numbers, items, strict=True)]


def _matches(new: Sequence[NewPayment], items: Sequence[int], entries: Sequence[books.Entry]) -> list[books.Match]:
    matches = []
    for p, own, entry in zip(new, items, entries, strict=True):
        # On its account the payment's item stands opposite to what it settles: debit when money went out of a claim or into a debt's undoing.
        own_is_debit = (entry.items[0].amount > 0) == (p.account[0] == "1")
        for other, amount in p.settles:
            pair = (own, other) if own_is_debit else (other, own)
            matches.append(books.Match(*pair, amount, p.date))
    return matches
