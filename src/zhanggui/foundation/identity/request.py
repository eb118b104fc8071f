"""What an HTTP request says about its caller, and the cookie of a browser session."""

from __future__ import annotations

from datetime import datetime
from ipaddress import IPv6Address, ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.contracts import SecondFactor
from zhanggui.foundation.identity.errors import CsrfFailed
from zhanggui.kernel.api.errors import Unauthenticated

COOKIE: Final = "zg_session"
_FACTOR: Final = "zhanggui.second_factor"


def session_key(request: HttpRequest) -> str:
    """The key in the session cookie, empty without one."""
    return request.COOKIES.get(COOKIE, "")


def actor_of(request: HttpRequest) -> Actor:
    """The caller of an authenticated route."""
    actor: Any = getattr(request, "auth", None)
    if not isinstance(actor, Actor):
        raise Unauthenticated
    return actor


def note_factor(request: HttpRequest, state: SecondFactor) -> None:
    """Keep how the caller stands with the second factor, for `factor_of`."""
    request.META[_FACTOR] = state


def factor_of(request: HttpRequest) -> SecondFactor:
    """How the caller of a browser stands with the second factor; programs have none."""
    found: SecondFactor = request.META.get(_FACTOR, "off")
    return found


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
