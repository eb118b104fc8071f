"""Routes of shops and channels."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.editing import changes
from zhanggui.masters.organization.channels import CHANNELS, Channel
from zhanggui.masters.organization.permissions import VIEW
from zhanggui.masters.organization.shops import commands, queries
from zhanggui.masters.organization.shops.contracts import NewShop, ShopRow, ShopValues
from zhanggui.masters.organization.shops.schemas import ChannelOut, ShopChangesIn, ShopOut, ShopQuery, ShopsIn

router = Router(tags=["organization"])
ShopId = Annotated[Id, Path(description="Id of the shop", examples=[4098])]


@router.get("/channels", response=list[ChannelOut], summary="List channels")
def list_channels(request: HttpRequest) -> list[Channel]:
    """All places where a shop can be; a fixed list."""
    actor_of(request).require(VIEW)
    return list(CHANNELS.values())


@router.get("/shops", response=PageOut[ShopOut], summary="List shops")
def list_shops(request: HttpRequest, query: Query[ShopQuery]) -> Page[ShopRow]:
    """Shops in the caller's scope, oldest first."""
    return queries.find_shops(actor=actor_of(request), **query.model_dump())


@router.get("/shops/{shop_id}", response=ShopOut, summary="One shop")
def get_shop(request: HttpRequest, shop_id: ShopId) -> ShopRow:
    """A shop."""
    return queries.shop(shop_id, actor=actor_of(request))


@router.post("/shops", response={201: CreatedOut}, summary="Create shops")
def create_shops(request: HttpRequest, body: ShopsIn) -> Status[CreatedOut]:
    """Create a batch of shops: all of them or none."""
    batch = [NewShop(**shop.model_dump()) for shop in body.shops]
    return Status(201, CreatedOut(ids=commands.create_shops(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/shops", response={204: None}, summary="Change shops")
def update_shops(request: HttpRequest, body: ShopChangesIn) -> Status[None]:
    """Change fields of a batch of shops: all of them or none. Fields that are left out stay as they are."""
    commands.update_shops(changes(body.shops, ShopValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)
