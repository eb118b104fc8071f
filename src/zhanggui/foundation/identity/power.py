"""The rule against climbing: nobody grants, or takes over, more than what they hold themselves. Pure."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from zhanggui.foundation.identity.actor import Actor, Scope, Wildcard
from zhanggui.foundation.identity.errors import PowerExceeded


def covers(actor: Actor, *, permissions: AbstractSet[str] | Wildcard) -> bool:
    """Say whether the caller holds at least these permissions."""
    if isinstance(actor.permissions, Wildcard):
        return True
    return not isinstance(permissions, Wildcard) and actor.permissions >= permissions


def _within(inner: Scope, outer: Scope) -> bool:
    return outer is None or (inner is not None and inner <= outer)


def rules_over(actor: Actor, other: Actor) -> bool:
    """Say whether the caller holds everything that `other` holds: permissions and rows."""
    return (
        covers(actor, permissions=other.permissions)
        and _within(other.companies, actor.companies)
        and _within(other.shops, actor.shops)
        and _within(other.warehouses, actor.warehouses)
    )


def refuse(who: str, *, row: int | None = None) -> PowerExceeded:
    """The error for an attempt to climb."""
    return PowerExceeded(row=row, who=who)
