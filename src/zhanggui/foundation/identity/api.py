"""The routes of this module and the two ways to prove who one is, for the composition root."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from ninja import Router
from ninja.security import APIKeyCookie, HttpBearer

from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.authentication import by_session, by_token
from zhanggui.foundation.identity.request import COOKIE
from zhanggui.foundation.identity.roles.api import router as roles
from zhanggui.foundation.identity.second_factor.api import router as second_factor
from zhanggui.foundation.identity.sessions.api import router as sessions
from zhanggui.foundation.identity.tokens.api import router as tokens
from zhanggui.foundation.identity.users.api import router as users
from zhanggui.kernel.clock import utcnow


class BearerToken(HttpBearer):
    """`Authorization: Bearer zg_…`."""

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Called by django-ninja, whose own way copies all headers of every request to read this one."""
        scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        return self.authenticate(request, token) if scheme.lower() == self.openapi_scheme else None

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Called by django-ninja."""
        return by_token(token.strip(), now=utcnow())


class SessionCookie(APIKeyCookie):
    """The cookie of a browser session; changes also need the header `X-CSRF-Token`."""

    param_name = COOKIE

    def __init__(self) -> None:
        super().__init__(csrf=False)  # Django's own check wants its own cookie; `by_session` checks ours.

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """Called by django-ninja. A request with a bearer token is judged by that alone."""
        if request.META.get("HTTP_AUTHORIZATION"):
            return None
        return by_session(request, key or "", now=utcnow())


AUTH: Final = (BearerToken(), SessionCookie())
"""What every route of the API asks for unless it says otherwise."""

router = Router(tags=["identity"])
router.add_router("", sessions)
router.add_router("", second_factor)
router.add_router("", users)
router.add_router("", roles)
router.add_router("", tokens)
