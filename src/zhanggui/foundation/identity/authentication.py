"""From an HTTP request to an `Actor`: a bearer token for programs, a cookie with a CSRF header for pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from zhanggui.foundation.identity import keys
from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.errors import CsrfFailed
from zhanggui.foundation.identity.sessions import commands as sessions
from zhanggui.foundation.identity.sessions import queries as live_sessions
from zhanggui.foundation.identity.tokens import commands as tokens
from zhanggui.foundation.identity.tokens import queries as live_tokens
from zhanggui.kernel.api.errors import Unauthenticated

COOKIE: Final = "zg_session"
CSRF_HEADER: Final = "X-CSRF-Token"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
#: "Last used" is kept to this, so that reading does not write.
TOUCH_AFTER: Final = timedelta(minutes=5)


def session_key(request: HttpRequest) -> str:
    """The key in the session cookie, empty without one."""
    return request.COOKIES.get(COOKIE, "")


def by_token(secret: str, *, now: datetime) -> Actor | None:
    """The caller behind an API token. One statement; a second one every few minutes."""
    if not secret.startswith(keys.TOKEN_START):
        return None
    found = live_tokens.by_secret(secret=secret, now=now)
    if found is None:
        return None
    if found.used_at is None or now - found.used_at > TOUCH_AFTER:
        tokens.touch(token_id=found.id, now=now)
    return found.actor


def by_session(request: HttpRequest, key: str, *, now: datetime) -> Actor | None:
    """The caller behind a session cookie. Raises `CsrfFailed` for a change that does not carry the page's CSRF value."""
    found = live_sessions.by_key(key=key, now=now) if key else None
    if found is None:
        return None
    if request.method not in _SAFE and not keys.same(request.headers.get(CSRF_HEADER, ""), keys.csrf(key)):
        raise CsrfFailed
    if now - found.seen_at > TOUCH_AFTER:
        sessions.touch(session_id=found.id, now=now)
    return found.actor


def authenticate_request(request: HttpRequest, *, now: datetime) -> Actor | None:
    """The caller of any request, for views outside of the API; None for a stranger. Raises `CsrfFailed`."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return by_token(secret.strip(), now=now)
    return by_session(request, session_key(request), now=now)


def actor_of(request: HttpRequest) -> Actor:
    """The caller of an authenticated route."""
    actor: Any = getattr(request, "auth", None)
    if not isinstance(actor, Actor):
        raise Unauthenticated
    return actor


def require_same_origin(request: HttpRequest) -> None:
    """Refuse a log-in that another site's page sends: it would put the visitor into a stranger's account."""
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.get_host():
        raise CsrfFailed


def client_address(request: HttpRequest) -> str:
    """The caller's address for the log-in brake; an IPv6 caller counts as its /64 network.

    `X-Forwarded-For` is believed only as far as `TRUSTED_PROXIES` (their number) says.
    """
    proxies: int = getattr(settings, "TRUSTED_PROXIES", 0)
    chain = [*request.headers.get("X-Forwarded-For", "").split(","), request.META.get("REMOTE_ADDR", "")]
    text = chain[max(-1 - proxies, -len(chain))].strip()
    try:
        address = ip_address(text)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped.compressed if address.ipv4_mapped else f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return address.compressed


def set_cookie(request: HttpRequest, response: HttpResponse, *, key: str, expires_at: datetime) -> None:
    """Give the browser its session key: out of reach of scripts, never sent by another site's page."""
    response.set_cookie(
        COOKIE, key, expires=expires_at, httponly=True, samesite="Lax", secure=request.is_secure(), path="/"
    )


def clear_cookie(response: HttpResponse) -> None:
    """Take the session key from the browser."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")
