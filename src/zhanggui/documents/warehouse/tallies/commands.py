"""Writers of tallies: write (what was scanned), settle (lines become what was counted). Both work inside a transition of the documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from zhanggui.documents.warehouse.tallies.contracts import DraftLine, NewTally
from zhanggui.documents.warehouse.tallies.errors import ForeignTally, NothingTallied, OverTally
from zhanggui.documents.warehouse.tallies.rules import Counted, parts_of
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.quantity import q4

SQL = db.Folder(__file__)
ZERO = Decimal(0)


def write(lines: Sequence[DraftLine], new: Sequence[NewTally]) -> None:
    """Keep what was scanned for lines of locked drafts; it replaces what was scanned for the same lines before. Two statements.

    Raises ForeignTally, OverTally (all at once).
    """
    by_id = {line.line_id: line for line in lines}
    sums: dict[int, Decimal] = defaultdict(Decimal)
    errors: list[DomainError] = []
    for row, tally in enumerate(new):
        if tally.line_id not in by_id or tally.qty < 0 or tally.qty != q4(tally.qty):
            errors.append(ForeignTally(field="line_id", row=row, line=tally.line_id, qty=f"{tally.qty:f}"))
        else:
            sums[tally.line_id] += tally.qty
    errors += [
        OverTally(field="qty", line=by_id[i].line_no, qty=f"{qty.normalize():f}", asked=f"{by_id[i].qty.normalize():f}")
        for i, qty in sums.items()
        if qty > by_id[i].qty
    ]
    raise_if(errors)
    SQL.forget.run(line=sorted(sums))
    counts: dict[int, int] = defaultdict(int)
    numbers = []
    for tally in new:
        counts[tally.line_id] += 1
        numbers.append(counts[tally.line_id])
    SQL.remember.run(
        line=[t.line_id for t in new], no=numbers, qty=[t.qty for t in new], lot=[t.lot for t in new],
        serial=[t.serial for t in new],
    )  # fmt: skip


def settle(lines: Sequence[DraftLine], split: db.Statement) -> None:
    """Make the lines of drafts what was counted, just before they are carried out: a line per lot or piece, none for what was not found.

    `split` writes them for the kind of document. One statement when nothing was tallied, else three. Raises NothingTallied.
    """
    tallied: dict[int, list[Counted]] = defaultdict(list)
    for line_id, qty, lot, serial in SQL.tallied.rows(line=[line.line_id for line in lines]):
        tallied[line_id].append(Counted(qty, lot, serial))
    if not tallied:
        return
    parts = [
        (line, part) for line in lines if line.line_id in tallied for part in parts_of(line, tallied[line.line_id])
    ]
    kept = {line.line_id for line, _ in parts}
    gone = [i for i in tallied if i not in kept]
    filled = {line.document_id for line in lines if line.line_id not in gone}
    raise_if([NothingTallied(field="id", document=i) for i in sorted({line.document_id for line in lines} - filled)])
    ids = iter(db.take_ids(len(parts)))
    firsts = {line.line_id: place for place, (line, _) in reversed(list(enumerate(parts)))}
    split.run(
        gone=gone, line=[line.line_id for line, _ in parts],
        id=[None if firsts[line.line_id] == place else next(ids) for place, (line, _) in enumerate(parts)], qty=[p.qty for _, p in parts],
        value=[p.value for _, p in parts], lot=[p.lot for _, p in parts], serial=[p.serial for _, p in parts],
    )  # fmt: skip
    SQL.forget.run(line=sorted(tallied))
