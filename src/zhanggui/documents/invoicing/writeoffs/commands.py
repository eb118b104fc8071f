"""Writers of write-offs: a receivable goes to 571101 directly, as 小企业 does it (golden case S26); a payable that can't be paid is other
income, 530104 (P15)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.invoicing.writeoffs.machine import WRITEOFF
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
BAD_DEBT = "571101"
NOT_PAYABLE = "530104"
numbering.register([numbering.Series("HZ", "往来款核销单", "Write-off", numbering.Format("HZ"))])


class NewWriteoff(NamedTuple):
    """`amount` ≠ 0: positive lowers the receivable on `account`, or with a supplier the payable. `settles`: the open items written off."""

    company_id: int
    account: str
    amount: Decimal
    date: date
    reason: str
    origin: Origin
    customer_id: int | None = None
    shop_id: int | None = None
    reference_id: int | None = None
    settles: Sequence[tuple[int, Decimal]] = ()
    extra: Mapping[str, object] | None = None
    supplier_id: int | None = None


def _lines(w: NewWriteoff) -> tuple[books.Line, books.Line]:
    """What is given up against what it becomes."""
    if w.supplier_id is not None:
        return (
            books.Line(w.account, "D", w.amount, None, w.supplier_id, w.shop_id, reference_id=w.reference_id),
            books.Line(NOT_PAYABLE, "C", w.amount, supplier_id=w.supplier_id),
        )
    return (
        books.Line(BAD_DEBT, "D", w.amount, customer_id=w.customer_id),
        books.Line(w.account, "C", w.amount, w.customer_id, None, w.shop_id, reference_id=w.reference_id),
    )


@db.in_transaction
def write_off(new: Sequence[NewWriteoff], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Write off bad debts and payables that can't be paid (or take a write-off back, negative); document, entry, open item and allocation
    together."""
    if not new:
        return []
    state = lifecycle.birth(WRITEOFF, "post", actor=actor, companies=[w.company_id for w in new])
    companies = organization.recent_companies({w.company_id for w in new})
    numbers = numbering.take_each(series="HZ", slots=[(w.company_id, w.date) for w in new])
    ids = list(db.take_ids(len(new)))
    entries = []
    for i, w in zip(ids, new, strict=True):
        item = books.NewItem(
            w.account,
            -w.amount,
            w.date,
            companies[w.company_id].currency,
            w.customer_id,
            w.supplier_id,
            w.shop_id,
            w.reference_id,
        )
        origin = Origin(WRITEOFF.document, i)
        entries.append(
            books.Entry(
                w.company_id,
                posting_key(WRITEOFF.document, i),
                "writeoff",
                origin,
                w.date,
                w.reason,
                _lines(w),
                (item,),
            )
        )
    items = [p.items[0] for p in books.post(entries, now=now)]
    SQL.insert.later(
        state=state, now=now, id=ids, company=[w.company_id for w in new], number=numbers, account=[w.account for w in new],
        customer=[w.customer_id for w in new], supplier=[w.supplier_id for w in new], shop=[w.shop_id for w in new], reference=[w.reference_id for w in new],
        origin_type=[w.origin.type for w in new], origin=[w.origin.id for w in new], origin_line=[w.origin.line for w in new],
        date=[w.date for w in new], amount=[w.amount for w in new], reason=[w.reason for w in new],
        extra=[json.dumps(w.extra, ensure_ascii=False) if w.extra else None for w in new],
    )  # fmt: skip
    matches = [
        # Of a payable what lowers it is the debit.
        books.Match(*((other, own) if w.supplier_id is None else (own, other)), amount, w.date)
        for own, w in zip(items, new, strict=True)
        for other, amount in w.settles
    ]
    books.allocate(matches, user_id=actor.user_id, now=now)
    born = [
        lifecycle.Born(i, w.company_id, {"number": n, "amount": w.amount})
        for i, w, n in zip(ids, new, numbers, strict=True)
    ]
    lifecycle.born(WRITEOFF, "post", born, actor=actor, now=now)
    return ids
