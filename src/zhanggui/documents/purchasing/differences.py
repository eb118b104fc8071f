"""Price differences of goods that came in earlier: the part of those still here moves into their value.

The bill books a whole difference as cost adjustment (540102); this posts a stock move without quantity, which valuation books from
540102 to the goods: together voucher_rules.md P04.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.money import ratio
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization

ADJUSTMENT = "540102"
ZERO = Decimal(0)


class Difference(NamedTuple):
    """`amount` (±) more was paid for `qty` of a SKU than their receipts said; `bill_id` says so. `qty` None: they were all here."""

    company_id: int
    warehouse_id: int
    origin: Origin
    bill_id: int
    day: date
    sku_id: int
    amount: Decimal
    qty: Decimal | None


PoolKey = tuple[int, int, int]


def _pools(differences: Sequence[Difference]) -> list[PoolKey]:
    """The cost pool of each difference: (SKU, company, warehouse or 0 where the company has one cost everywhere)."""
    companies = organization.recent_companies({d.company_id for d in differences})
    return [
        (d.sku_id, d.company_id, d.warehouse_id if companies[d.company_id].pool == "warehouse" else 0)
        for d in differences
    ]


def _quantities(pools: Sequence[PoolKey]) -> dict[PoolKey, Decimal]:
    """What lies in cost pools, good or not."""
    wanted = set(pools)
    positions = stock.positions(sorted({sku_id for sku_id, _, _ in wanted}))
    owners = {w.id: w.company_id for w in organization.warehouses(sorted({p.warehouse_id for p in positions})).values()}
    here: dict[PoolKey, Decimal] = defaultdict(Decimal)
    for p in positions:
        for key in ((p.sku_id, owners[p.warehouse_id], p.warehouse_id), (p.sku_id, owners[p.warehouse_id], 0)):
            if key in wanted:
                here[key] += p.on_hand + p.defect
    return here


def _share(d: Difference, here: Decimal) -> Decimal:
    if here <= 0:
        return ZERO
    return d.amount if d.qty is None else ratio(d.amount, min(here, d.qty), d.qty)


def revalue(differences: Sequence[Difference], *, now: datetime) -> None:
    """Add to the goods still here their share min(here, qty) / qty of each difference (costing.md §5). Raises ClosedDay."""
    wanted = [d for d in differences if d.amount]
    if not wanted:
        return
    pools = _pools(wanted)
    here = _quantities(pools)
    places = stock.of_warehouses({d.warehouse_id for d in wanted})
    moves: dict[tuple[int, Origin, int, date], list[stock.Move]] = defaultdict(list)
    for d, pool in zip(wanted, pools, strict=True):
        share = _share(d, here[pool])
        if share:
            source = stock.outer(d.company_id, stock.KINDS["revaluation"][2]).id
            moves[d.company_id, d.origin, d.bill_id, d.day].append(
                stock.Move(d.sku_id, source, places[d.warehouse_id].id, ZERO, share)
            )
    stock.post(
        [
            stock.Entry(
                company_id,
                posting_key(origin.type, origin.id, "difference", bill_id),
                "revaluation",
                origin,
                now,
                day,
                lines,
            )
            for (company_id, origin, bill_id, day), lines in moves.items()
        ],
        now=now,
    )
