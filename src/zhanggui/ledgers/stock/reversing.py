"""Undoing a stock entry (红冲): its goods go back the way they came, at the value they carried. Takes a batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, Many, raise_if
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock.commands import post
from zhanggui.ledgers.stock.contracts import Entry, Move, Posted
from zhanggui.ledgers.stock.errors import AlreadyReversed, EntryUnknown, OverReturn, UndoesItself

SQL = db.Folder(__file__)
ZERO = Decimal(0)
_HEAD = 12


class Reversal(NamedTuple):
    """An entry to undo, when: business date and moment."""

    entry_id: int
    business_date: date
    effective_at: datetime


def _mirror(move_id: int, sku_id: int, source: int, target: int, qty: Decimal, amount: Decimal, *rest: Any) -> Move:
    document_line, source_quality, target_quality, lot, serial = rest
    if not qty:
        # A change of value only has no way back but its opposite.
        return Move(sku_id, source, target, ZERO, -amount, document_line)
    return Move(
        sku_id, target, source, qty, None, document_line, move_id, None, target_quality, source_quality, lot, serial
    )


@db.in_transaction
def reverse(new: Sequence[Reversal], *, now: datetime) -> list[Posted]:
    """Post the mirror of each entry, in the order given: what left comes back at the cost it took along, what came in leaves at the
    cost it brought. An entry of which something has been returned can't be undone.

    Raises EntryUnknown, UndoesItself, AlreadyReversed, Shortage, ClosedDay. One statement more than `post`.
    """
    if not new:
        return []
    grouped: dict[int, list[Any]] = {}
    for row in SQL.reversible.rows(entry=[r.entry_id for r in new]):
        grouped.setdefault(row[0], []).append(row)
    errors: list[DomainError] = []
    entries = []
    for number, r in enumerate(new):
        rows = grouped.get(r.entry_id)
        if rows is None:
            errors.append(EntryUnknown(row=number, which=r.entry_id))
            continue
        _, company_id, key, kind, document_type, document_id, reverses, reversed_by, *rest = rows[0][:_HEAD]
        if reverses is not None:
            errors.append(UndoesItself(row=number, which=r.entry_id))
        elif reversed_by is not None:
            errors.append(AlreadyReversed(row=number, which=r.entry_id))
        entries.append(
            Entry(company_id, posting_key("reverse", key), kind, Origin(document_type, document_id), r.effective_at, r.business_date,
                  [_mirror(*row[_HEAD:]) for row in rows], r.entry_id, *rest)
        )  # fmt: skip
    raise_if(errors)
    try:
        return post(entries, now=now)
    except (OverReturn, Many) as error:
        # Something came back already, be it all of it: somebody undid the entry while we were reading.
        found = error.errors if isinstance(error, Many) else [error]
        if not all(isinstance(each, OverReturn) for each in found):
            raise
        raise AlreadyReversed(which=", ".join(str(r.entry_id) for r in new)) from error


def refusals(document_ids: Sequence[int], document_type: str) -> dict[int, AlreadyReversed]:
    """What `reverse` would answer, told before anybody asks, of documents some of whose goods have come back. Two statements at most."""
    rows = SQL.returned_documents.rows(document=document_ids, document_type=document_type)
    if not rows:
        return {}
    entries = entries_of([row[0] for row in rows], document_type)
    return {i: AlreadyReversed(which=", ".join(str(e) for e in reversed(found))) for i, found in entries.items()}


def entries_of(document_ids: Sequence[int], document_type: str) -> dict[int, list[int]]:
    """Per document: the entries it posted, without those that undo others and what replays changed of the cost of its moves."""
    found: dict[int, list[int]] = {}
    for document_id, entry_id in SQL.entries_of_documents.rows(document=document_ids, document_type=document_type):
        found.setdefault(document_id, []).append(entry_id)
    return found
