"""Back-dated documents (补录): the pool is replayed in the order of business dates, and what that changes is posted as adjustments linked to
the moves they adjust (costing.md §5, K08). The ledger only grows; a second replay finds nothing to do. Averages only: the layers of a FIFO
pool stand in the order in which goods came in, so that a late receipt is its newest layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock import locations, locks
from zhanggui.ledgers.stock.commands import post
from zhanggui.ledgers.stock.contracts import Entry, Move
from zhanggui.ledgers.stock.costing import Pool, return_share

SQL = db.Folder(__file__)
ZERO = Decimal(0)
#: What a changed move of a kind is adjusted as; anything else is an adjustment of cost.
RECOST = {
    "sale": "sale_recost", "sales_return": "sale_recost", "sent": "sent_recost", "sent_return": "sent_recost", "other_out": "loss_recost",
    "count": "loss_recost", "scrap": "loss_recost", "abnormal_loss": "loss_recost", "own_use": "own_use_recost", "gift": "gift_recost",
    "sample": "gift_recost", "welfare": "welfare_recost", "packaging": "packaging_recost",
}  # fmt: skip
COST = "cost_recost"
RECOSTS = frozenset({*RECOST.values(), COST})


class _Happened(NamedTuple):
    """A move of a pool. `inward`: it raised the pool (a change of value only: by its sign)."""

    pool_id: int
    id: int
    entry_id: int
    company_id: int
    kind: str
    document_type: str
    document_id: int
    customer_id: int | None
    supplier_id: int | None
    shop_id: int | None
    sku_id: int
    inward: bool
    warehouse_id: int
    qty: Decimal
    amount: Decimal
    document_line: int | None
    returns: int | None


class _Replay:
    """One pool from its first move on: what each move should have been worth, against what the ledger says."""

    def __init__(self, rows: Sequence[_Happened]) -> None:
        self.rows = rows
        self.pool = Pool()
        self.moves = {r.id: r for r in rows if r.qty}
        self.values: dict[int, Decimal] = {}
        self.returned: dict[int, list[Decimal]] = defaultdict(lambda: [ZERO, ZERO])
        #: move → change of the pool that stands in the ledger beside the move: by earlier replays, and forced behind it.
        self.recosted: dict[int, Decimal] = defaultdict(Decimal)
        self.forced: dict[int, Decimal] = defaultdict(Decimal)
        self.changes: list[tuple[_Happened, str, Decimal]] = []

    def run(self) -> list[tuple[_Happened, str, Decimal]]:
        """(move, kind, change of the pool) of everything that is not as it should be."""
        last = 0
        for r in self.rows:
            if r.qty:
                last = r.id
            elif r.kind in RECOSTS and r.returns is not None:
                (self.forced if r.kind == COST else self.recosted)[r.returns] += r.amount
            elif r.kind != "revaluation":
                # A forced adjustment stands behind the move that forced it, in the same entry.
                self.forced[last] += r.amount
        for r in self.rows:
            if r.qty:
                self._move(r)
            elif r.kind == "revaluation":
                self.pool.revalue(r.amount)
        return self.changes

    def _move(self, r: _Happened) -> None:
        value = self._returned(r)
        if r.inward:
            step = self.pool.receive(r.qty, r.amount if value is None else value, r.id)
        elif r.returns is not None:
            step = self.pool.give_back(r.qty, r.amount if value is None else value, r.returns)
        else:
            step = self.pool.issue(r.qty)
        self.values[r.id] = step.amount
        effect, stood = (step.amount, r.amount) if r.inward else (-step.amount, -r.amount)
        if change := effect - stood - self.recosted[r.id]:
            self.changes.append((r, RECOST.get(r.kind, COST), change))
        if change := step.adjustment - self.forced[r.id]:
            self.changes.append((r, COST, change))

    def _returned(self, r: _Happened) -> Decimal | None:
        """What comes back of a move of this pool is worth its share of what that is worth now."""
        first = self.moves.get(r.returns or 0)
        if first is None or first.id not in self.values:
            return None
        before = self.returned[first.id]
        value = return_share(self.values[first.id], first.qty, before[0], before[1], r.qty)
        before[0] += r.qty
        before[1] += value
        return value


@db.in_transaction
def replay(company_id: int, sku_ids: Sequence[int], *, day: date, now: datetime) -> int:
    """Bring the costs of SKUs to what they would be, had everything been entered on its business date; the differences are posted on
    `day`. The number of moves adjusted. Five statements however many. Raises ClosedDay."""
    found = SQL.pools_of_skus.rows(company=company_id, sku=sku_ids)
    keys = {(row[0], row[1], row[2]) for row in found if row[3] == "moving"}
    if not keys:
        return 0
    skus = {sku for sku, _, _ in keys}
    locked = locks.lock([((row[0], row[4]), company_id) for row in found if row[0] in skus], keys)
    seqs = {locked.pool_ids[key]: pool.seq for key, pool in locked.pools.items()}
    rows = [_Happened(*row) for row in SQL.replay.rows(sku=sorted(skus), pool=sorted(seqs))]
    changes = [change for _, part in groupby(rows, key=lambda r: r.pool_id) for change in _Replay(list(part)).run()]
    if not changes:
        return 0
    places = locations.of_warehouses({r.warehouse_id for r, _, _ in changes})
    away = locations.outer(company_id, "revaluation").id
    grouped: dict[tuple[int, str], list[tuple[_Happened, Decimal]]] = defaultdict(list)
    for r, kind, amount in changes:
        grouped[r.entry_id, kind].append((r, amount))
    entries = []
    for (entry_id, kind), parts in grouped.items():
        h = parts[0][0]
        moves = [
            Move(r.sku_id, away, places[r.warehouse_id].id, ZERO, amount, r.document_line, r.id) for r, amount in parts
        ]
        # The pool's own step tells one replay from the next.
        key = posting_key("recost", entry_id, kind, h.sku_id, seqs[h.pool_id])
        entries.append(
            Entry(company_id, key, kind, Origin(h.document_type, h.document_id), now, day, moves, None, h.customer_id, h.supplier_id, h.shop_id)
        )  # fmt: skip
    post(entries, now=now)
    return len(changes)
