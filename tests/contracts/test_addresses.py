"""Every address leads where it led when the routes were asked one after the other."""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, URLPattern, path
from django.urls.resolvers import RoutePattern, URLResolver

from zhanggui.app.api import api
from zhanggui.kernel.api.addresses import Addresses

URLS = api.urls
PLAIN = URLResolver(RoutePattern("api/v1/", is_endpoint=False), URLS[0], app_name=URLS[1], namespace=URLS[2])


def examples() -> list[str]:
    """An address for every route."""
    routes = {str(address.pattern) for address in URLS[0] if isinstance(address, URLPattern)}
    return sorted("api/v1/" + re.sub(r"<[^>]+>", "77", route) for route in routes)


@pytest.mark.parametrize("address", examples())
def test_it_leads_to_the_same_view(address: str) -> None:
    ours = Addresses("api/v1/", URLS)
    wanted = PLAIN.resolve(address)
    for _ in range(2):
        found = ours.resolve(address)
        assert (found.func, found.args, found.kwargs) == (wanted.func, wanted.args, wanted.kwargs)
        assert (found.route, found.url_name, found.namespaces) == (wanted.route, wanted.url_name, wanted.namespaces)


def test_an_unknown_address_stays_unknown() -> None:
    ours = Addresses("api/v1/", URLS)
    for _ in range(2):
        with pytest.raises(Resolver404):
            ours.resolve("api/v1/sales/nothing")


def test_parameters_are_read_every_time() -> None:
    def view(request: HttpRequest, number: int) -> HttpResponse:
        return HttpResponse(number)

    ours = Addresses("x/", ([path("orders/<int:number>", view), path("orders/<int:number>/lines", view)], "a", "a"))
    assert [ours.resolve(f"x/orders/{number}").kwargs for number in (1, 2)] == [{"number": 1}, {"number": 2}]
    assert ours.resolve("x/orders/3/lines").kwargs == {"number": 3}
