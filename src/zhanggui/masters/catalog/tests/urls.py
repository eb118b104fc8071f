"""The routes of this module alone; the test says in headers who calls."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import path

from zhanggui.foundation.identity.public import ALL, Actor
from zhanggui.kernel.api.service import Api
from zhanggui.masters.catalog.api import router


def caller(request: HttpRequest) -> Actor | None:
    """The caller with the rights named in `X-Rights` (`*` for all) and the companies in `X-Companies`."""
    rights = request.headers.get("X-Rights")
    if rights is None:
        return None
    companies = request.headers.get("X-Companies")
    return Actor(
        user_id=None,
        name="test",
        permissions=ALL if rights == "*" else frozenset(rights.split()),
        companies=None if companies is None else frozenset(map(int, companies.split())),
    )


api = Api(title="Catalog", description="Tests", auth=[caller])
api.add_router("", router)
urlpatterns = [path("api/v1/", api.urls)]
