"""Money that comes in for a debt written off before: other income, not a receivable (小企业会计准则 art. 10; golden case S26)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from zhanggui.documents.invoicing.errors import NothingToRecover, NotRecoverable, RecoveredAlready
from zhanggui.documents.invoicing.payments.cash.commands import cash_accounts, require_in_use
from zhanggui.documents.invoicing.payments.errors import ForeignCashAccount
from zhanggui.documents.invoicing.writeoffs.machine import WRITEOFF
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.books import public as books

SQL = db.Folder(__file__)
RECOVERED = "530108"
#: 现金流量项目 2: other money from operating activities.
CASH_FLOW = "2"


class NewRecovery(NamedTuple):
    """`amount` > 0 of a write-off that came in to a cash account."""

    writeoff_id: int
    cash_account_id: int
    amount: Decimal
    date: date


def _entry(r: NewRecovery, row: tuple[Any, ...], account: str) -> books.Entry:
    _, company_id, number, customer, shop, _, _, version, _ = row
    lines = (
        books.Line(account, "D", r.amount, shop_id=shop, cash_account_id=r.cash_account_id, cash_flow=CASH_FLOW),
        books.Line(RECOVERED, "C", r.amount, customer_id=customer),
    )
    # Each recovery raises the document's version, which is locked: the version makes the key.
    key = posting_key(WRITEOFF.document, r.writeoff_id, "recovered", version)
    return books.Entry(
        company_id, key, "writeoff.recovered", Origin(WRITEOFF.document, r.writeoff_id), r.date, number, lines
    )


@db.in_transaction
def recover(new: Sequence[NewRecovery], *, actor: Actor, now: datetime) -> None:
    """Record money for written-off debts, each write-off once per call. Raises DocumentUnknown, WrongState, NothingToRecover, NotRecoverable,
    ForeignCashAccount, RetiredCashAccount, ClosedPeriod."""
    if not new:
        return
    cash = cash_accounts(sorted({r.cash_account_id for r in new}))
    require_in_use([r.cash_account_id for r in new])

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        found = {row[0]: row for row in SQL.recoverable.rows(id=[r.writeoff_id for r in new])}
        errors: list[DomainError] = []
        for number, r in enumerate(new):
            row = found[r.writeoff_id]
            if r.cash_account_id not in cash or cash[r.cash_account_id].company_id != row[1]:
                errors.append(ForeignCashAccount(field="cash_account_id", row=number, account=r.cash_account_id))
            elif row[8] is not None:
                errors.append(NotRecoverable(field="writeoff_id", row=number, number=row[2]))
            elif not 0 < r.amount <= row[5] - row[6]:
                errors.append(
                    NothingToRecover(field="amount", row=number, number=row[2], left=row[5] - row[6], amount=r.amount)
                )
        raise_if(errors)
        books.post([_entry(r, found[r.writeoff_id], cash[r.cash_account_id].account) for r in new], now=now)
        SQL.recover.run(id=[r.writeoff_id for r in new], amount=[r.amount for r in new])

    lifecycle.transition(WRITEOFF, [r.writeoff_id for r in new], "recover", actor=actor, now=now, effect=effect)


def require_unrecovered(ids: Sequence[int]) -> None:
    """A write-off of which money came in stays. Raises RecoveredAlready."""
    raise_if(
        [
            RecoveredAlready(field="id", number=row[2], amount=row[6])
            for row in SQL.recoverable.rows(id=list(ids))
            if row[6]
        ]
    )
