"""An actor as JSON: work that goes on after its request has ended has the rights its caller had when asking for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from zhanggui.foundation.identity.actor import ALL, Actor

_SCOPES: Final = ("companies", "shops", "warehouses")


def packed(actor: Actor) -> dict[str, Any]:
    """The actor as JSON values."""
    return {
        "user_id": actor.user_id,
        "name": actor.name,
        "locale": actor.locale,
        "permissions": None if actor.permissions is ALL else sorted(actor.permissions),
        **{scope: None if getattr(actor, scope) is None else sorted(getattr(actor, scope)) for scope in _SCOPES},
    }


def unpacked(stored: Mapping[str, Any]) -> Actor:
    """The actor that `packed` wrote."""
    scopes = {scope: None if stored[scope] is None else frozenset(stored[scope]) for scope in _SCOPES}
    permissions = stored["permissions"]
    return Actor(
        user_id=stored["user_id"],
        name=stored["name"],
        locale=stored["locale"],
        permissions=ALL if permissions is None else frozenset(permissions),
        **scopes,
    )
