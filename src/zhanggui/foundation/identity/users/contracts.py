"""What commands on users take and what queries return."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zhanggui.foundation.identity.actor import ALL, Actor, Locale, Scope, Wildcard


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user to create. Scopes of None mean every company, shop or warehouse."""

    login: str
    name: str
    password: str
    email: str = ""
    locale: Locale = "zh"
    is_owner: bool = False
    role_ids: tuple[int, ...] = ()
    companies: Scope = None
    shops: Scope = None
    warehouses: Scope = None


@dataclass(frozen=True, slots=True)
class UserChange:
    """New values for a user that the caller has read in `version`."""

    id: int
    version: int
    name: str
    email: str
    locale: Locale
    active: bool
    is_owner: bool


@dataclass(frozen=True, slots=True)
class Access:
    """The whole access of a user: it replaces all roles and scopes."""

    user_id: int
    version: int
    role_ids: tuple[int, ...]
    companies: Scope = None
    shops: Scope = None
    warehouses: Scope = None


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user as others see it."""

    id: int
    login: str
    email: str
    name: str
    locale: Locale
    active: bool
    is_owner: bool
    role_ids: tuple[int, ...]
    companies: Scope
    shops: Scope
    warehouses: Scope
    version: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A user with everything it may do; read by `locks.users` under a row lock."""

    user: UserRow
    permissions: frozenset[str] | Wildcard

    def actor(self) -> Actor:
        """The caller this user would be."""
        user = self.user
        return Actor(
            user_id=user.id,
            name=user.name,
            permissions=self.permissions,
            companies=user.companies,
            shops=user.shops,
            warehouses=user.warehouses,
            locale=user.locale,
        )


def scope(ids: Iterable[int] | None) -> Scope:
    """A scope from stored or sent ids."""
    return None if ids is None else frozenset(ids)


def powers(is_owner: bool, codes: Iterable[str]) -> frozenset[str] | Wildcard:
    """What a user may do: an owner everything, anybody else what the roles hold."""
    return ALL if is_owner else frozenset(codes)
