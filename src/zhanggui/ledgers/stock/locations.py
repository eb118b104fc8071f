"""Which location stands for which warehouse and for which part of the outer world. Immutable, hence cached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from zhanggui.kernel import db
from zhanggui.ledgers.stock.contracts import OUTER
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)


class Place(NamedTuple):
    """A location; `warehouse_id` is None outside our warehouses."""

    id: int
    company_id: int
    warehouse_id: int | None
    kind: str


_by_id: dict[int, Place] = db.cache()
_of_warehouse: dict[int, Place] = db.cache()
_outer: dict[tuple[int, str], Place] = db.cache()


def _remember(rows: Iterable[tuple[int, int, int | None, str]]) -> None:
    for row in rows:
        place = Place(*row)
        _by_id[place.id] = place
        if place.warehouse_id is None:
            _outer[place.company_id, place.kind] = place
        else:
            _of_warehouse.setdefault(place.warehouse_id, place)


def of_warehouses(warehouse_ids: Iterable[int]) -> dict[int, Place]:
    """The location of each warehouse; made on first use together with the outer locations of its company."""
    wanted = set(warehouse_ids)
    missing = sorted(wanted - _of_warehouse.keys())
    if missing:
        warehouses = organization.warehouses(missing)
        rows: list[tuple[int, int | None, str]] = [(w.company_id, w.id, "internal") for w in warehouses.values()]
        rows += [(c, None, kind) for c in sorted({w.company_id for w in warehouses.values()}) for kind in OUTER]
        ids = list(db.take_ids(len(rows)))
        columns = list(zip(*rows, strict=True))
        SQL.make_locations.run(id=ids, company=columns[0], warehouse=columns[1], kind=columns[2])
        _remember(SQL.locations.rows(id=[], warehouse=missing, company=sorted(set(columns[0]))))
    return {warehouse_id: _of_warehouse[warehouse_id] for warehouse_id in wanted}


def outer(company_id: int, kind: str) -> Place:
    """The company's supplier, customer, adjustment … location; exists as soon as one of its warehouses was used."""
    place = _outer.get((company_id, kind))
    if place is None:
        _remember(SQL.locations.rows(id=[], warehouse=[], company=[company_id]))
        place = _outer[company_id, kind]
    return place


def by_id(ids: Iterable[int]) -> dict[int, Place]:
    """Locations by id."""
    wanted = set(ids)
    missing = sorted(wanted - _by_id.keys())
    if missing:
        _remember(SQL.locations.rows(id=missing, warehouse=[], company=[]))
    return {i: _by_id[i] for i in wanted}
