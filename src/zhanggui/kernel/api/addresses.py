"""Finding the route of an address among hundreds, without asking them one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import ResolverMatch, URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

Address = URLPattern | URLResolver


def tree(addresses: Iterable[Address]) -> list[Address]:
    """The same addresses, those that begin with the same plain word under one node; plain words come before parameters."""
    others: list[Address] = []
    groups: dict[str, list[Address]] = {}
    for address in addresses:
        word, slash, rest = str(address.pattern).partition("/")
        if not slash or "<" in word or not isinstance(address, URLPattern):
            others.append(address)
        else:
            groups.setdefault(word, []).append(path(rest, address.callback, address.default_args, address.name))
    return [*[path(f"{word}/", include(tree(group))) for word, group in groups.items()], *others]


class Addresses(URLResolver):
    """Remembers where the addresses without parameters lead; there are no more of them than routes."""

    def __init__(self, prefix: str, urls: tuple[list[Address], str, str]) -> None:
        addresses, app, namespace = urls
        super().__init__(RoutePattern(prefix, is_endpoint=False), tree(addresses), app_name=app, namespace=namespace)
        self._known: dict[str, ResolverMatch] = {}

    def resolve(self, path: str) -> Any:
        """As Django's."""
        found = self._known.get(path)
        if found is None:
            found = super().resolve(path)
            if "<" not in found.route:
                self._known[path] = found
        return found
