"""Undoing in the books (红冲、反核销): nothing is changed, what was posted or matched gets a mirror, once. All take batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

import psycopg

from zhanggui.kernel import db, events
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.ledgers.books import locks
from zhanggui.ledgers.books.commands import allocate, month_of
from zhanggui.ledgers.books.contracts import ItemsReopened, Match
from zhanggui.ledgers.books.errors import (
    AllocationUndone,
    AllocationUnknown,
    AlreadyReversed,
    ClosedPeriod,
    EntryUnknown,
    ItemAllocated,
    UndoesItself,
)

SQL = db.Folder(__file__)
ZERO = Decimal(0)


class Reversal(NamedTuple):
    """An entry to undo, on which business date."""

    entry_id: int
    date: date


class _Found(NamedTuple):
    """An entry: `reverses` another one, or is `reversed_by` one."""

    id: int
    company_id: int
    key: str
    reverses: int | None
    reversed_by: int | None


def _check(new: Sequence[Reversal]) -> None:
    found = {row[0]: _Found(*row) for row in SQL.reversible.rows(entry=[r.entry_id for r in new])}
    errors: list[DomainError] = []
    for row, r in enumerate(new):
        entry = found.get(r.entry_id)
        if entry is None:
            errors.append(EntryUnknown(row=row, which=r.entry_id))
        elif entry.reverses is not None:
            errors.append(UndoesItself(row=row, which=r.entry_id))
        elif entry.reversed_by is not None:
            errors.append(AlreadyReversed(row=row, which=r.entry_id))
    raise_if(errors)


def _refused(twice: DomainError) -> Callable[[psycopg.Error], DomainError | None]:
    """The guards of the database in words; `twice`: somebody was faster."""

    def translate(error: psycopg.Error) -> DomainError | None:
        if isinstance(error, psycopg.errors.UniqueViolation):
            return twice
        if error.sqlstate == "ZG001":
            return ClosedPeriod(field="date", month=str(error).split(" in ")[-1].split("\n")[0])
        return None

    return translate


@db.in_transaction
def reverse(new: Sequence[Reversal], *, user_id: int | None, now: datetime) -> list[int]:
    """Post the same-side red mirror of each entry and settle its open items with their mirrors; ids in the order given.

    Raises EntryUnknown, UndoesItself, AlreadyReversed, ItemAllocated (undo the matching first), ClosedPeriod. Six statements at most.
    """
    if not new:
        return []
    originals = [r.entry_id for r in new]
    items = SQL.lock_items_of_entries.rows(entry=originals)
    _check(new)
    raise_if([ItemAllocated(field="item_id", item=i[0], allocated=abs(i[3])) for i in items if i[3]])
    taken = list(db.take_ids(len(new) + len(items)))
    ids, mirrors = taken[: len(new)], taken[len(new) :]
    SQL.reverse.later(
        _refused(AlreadyReversed(which=", ".join(str(i) for i in originals))),
        entry=ids, original=originals, date=[r.date for r in new], month=[month_of(r.date) for r in new], posted_at=now,
        item=mirrors, original_item=[i[0] for i in items],
    )  # fmt: skip
    days = {r.entry_id: r.date for r in new}
    matches = []
    for mirror, (item_id, entry_id, amount, _, side) in zip(mirrors, items, strict=True):
        debit, credit = (item_id, mirror) if (amount > 0) == (side == "D") else (mirror, item_id)
        matches.append(Match(debit, credit, abs(amount), days[entry_id]))
    allocate(matches, user_id=user_id, now=now)
    return ids


class _Matched(NamedTuple):
    """An allocation: it `undoes` another one or closes something undone, or is `reversed_by` one; `closed`: its month is."""

    id: int
    company_id: int
    debit_item: int
    credit_item: int
    amount: Decimal
    date: date
    undoes: bool
    reversed_by: int | None
    closed: bool


def _matched(ids: Sequence[int]) -> dict[int, _Matched]:
    return {row[0]: _Matched(*row) for row in SQL.allocations.rows(allocation=ids)}


@db.in_transaction
def unallocate(ids: Sequence[int], *, dates: Mapping[int, date], user_id: int | None, now: datetime) -> list[int]:
    """反核销: take matchings back, `dates` per allocation; what they settled is open again. Four statements.

    Raises AllocationUnknown, UndoesItself, AllocationUndone, ClosedPeriod (voucher_rules.md §1: while the period is open).
    """
    if not ids:
        return []
    first = _matched(ids)
    require_allocations(ids, first)
    items = locks.items({item for m in first.values() for item in (m.debit_item, m.credit_item)})
    errors: list[DomainError] = []
    changes: dict[int, Decimal] = defaultdict(Decimal)
    # Read again under the locks: whoever came first has written.
    found = _matched(ids)
    for row, m in enumerate(found[i] for i in ids):
        if m.undoes:
            errors.append(UndoesItself(field="id", row=row, which=m.id))
        elif m.reversed_by is not None:
            errors.append(AllocationUndone(field="id", row=row, which=m.id))
        elif m.closed:
            errors.append(ClosedPeriod(field="id", row=row, month=month_of(m.date)))
        for item_id in (m.debit_item, m.credit_item):
            changes[item_id] -= m.amount if items[item_id].amount > 0 else -m.amount
    raise_if(errors)
    taken = list(db.take_ids(len(ids)))
    SQL.unallocate.later(
        _refused(AllocationUndone(field="id", which=", ".join(str(i) for i in ids))),
        id=taken, original=list(ids), date=[dates[i] for i in ids], at=now, user=user_id,
        item=list(changes), change=list(changes.values()),
    )  # fmt: skip
    events.publish(ItemsReopened(tuple(changes), now))
    return taken


def allocations_of_items(item_ids: Sequence[int]) -> dict[int, int]:
    """The allocations of items that still stand → the item they were found by, in the order made. One statement."""
    return {row[0]: row[1] for row in SQL.allocations_of_items.rows(item=item_ids)}


def require_allocations(ids: Sequence[int], seen: Container[int]) -> None:
    """Refuse what is not among those `seen`. Raises AllocationUnknown (all of them at once)."""
    raise_if([AllocationUnknown(field="id", row=row, which=i) for row, i in enumerate(ids) if i not in seen])
