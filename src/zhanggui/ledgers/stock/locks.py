"""Every lock of the stock ledger: positions by (sku, warehouse), cost pools by (sku, company, warehouse), then serial numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from zhanggui.kernel import db
from zhanggui.ledgers.stock.costing import Layer, Pool
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
PositionKey = tuple[int, int]
PoolKey = tuple[int, int, int]
ZERO = Decimal(0)


@dataclass(slots=True)
class Position:
    """A locked position and what this batch is about to add to it."""

    on_hand: Decimal
    defect: Decimal
    reserved: Decimal
    on_order: Decimal
    allow_negative: bool
    presale: bool = False
    lot_tracked: bool = False
    serial_tracked: bool = False
    d_on_hand: Decimal = ZERO
    d_defect: Decimal = ZERO
    d_consumed: Decimal = ZERO
    d_arrived: Decimal = ZERO

    @property
    def promises_freely(self) -> bool:
        """More may be promised than is there."""
        return self.allow_negative or self.presale

    @property
    def short(self) -> bool:
        """What this batch is about to do leaves less than there must be."""
        if self.allow_negative:
            return False
        must_stay = ZERO if self.presale else self.reserved - self.d_consumed
        return self.on_hand + self.d_on_hand < must_stay or self.defect + self.d_defect < 0

    @property
    def available(self) -> Decimal:
        """Good goods that nobody was promised."""
        return self.on_hand - self.reserved


@dataclass(slots=True)
class Locked:
    """The rows a batch works on."""

    positions: dict[PositionKey, Position] = field(default_factory=dict)
    pools: dict[PoolKey, Pool] = field(default_factory=dict)
    pool_ids: dict[PoolKey, int] = field(default_factory=dict)


def lock(positions: Iterable[tuple[PositionKey, int]], pools: Iterable[PoolKey]) -> Locked:
    """Lock positions ((sku, warehouse), company) and pools (sku, company, warehouse or 0), creating those that are new.

    One statement; four when a SKU meets a warehouse for the first time; one more when a pool is FIFO.
    """
    companies = dict(positions)
    wanted, wanted_pools = sorted(companies), sorted(set(pools))
    found = _read(wanted, wanted_pools)
    missing = [key for key in wanted if key not in found.positions]
    missing_pools = [key for key in wanted_pools if key not in found.pools]
    if missing or missing_pools:
        _ensure(missing, companies, missing_pools)
        found = _read(wanted, wanted_pools)
    fifo = {found.pool_ids[key]: pool for key, pool in found.pools.items() if pool.fifo}
    if fifo:
        for pool_id, layer_id, qty, amount in SQL.layers.rows(pool=sorted(fifo)):
            fifo[pool_id].layers.append(Layer(layer_id, qty, amount))
    return found


def _read(wanted: list[PositionKey], pools: list[PoolKey]) -> Locked:
    found = Locked()
    rows = SQL.lock.rows(
        sku=[k[0] for k in wanted],
        warehouse=[k[1] for k in wanted],
        pool_sku=[k[0] for k in pools],
        pool_company=[k[1] for k in pools],
        pool_warehouse=[k[2] for k in pools],
    )
    for is_position, pool_id, company, sku, warehouse, a, b, c, d, negative, method, *policies in rows:
        if is_position:
            found.positions[sku, warehouse] = Position(a, b, c, d, negative, *policies)
        else:
            found.pools[sku, company, warehouse] = Pool(a, b, c, method == "fifo", [], int(d))
            found.pool_ids[sku, company, warehouse] = pool_id
    return found


def _ensure(missing: list[PositionKey], companies: dict[PositionKey, int], pools: list[PoolKey]) -> None:
    skus = catalog.skus(sorted({k[0] for k in missing} | {k[0] for k in pools}))
    policies = organization.recent_companies({k[1] for k in pools} | {companies[k] for k in missing})
    SQL.ensure.run(
        sku=[k[0] for k in missing],
        warehouse=[k[1] for k in missing],
        company=[companies[k] for k in missing],
        allow_negative=[skus[k[0]].allow_negative for k in missing],
        presale=[skus[k[0]].presale for k in missing],
        lot_tracked=[skus[k[0]].lot_tracked for k in missing],
        serial_tracked=[skus[k[0]].serial_tracked for k in missing],
        pool=list(db.take_ids(len(pools))) if pools else [],
        pool_sku=[k[0] for k in pools],
        pool_company=[k[1] for k in pools],
        pool_warehouse=[k[2] for k in pools],
        method=[skus[k[0]].costing or policies[k[1]].costing for k in pools],
    )


def tracks_of(move_ids: Iterable[int]) -> dict[int | None, tuple[str, str]]:
    """Lot and serial number of moves. They never change, so nothing is locked; one statement, none for no moves."""
    wanted = sorted(set(move_ids))
    return {row[0]: (row[1], row[2]) for row in SQL.origin_tracks.rows(move=wanted)} if wanted else {}


def serials(keys: Iterable[tuple[int, str]]) -> dict[tuple[int, str], tuple[int | None, str, str]]:
    """Lock pieces by (SKU, number), new ones included: (location, quality, lot). Two statements."""
    wanted = sorted(set(keys))
    columns = {"sku": [k[0] for k in wanted], "code": [k[1] for k in wanted]}
    SQL.know_serials.run(**columns)
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in SQL.lock_serials.rows(**columns)}


def move_serials(pieces: Mapping[tuple[int, str], tuple[int | None, str, str]]) -> None:
    """Write where locked pieces are now. One statement."""
    keys = sorted(pieces)
    SQL.move_serials.run(
        sku=[k[0] for k in keys], code=[k[1] for k in keys], location=[pieces[k][0] for k in keys],
        quality=[pieces[k][1] for k in keys], lot=[pieces[k][2] for k in keys],
    )  # fmt: skip


def tracked_left(product_ids: Collection[int]) -> bool:
    """Goods of these products are in stock under another way of tracking; their positions stay locked. One statement."""
    return any(on_hand or defect for on_hand, defect in SQL.tracked_left.rows(product=list(product_ids)))


def postings() -> None:
    """Let postings in flight finish and keep new ones out until the transaction ends."""
    SQL.lock_postings.run()


def watermark() -> None:
    """One keeper of checkpoints at a time, until the transaction ends."""
    SQL.lock_watermark.rows()
