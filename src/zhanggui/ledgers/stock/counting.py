"""What should lie at a place at a moment, for whoever counts while goods move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel import db
from zhanggui.ledgers.stock import locations, locks
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)


class Heap(NamedTuple):
    """Goods of one kind in a warehouse, at a moment of business time."""

    warehouse_id: int
    sku_id: int
    quality: str
    lot: str
    serial: str
    at: datetime


class Lying(NamedTuple):
    """What lies of a SKU in a warehouse, one row per quality, lot and serial number."""

    sku_id: int
    quality: str
    lot: str
    serial: str
    qty: Decimal


@db.in_transaction
def lying_at(heaps: Sequence[Heap]) -> list[Decimal]:
    """What lies there by the books just after each moment: what lies there now less what moved since, however late it was posted.

    The positions stay locked until the transaction ends, so nothing is posted between this answer and what is made of it. Two statements.
    """
    companies = organization.warehouse_companies({h.warehouse_id for h in heaps})
    locks.lock({(h.sku_id, h.warehouse_id): companies[h.warehouse_id] for h in heaps}.items(), ())
    places = locations.of_warehouses({h.warehouse_id for h in heaps})
    rows = SQL.lying_at.rows(
        location=[places[h.warehouse_id].id for h in heaps], sku=[h.sku_id for h in heaps],
        quality=[h.quality for h in heaps], lot=[h.lot for h in heaps], serial=[h.serial for h in heaps],
        at=[h.at for h in heaps],
    )  # fmt: skip
    return [row[0] for row in rows]


def lying_in(wanted: Sequence[tuple[int, Sequence[int] | None]]) -> list[list[Lying]]:
    """What lies in each warehouse now, of some SKUs or (None) of all. One statement."""
    places = locations.of_warehouses({warehouse_id for warehouse_id, _ in wanted})
    some = [(at, sku) for at, (_, skus) in enumerate(wanted) for sku in dict.fromkeys(skus or ())]
    rows = SQL.lying_in.rows(
        location=[places[w].id for w, _ in wanted], everything=[skus is None for _, skus in wanted],
        place=[at for at, _ in some], sku=[sku for _, sku in some],
    )  # fmt: skip
    found: list[list[Lying]] = [[] for _ in wanted]
    for row in rows:
        found[row[0]].append(Lying(*row[1:]))
    return found
