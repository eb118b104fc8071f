"""What the commands of identity take and its queries return."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from zhanggui.foundation.identity.actor import ALL, Actor, Locale, Scope, Wildcard

SecondFactor = Literal["off", "on", "required"]


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
    second_factor: SecondFactor


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


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role to create: a name and the codes of its permissions; `second_factor`: whoever holds it must log in with two factors."""

    name: str
    permissions: frozenset[str]
    second_factor: bool = False


@dataclass(frozen=True, slots=True)
class RoleChange:
    """New values for a role that the caller has read in `version`. `second_factor` of None leaves what the role asks for as it is."""

    id: int
    version: int
    name: str
    permissions: frozenset[str]
    second_factor: bool | None = None


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as others see it."""

    id: int
    name: str
    permissions: frozenset[str]
    version: int
    second_factor: bool


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """A new session: the secret for the cookie, the value the page sends with changes, and who it is."""

    key: str = field(repr=False)
    csrf: str = field(repr=False)
    expires_at: datetime
    actor: Actor
    second_factor: SecondFactor


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A live session as its owner sees it."""

    id: int
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    agent: str
    current: bool


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token to issue for a user. `role_ids` of None gives it all roles of the user, whatever they will be."""

    user_id: int
    name: str
    role_ids: tuple[int, ...] | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A new token with its secret, which is shown now and never again."""

    id: int
    prefix: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token as others see it."""

    id: int
    user_id: int
    name: str
    prefix: str
    role_ids: tuple[int, ...] | None
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None
