"""What commands on tokens take and what queries return."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


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
