"""Users, roles, scopes, sessions and tokens: what other modules may use."""

from zhanggui.foundation.identity.actor import ALL, SYSTEM, Actor, Locale, Scope, Wildcard
from zhanggui.foundation.identity.errors import MissingPermission, OutOfScope

__all__ = ["ALL", "SYSTEM", "Actor", "Locale", "MissingPermission", "OutOfScope", "Scope", "Wildcard"]
