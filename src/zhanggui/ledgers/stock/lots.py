"""Lots get their dates before goods of them move: register_lots, and the lots at a place for whoever picks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.ledgers.stock import locations
from zhanggui.ledgers.stock.contracts import GOOD
from zhanggui.ledgers.stock.errors import ExpiryNeeded, LotDiffers
from zhanggui.ledgers.stock.picking import Choice, LotStock, choose
from zhanggui.masters.catalog import public as catalog

SQL = db.Folder(__file__)
Place = tuple[int, int, str]


class NewLot(NamedTuple):
    """A lot as a document names it. Without `expires_on` it follows from `made_on` and the product's shelf life."""

    sku_id: int
    code: str
    made_on: date | None = None
    expires_on: date | None = None


class Wanted(NamedTuple):
    """Goods to pick: a quantity of a SKU in a warehouse; `unexpired_on` is the day of a sale."""

    sku_id: int
    warehouse_id: int
    qty: Decimal
    unexpired_on: date | None


@db.in_transaction
def register_lots(new: Sequence[NewLot]) -> None:
    """Make lots known with their dates; those known already must say the same. Lots of SKUs without lot tracking are left out.

    Three statements at most. Raises ExpiryNeeded (a product with a shelf life, and no date), LotDiffers.
    """
    if not new:
        return
    skus = catalog.skus(sorted({lot.sku_id for lot in new}))
    wanted = [_dated(lot, skus[lot.sku_id]) for lot in new if lot.code and skus[lot.sku_id].lot_tracked]
    if not wanted:
        return
    complete = sorted({lot for lot in wanted if lot.expires_on or not skus[lot.sku_id].shelf_life_days}, key=_key)
    if complete:
        SQL.register_lots.run(
            id=list(db.take_ids(len(complete))), sku=[x.sku_id for x in complete], code=[x.code for x in complete],
            made_on=[x.made_on for x in complete], expires_on=[x.expires_on for x in complete],
        )  # fmt: skip
    known = {(sku, code): (made, expires) for sku, code, made, expires in _read((x.sku_id, x.code) for x in wanted)}
    errors: list[DomainError] = []
    for lot in wanted:
        code = skus[lot.sku_id].code
        if (lot.sku_id, lot.code) not in known:
            errors.append(ExpiryNeeded(field="expires_on", sku=code, lot=lot.code))
            continue
        made, expires = known[lot.sku_id, lot.code]
        if (lot.made_on or made) != made or (lot.expires_on or expires) != expires:
            errors.append(LotDiffers(field="lot", sku=code, lot=lot.code, made=made or "-", expires=expires or "-"))
    raise_if(errors)


def _key(lot: NewLot) -> tuple[int, str]:
    return lot.sku_id, lot.code


def _dated(lot: NewLot, sku: catalog.SkuRow) -> NewLot:
    if lot.expires_on is None and lot.made_on is not None and sku.shelf_life_days:
        return lot._replace(expires_on=lot.made_on + timedelta(days=sku.shelf_life_days))
    return lot


def _read(keys: Iterable[tuple[int, str]]) -> list[db.Row]:
    wanted = sorted(set(keys))
    return SQL.lots.rows(sku=[k[0] for k in wanted], code=[k[1] for k in wanted])


def known_lots(keys: Iterable[tuple[int, str]]) -> dict[tuple[int, str], date | None]:
    """The last good day of lots by (SKU, code); those that are not registered are left out. One statement."""
    return {(sku, code): expires for sku, code, _, expires in _read(keys)}


def lots_at(places: Iterable[tuple[int, int]]) -> dict[Place, list[LotStock]]:
    """The lots at (location, SKU), by (location, SKU, quality). One statement."""
    wanted = sorted(set(places))
    found: dict[Place, list[LotStock]] = defaultdict(list)
    for location, sku, quality, lot, expires, age, qty in SQL.lots_at.rows(
        location=[k[0] for k in wanted], sku=[k[1] for k in wanted]
    ):
        found[location, sku, quality].append(LotStock(lot, expires, age, qty))
    return found


def suggest(wanted: Sequence[Wanted]) -> list[Choice]:
    """Which lots to pick for each wish and why, the wishes served in their order; good quality only. Two statements."""
    places = locations.of_warehouses({w.warehouse_id for w in wanted})
    stock = lots_at((places[w.warehouse_id].id, w.sku_id) for w in wanted)
    choices = []
    for w in wanted:
        key = (places[w.warehouse_id].id, w.sku_id, GOOD)
        choice = choose(w.qty, stock[key], unexpired_on=w.unexpired_on)
        taken = {pick.lot: pick.qty for pick in choice.taken}
        stock[key] = [lot._replace(qty=lot.qty - taken.get(lot.lot, Decimal(0))) for lot in stock[key]]
        choices.append(choice)
    return choices
