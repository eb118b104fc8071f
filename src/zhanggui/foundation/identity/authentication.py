"""From an HTTP request to an `Actor`: a bearer token for programs, a cookie with a CSRF header for pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.http import HttpRequest

from zhanggui.foundation.identity import keys
from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.errors import CsrfFailed, FactorRequired
from zhanggui.foundation.identity.request import note_factor, session_key
from zhanggui.foundation.identity.sessions import commands as sessions
from zhanggui.foundation.identity.sessions import queries as live_sessions
from zhanggui.foundation.identity.tokens import commands as tokens
from zhanggui.foundation.identity.tokens import queries as live_tokens

CSRF_HEADER: Final = "X-CSRF-Token"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
#: "Last used" is kept to this, so that reading does not write.
TOUCH_AFTER: Final = timedelta(minutes=5)
#: What works in a browser whose user still has to set up the second factor that a role asks for.
_SETTING_UP: Final = frozenset(
    f"/api/v1{path}" for path in ("/me", "/session", "/me/second-factor", "/me/second-factor/confirm")
)


def by_token(secret: str, *, now: datetime) -> Actor | None:
    """The caller behind an API token. One statement a second; another one every few minutes."""
    if not secret.startswith(keys.TOKEN_START):
        return None
    found = live_tokens.by_secret(secret=secret, now=now)
    if found is None:
        return None
    if found.used_at is None or now - found.used_at > TOUCH_AFTER:
        tokens.touch(token_id=found.id, now=now)
        live_tokens.forget(secret)
    return found.actor


def by_session(request: HttpRequest, key: str, *, now: datetime) -> Actor | None:
    """The caller behind a session cookie. Raises `CsrfFailed` for a change that does not carry the page's CSRF value, `FactorRequired`
    for anything but setting up the second factor where a role asks for one and there is none."""
    found = live_sessions.by_key(key=key, now=now) if key else None
    if found is None:
        return None
    if request.method not in _SAFE and not keys.same(request.headers.get(CSRF_HEADER, ""), keys.csrf(key)):
        raise CsrfFailed
    if found.second_factor == "required" and request.path not in _SETTING_UP:
        raise FactorRequired
    note_factor(request, found.second_factor)
    if now - found.seen_at > TOUCH_AFTER:
        sessions.touch(session_id=found.id, now=now)
    return found.actor


def authenticate_request(request: HttpRequest, *, now: datetime) -> Actor | None:
    """The caller of any request, for views outside of the API; None for a stranger. Raises `CsrfFailed`."""
    scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() == "bearer":
        return by_token(secret.strip(), now=now)
    return by_session(request, session_key(request), now=now)
