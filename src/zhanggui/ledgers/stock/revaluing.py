"""Changes of value without quantity: cost revaluations, and late differences on goods received earlier, of which those still here bear
their share. The share is found under the ledger's own locks: what is here can't leave meanwhile. Takes batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel import db
from zhanggui.kernel.errors import raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import locations, locks
from zhanggui.ledgers.stock.commands import post
from zhanggui.ledgers.stock.contracts import KINDS, Entry, Move
from zhanggui.ledgers.stock.costing import Pool
from zhanggui.ledgers.stock.worth import no_value_left
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
ZERO = Decimal(0)
KIND = "revaluation"


class Late(NamedTuple):
    """`amount` (±) more was paid for `qty` of a SKU than the receipt said. `receipt`: the move that brought them; FIFO looks at its layer.
    `qty` None: all of the amount belongs to what is here."""

    sku_id: int
    warehouse_id: int
    amount: Decimal
    qty: Decimal | None = None
    receipt: int = 0
    document_line: int | None = None


class Change(NamedTuple):
    """What one document changes the value of goods by."""

    company_id: int
    key: str
    document: Origin
    effective_at: datetime
    business_date: date
    late: Sequence[Late]


class Changed(NamedTuple):
    """A change of value as it was posted; `pool_qty`: what the pool held, `receipt`: the layer that bears it (FIFO)."""

    company_id: int
    key: str
    document_type: str
    document_id: int
    sku_id: int
    warehouse_id: int
    amount: Decimal
    pool_qty: Decimal
    receipt: int | None


def changes_by_key(keys: Sequence[str]) -> list[Changed]:
    """Changes of value by the key they were posted under. One statement."""
    return [Changed(*row) for row in SQL.changes_by_key.rows(key=keys)] if keys else []


class _Bench:
    """The locked pools, walked as `post` will walk them."""

    def __init__(self, new: Sequence[Change]) -> None:
        companies = organization.recent_companies({change.company_id for change in new})
        self.by_warehouse = {company.id: company.pool == "warehouse" for company in companies.values()}
        self.places = locations.of_warehouses({late.warehouse_id for change in new for late in change.late})
        positions = {(x.sku_id, x.warehouse_id): change.company_id for change in new for x in change.late}
        keys = {self.key(change, x) for change in new for x in change.late}
        self.pools: Mapping[locks.PoolKey, Pool] = locks.lock(positions.items(), keys).pools

    def key(self, change: Change, x: Late) -> locks.PoolKey:
        return x.sku_id, change.company_id, x.warehouse_id if self.by_warehouse[change.company_id] else 0

    def move(self, change: Change, x: Late, amount: Decimal, receipt: int) -> Move:
        self.pools[self.key(change, x)].revalue(amount, receipt)
        away = locations.outer(change.company_id, KINDS[KIND][2]).id
        return Move(x.sku_id, away, self.places[x.warehouse_id].id, ZERO, amount, x.document_line, receipt or None)

    def post(self, moves: Sequence[tuple[Change, list[Move]]], now: datetime) -> None:
        post(
            [
                Entry(c.company_id, c.key, KIND, c.document, c.effective_at, c.business_date, found)
                for c, found in moves
            ],
            now=now,
        )


def _shared(bench: _Bench, change: Change) -> list[Move]:
    """FIFO shares a difference per receipt; an average has no receipts, so that differences of a SKU are one."""
    sums: dict[tuple[locks.PoolKey, int], list[Late]] = defaultdict(list)
    for x in change.late:
        key = bench.key(change, x)
        sums[key, x.receipt if bench.pools[key].fifo else 0].append(x)
    moves = []
    for (key, receipt), parts in sums.items():
        whole = any(x.qty is None for x in parts)
        qty = None if whole else sum((x.qty or ZERO for x in parts), ZERO)
        borne = bench.pools[key].late(sum((x.amount for x in parts), ZERO), qty, receipt)
        if borne:
            moves.append(bench.move(change, parts[0], borne, receipt))
    return moves


@db.in_transaction
def share(new: Sequence[Change], *, now: datetime) -> None:
    """Add to the goods still here their share of late differences; the rest is the caller's (cost of sales). Two locking reads of the
    same rows and one posting, however many. Raises ClosedDay."""
    new = [change for change in new if any(x.amount for x in change.late)]
    if not new:
        return
    bench = _Bench(new)
    bench.post([(change, moves) for change in new if (moves := _shared(bench, change))], now)


@db.in_transaction
def revalue(new: Sequence[Change], *, now: datetime) -> None:
    """Change the value of what is here by the whole amounts (成本调整单, K14). Raises NoValueLeft, ClosedDay."""
    if not new:
        return
    bench = _Bench(new)
    errors: list[tuple[int, Pool, Decimal]] = []
    posted = []
    for change in new:
        moves = []
        for x in change.late:
            pool = bench.pools[bench.key(change, x)]
            if pool.qty <= 0 or pool.amount + x.amount < 0:
                errors.append((x.sku_id, pool, x.amount))
            else:
                moves.append(bench.move(change, x, x.amount, 0))
        posted.append((change, moves))
    raise_if(no_value_left(errors))
    bench.post(posted, now)
