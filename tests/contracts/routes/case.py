"""What the table of routes says of a route."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Scene = Mapping[str, Any]
COMPANY, SHOP, WAREHOUSE = "companies", "shops", "warehouses"
#: What hides a document of sales, of purchasing.
SELLING = (COMPANY, SHOP, WAREHOUSE)
BUYING = (COMPANY, WAREHOUSE)


@dataclass(frozen=True)
class Case:
    """A call of `method route` that works for who holds `needs` and sees the rows.

    `needs`: codes of permissions, `a|b` where one of several is enough. `at`: the parts of the address, by name in the scene. `query`
    is formatted with the scene, `body` is made from it; a body of bytes is a file to upload. `dims`: the dimensions whose scopes hide
    the row (`COMPANY`, `SHOP`, `WAREHOUSE`); none where rows belong to the whole instance, and then every scope gets the same answer.
    `right`: the statuses of the call that is allowed, all of them of success.
    """

    method: str
    route: str
    needs: tuple[str, ...] = ()
    body: Callable[[Scene], object] | None = None
    at: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    dims: tuple[str, ...] = ()
    right: tuple[int, ...] = (200, 201, 202, 204)
    #: Permissions of what the call leads to; the one who may has them.
    also: tuple[str, ...] = ()
    #: Nobody has to be logged in.
    public: bool = False

    @property
    def name(self) -> str:
        """How the table calls the route."""
        return f"{self.method} {self.route}"

    @property
    def held(self) -> tuple[str, ...]:
        """Permissions that are enough."""
        return tuple(need.split("|")[0] for need in self.needs) + self.also

    def path(self, scene: Scene) -> str:
        """The address of the call."""
        path = self.route.format(**{name: scene[key] for name, key in self.at.items()})
        return f"{path}?{self.query.format(**scene)}" if self.query else path


def read(
    route: str, *needs: str, at: Mapping[str, str] | None = None, query: str = "", dims: tuple[str, ...] = ()
) -> Case:
    """A route that reads."""
    return Case("GET", route, needs, at=at or {}, query=query, dims=dims)


def named(key: str) -> Callable[[Scene], object]:
    """The body of an action on one document of the scene."""
    return lambda s: {"documents": [{"id": s[key]}]}


def act(route: str, need: str, key: str, *, dims: tuple[str, ...], **more: object) -> Case:
    """An action on one document of the scene."""
    return Case("POST", route, (need,), lambda s: {"documents": [{"id": s[key]}], **more}, dims=dims)


def batch(
    method: str, route: str, need: str, rows: str, row: Callable[[Scene], object], *, dims: tuple[str, ...] = ()
) -> Case:
    """A change of a batch of one."""
    return Case(method, route, (need,), lambda s: {rows: [row(s)]}, dims=dims)
