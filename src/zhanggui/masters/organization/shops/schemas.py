"""Wire types of shops and channels."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Code, Id, Name
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out
from zhanggui.masters.organization.vocabulary import ShopKind

ChannelCode = Annotated[str, Field(max_length=64, description="Code of a channel, see `/channels`", examples=["jd"])]
Kind = Annotated[ShopKind, Field(description="Online shop, wholesale or store", examples=["online"])]
DefaultWarehouse = Annotated[
    Id | None,
    Field(description="Warehouse that ships unless a rule says otherwise", examples=[4100]),
]
Active = Annotated[bool, Field(description="In use; inactive shops take no new orders", examples=[True])]


class ShopIn(Schema):
    """A shop to create."""

    company_id: Id
    code: Code
    name: Name
    channel: ChannelCode = "offline"
    kind: Kind = "online"
    currency: str = Field(
        "", max_length=3, description="Currency of its prices; empty: the company's", examples=["CNY"]
    )
    warehouse_id: DefaultWarehouse = None


class ShopsIn(Schema):
    """A batch of shops."""

    shops: list[ShopIn] = Field(min_length=1, max_length=BATCH_MAX, description="Shops to create")


class ShopChangeIn(ChangeIn):
    """New values for a shop."""

    code: Code = left_out()
    name: Name = left_out()
    kind: Kind = left_out()
    warehouse_id: DefaultWarehouse = left_out()
    active: Active = left_out()


class ShopChangesIn(Schema):
    """A batch of changes."""

    shops: list[ShopChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class ShopQuery(PageQuery):
    """Filters of the list of shops."""

    company_id: Id | None = Field(None, description="Of this company", examples=[4097])
    channel: str = Field("", max_length=64, description="On this channel", examples=["jd"])
    search: str = Field("", max_length=100, description="Part of a code or name", examples=["旗舰"])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class ShopOut(Schema):
    """A shop."""

    id: Id
    company_id: Id
    code: Code
    name: Name
    channel: ChannelCode
    kind: Kind
    currency: str = Field(description="Currency of its prices; never changes", examples=["CNY"])
    warehouse_id: DefaultWarehouse
    active: Active
    version: int = Field(
        ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]
    )


class ChannelOut(Schema):
    """A place where shops can be."""

    code: ChannelCode
    wdt_id: int | None = Field(description="Platform id in 旺店通 exports", examples=[3])
    zh: str = Field(description="Chinese name", examples=["京东"])
    en: str = Field(description="English name", examples=["JD.com"])
