"""What other modules see of warehouses, zones and bins, and what they give to create or change them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from zhanggui.masters.organization.vocabulary import BinState, WarehouseKind, ZoneKind


@dataclass(frozen=True, slots=True)
class WarehouseRow:
    """A warehouse with its address."""

    id: int
    company_id: int
    code: str
    name: str
    kind: WarehouseKind
    country: str
    province: str
    city: str
    district: str
    street: str
    contact: str
    phone: str
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone of a warehouse."""

    id: int
    warehouse_id: int
    code: str
    name: str
    kind: ZoneKind
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class BinRow:
    """A bin. `capacity` counts base units, None means no limit; pickers walk bins in the order of `walk_order`, then code."""

    id: int
    warehouse_id: int
    zone_id: int
    code: str
    capacity: Decimal | None
    walk_order: int
    state: BinState
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWarehouse:
    """A warehouse to create."""

    company_id: int
    code: str
    name: str
    kind: WarehouseKind = "own"
    country: str = ""
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewZone:
    """A zone to create."""

    warehouse_id: int
    code: str
    name: str
    kind: ZoneKind = "pick"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBin:
    """A bin to create; its warehouse is the zone's."""

    zone_id: int
    code: str
    capacity: Decimal | None = None
    walk_order: int = 0
    state: BinState = "open"


class WarehouseValues(TypedDict, total=False):
    """The fields of a warehouse that can change."""

    code: str
    name: str
    kind: WarehouseKind
    country: str
    province: str
    city: str
    district: str
    street: str
    contact: str
    phone: str
    active: bool


class ZoneValues(TypedDict, total=False):
    """The fields of a zone that can change."""

    code: str
    name: str
    kind: ZoneKind
    active: bool


class BinValues(TypedDict, total=False):
    """The fields of a bin that can change; a new zone lies in the same warehouse."""

    zone_id: int
    code: str
    capacity: Decimal | None
    walk_order: int
    state: BinState
