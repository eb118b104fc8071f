"""Who asks, and what this caller may do and see.

An `Actor` is a value: commands and queries take it as an argument, nobody looks it up. It answers the first two of the three questions
of permissions: *may this caller do this* (`require`), and *on which rows* (`companies`, `shops`, `warehouses`).

Permissions and scopes are independent: what a caller may do holds on every row the caller sees. That is how back offices
for sellers work (roles, plus the shops and warehouses of a person), and a filter on rows never has to ask which role let it in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

from zhanggui.foundation.identity.errors import MissingPermission, OutOfScope, ScopeLimited
from zhanggui.kernel.machine import Permission

Locale = Literal["zh", "en"]
Scope = frozenset[int] | None
"""The ids a caller sees in one dimension; None means every id."""


class Wildcard(Enum):
    """Stands where a set of permission codes could stand and holds them all."""

    ALL = "*"


ALL: Final = Wildcard.ALL


@dataclass(frozen=True, slots=True)
class Actor:
    """The caller of a command or a query: a person, a program with a token, or the system itself (`SYSTEM`)."""

    user_id: int | None
    name: str
    permissions: frozenset[str] | Wildcard
    companies: Scope = None
    shops: Scope = None
    warehouses: Scope = None
    locale: Locale = "zh"

    def may(self, permission: Permission) -> bool:
        """Say whether the caller holds the permission."""
        return isinstance(self.permissions, Wildcard) or permission.code in self.permissions

    def require(self, permission: Permission) -> None:
        """Raise `MissingPermission` unless the caller holds the permission."""
        if not self.may(permission):
            raise MissingPermission(permission=permission.code, name_zh=permission.zh, name_en=permission.en)

    def sees_company(self, company_id: int) -> bool:
        """Say whether rows of this company are in the caller's scope."""
        return self.companies is None or company_id in self.companies

    def sees_shop(self, shop_id: int) -> bool:
        """Say whether rows of this shop are in the caller's scope."""
        return self.shops is None or shop_id in self.shops

    def sees_warehouse(self, warehouse_id: int) -> bool:
        """Say whether rows of this warehouse are in the caller's scope."""
        return self.warehouses is None or warehouse_id in self.warehouses

    def require_companies(self, ids: Iterable[int]) -> None:
        """Raise `OutOfScope` if any of the companies is outside the caller's scope."""
        _require(self.companies, ids, "company_id")

    def require_shops(self, ids: Iterable[int]) -> None:
        """Raise `OutOfScope` if any of the shops is outside the caller's scope."""
        _require(self.shops, ids, "shop_id")

    def require_warehouses(self, ids: Iterable[int]) -> None:
        """Raise `OutOfScope` if any of the warehouses is outside the caller's scope."""
        _require(self.warehouses, ids, "warehouse_id")

    def require_every(self, dimension: Literal["companies", "shops", "warehouses"]) -> None:
        """Raise `ScopeLimited` unless the caller sees every row of the dimension: who creates a row must be able to see it."""
        if getattr(self, dimension) is not None:
            zh, en = _DIMENSIONS[dimension]
            raise ScopeLimited(what_zh=zh, what_en=en)


_DIMENSIONS: Final = {
    "companies": ("公司", "companies"),
    "shops": ("店铺", "shops"),
    "warehouses": ("仓库", "warehouses"),
}


def _require(scope: Scope, ids: Iterable[int], field: str) -> None:
    if scope is None:
        return
    outside = sorted(set(ids) - scope)
    if outside:
        raise OutOfScope(field=field, ids=", ".join(map(str, outside[:5])))


SYSTEM: Final = Actor(user_id=None, name="system", permissions=ALL)
"""The caller of migrations, imports from the command line and background jobs: every permission, every row."""
