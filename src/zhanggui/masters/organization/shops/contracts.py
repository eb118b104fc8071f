"""What other modules see of a shop, and what they give to create or change one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from zhanggui.masters.organization.vocabulary import ShopKind


@dataclass(frozen=True, slots=True)
class ShopRow:
    """A shop. `warehouse_id` is where its orders ship from unless a rule says otherwise."""

    id: int
    company_id: int
    code: str
    name: str
    channel: str
    kind: ShopKind
    currency: str
    warehouse_id: int | None
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """What never changes of a shop, so processes may remember it."""

    company_id: int
    channel: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewShop:
    """A shop to create; an empty currency means the company's."""

    company_id: int
    code: str
    name: str
    channel: str = "offline"
    kind: ShopKind = "online"
    currency: str = ""
    warehouse_id: int | None = None


class ShopValues(TypedDict, total=False):
    """The fields of a shop that can change."""

    code: str
    name: str
    kind: ShopKind
    warehouse_id: int | None
    active: bool
