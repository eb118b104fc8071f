"""Wire types of warehouses, zones and bins."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Code, Id, Name, Quantity
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out
from zhanggui.masters.organization.vocabulary import BinState, WarehouseKind, ZoneKind

Kind = Annotated[WarehouseKind, Field(description="Whose warehouse it is and what for", examples=["own"])]
Country = Annotated[str, Field(max_length=200, description="Country", examples=["中国"])]
Province = Annotated[str, Field(max_length=200, description="Province or state", examples=["广东省"])]
City = Annotated[str, Field(max_length=200, description="City", examples=["惠州市"])]
District = Annotated[str, Field(max_length=200, description="District or county", examples=["惠城区"])]
Street = Annotated[str, Field(max_length=200, description="Street and number", examples=["仓前街道 1 号"])]
Contact = Annotated[str, Field(max_length=200, description="Person to ask for", examples=["王仓管"])]
Phone = Annotated[str, Field(max_length=200, description="Phone of the warehouse", examples=["0752-1234567"])]
Active = Annotated[bool, Field(description="In use; inactive ones take no new documents", examples=[True])]
UseOfZone = Annotated[ZoneKind, Field(description="What the zone is for", examples=["pick"])]
State = Annotated[BinState, Field(description="In use, frozen or retired", examples=["open"])]
Capacity = Annotated[
    Quantity | None, Field(description="Base units that fit; null means no limit", examples=["120.0000"])
]
WalkOrder = Annotated[int, Field(ge=0, le=1_000_000_000, description="Place on the picker's way", examples=[10])]


class WarehouseIn(Schema):
    """A warehouse to create."""

    company_id: Id
    code: Code
    name: Name
    kind: Kind = "own"
    country: Country = ""
    province: Province = ""
    city: City = ""
    district: District = ""
    street: Street = ""
    contact: Contact = ""
    phone: Phone = ""


class WarehousesIn(Schema):
    """A batch of warehouses."""

    warehouses: list[WarehouseIn] = Field(min_length=1, max_length=BATCH_MAX, description="Warehouses to create")


class WarehouseChangeIn(ChangeIn):
    """New values for a warehouse."""

    code: Code = left_out()
    name: Name = left_out()
    kind: Kind = left_out()
    country: Country = left_out()
    province: Province = left_out()
    city: City = left_out()
    district: District = left_out()
    street: Street = left_out()
    contact: Contact = left_out()
    phone: Phone = left_out()
    active: Active = left_out()


class WarehouseChangesIn(Schema):
    """A batch of changes."""

    warehouses: list[WarehouseChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class WarehouseQuery(PageQuery):
    """Filters of the list of warehouses."""

    company_id: Id | None = Field(None, description="Of this company", examples=[4097])
    kind: str = Field("", max_length=64, description="Of this kind", examples=["own"])
    search: str = Field("", max_length=100, description="Part of a code or name", examples=["惠州"])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class WarehouseOut(Schema):
    """A warehouse."""

    id: Id
    company_id: Id
    code: Code
    name: Name
    kind: Kind
    country: Country
    province: Province
    city: City
    district: District
    street: Street
    contact: Contact
    phone: Phone
    active: Active
    version: int = Field(
        ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]
    )


class ZoneIn(Schema):
    """A zone to create."""

    warehouse_id: Id
    code: Code
    name: Name
    kind: UseOfZone = "pick"


class ZonesIn(Schema):
    """A batch of zones."""

    zones: list[ZoneIn] = Field(min_length=1, max_length=BATCH_MAX, description="Zones to create")


class ZoneChangeIn(ChangeIn):
    """New values for a zone."""

    code: Code = left_out()
    name: Name = left_out()
    kind: UseOfZone = left_out()
    active: Active = left_out()


class ZoneChangesIn(Schema):
    """A batch of changes."""

    zones: list[ZoneChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class ZoneQuery(PageQuery):
    """Filters of the list of zones."""

    warehouse_id: Id | None = Field(None, description="In this warehouse", examples=[4100])


class ZoneOut(Schema):
    """A zone."""

    id: Id
    warehouse_id: Id
    code: Code
    name: Name
    kind: UseOfZone
    active: Active
    version: int = Field(
        ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]
    )


class BinIn(Schema):
    """A bin to create; its warehouse is the zone's."""

    zone_id: Id
    code: Code
    capacity: Capacity = None
    walk_order: WalkOrder = 0
    state: State = "open"


class BinsIn(Schema):
    """A batch of bins."""

    bins: list[BinIn] = Field(min_length=1, max_length=BATCH_MAX, description="Bins to create")


class BinChangeIn(ChangeIn):
    """New values for a bin."""

    zone_id: Id = left_out()
    code: Code = left_out()
    capacity: Capacity = left_out()
    walk_order: WalkOrder = left_out()
    state: State = left_out()


class BinChangesIn(Schema):
    """A batch of changes."""

    bins: list[BinChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class BinQuery(PageQuery):
    """Filters of the list of bins."""

    warehouse_id: Id | None = Field(None, description="In this warehouse", examples=[4100])
    zone_id: Id | None = Field(None, description="In this zone", examples=[4101])
    state: str = Field("", max_length=64, description="In this state", examples=["open"])
    prefix: str = Field("", max_length=64, description="Labels that begin so", examples=["A-01"])


class BinOut(Schema):
    """A bin."""

    id: Id
    warehouse_id: Id
    zone_id: Id
    code: Code
    capacity: Capacity
    walk_order: WalkOrder
    state: State
    version: int = Field(
        ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]
    )
