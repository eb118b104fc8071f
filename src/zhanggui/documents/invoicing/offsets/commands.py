"""Writers of offsets: only where two *accounts* settle each other is there a voucher (voucher_rules.md §1, "Payments, prepayments,
write-off"; S24, S25, P13). Items of one account are matched without one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.invoicing.errors import NoOffset
from zhanggui.documents.invoicing.offsets.machine import OFFSET
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.errors import raise_if
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.books import public as books

SQL = db.Folder(__file__)
numbering.register([numbering.Series("CX", "往来冲销单", "Offset", numbering.Format("CX"))])


class NewOffset(NamedTuple):
    """`amount` > 0 of two open items that settle each other; which is debit and which credit is found out."""

    item_id: int
    other_item_id: int
    amount: Decimal
    date: date
    note: str = ""


class _Pair(NamedTuple):
    debit: books.OpenItemRow
    credit: books.OpenItemRow


def _pairs(new: Sequence[NewOffset]) -> list[_Pair]:
    items = books.open_items(sorted({i for o in new for i in (o.item_id, o.other_item_id)}))
    pairs, errors = [], []
    for row, o in enumerate(new):
        one, other = items.get(o.item_id), items.get(o.other_item_id)
        if (
            one is None
            or other is None
            or one.is_debit == other.is_debit
            or one.account == other.account
            or one.company_id != other.company_id
            or one.currency != other.currency
            or o.amount <= 0
        ):
            errors.append(NoOffset(field="item_id", row=row, item=o.item_id, other=o.other_item_id))
        else:
            pairs.append(_Pair(one, other) if one.is_debit else _Pair(other, one))
    raise_if(errors)
    return pairs


def _half(item: books.OpenItemRow, side: str, o: NewOffset) -> tuple[books.Line, books.NewItem]:
    """The line that settles `item`, and the open item it leaves for that, signed on the account's own side."""
    line = books.Line(
        item.account, side, o.amount, item.customer_id, item.supplier_id, item.shop_id, reference_id=item.reference_id
    )
    signed = o.amount if side == item.side else -o.amount
    return line, books.NewItem(
        item.account, signed, o.date, item.currency, item.customer_id, item.supplier_id, item.shop_id, item.reference_id
    )


@db.in_transaction
def offset(new: Sequence[NewOffset], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Set open items of different accounts off against each other; document, entry, items and matchings together; ids in the order
    given. Raises NoOffset, OverAllocation, ClosedPeriod."""
    if not new:
        return []
    pairs = _pairs(new)
    companies = [pair.debit.company_id for pair in pairs]
    state = lifecycle.birth(OFFSET, "post", actor=actor, companies=companies)
    numbers = numbering.take_each(series="CX", slots=[(c, o.date) for c, o in zip(companies, new, strict=True)])
    ids = list(db.take_ids(len(new)))
    entries = []
    for i, o, pair, number in zip(ids, new, pairs, numbers, strict=True):
        (debit, against_credit), (credit, against_debit) = _half(pair.credit, "D", o), _half(pair.debit, "C", o)
        entries.append(
            books.Entry(pair.debit.company_id, posting_key(OFFSET.document, i), "offset", Origin(OFFSET.document, i), o.date, number, (debit, credit), (against_credit, against_debit))
        )  # fmt: skip
    posted = books.post(entries, now=now)
    SQL.insert.run(
        state=state, now=now, id=ids, company=companies, number=numbers, debit=[p.debit.id for p in pairs], credit=[p.credit.id for p in pairs],
        date=[o.date for o in new], amount=[o.amount for o in new], note=[o.note for o in new],
    )  # fmt: skip
    matches = []
    for o, pair, done in zip(new, pairs, posted, strict=True):
        to_credit, to_debit = done.items
        matches.append(books.Match(to_credit, pair.credit.id, o.amount, o.date))
        matches.append(books.Match(pair.debit.id, to_debit, o.amount, o.date))
    books.allocate(matches, user_id=actor.user_id, now=now)
    born = [
        lifecycle.Born(i, c, {"number": n, "amount": o.amount})
        for i, c, n, o in zip(ids, companies, numbers, new, strict=True)
    ]
    lifecycle.born(OFFSET, "post", born, actor=actor, now=now)
    return ids
