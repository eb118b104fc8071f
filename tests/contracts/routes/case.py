"""What the table of routes says of a route."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Scene = Mapping[str, Any]
COMPANY, SHOP, WAREHOUSE = "companies", "shops", "warehouses"


@dataclass(frozen=True)
class Case:
    """A call of `method route` that works for who holds `needs` and sees the rows.

    `at`: the parts of the address, by name in the scene. `query` is formatted with the scene, `body` is made from it. `dims`: the
    dimensions whose scopes hide the row (`COMPANY`, `SHOP`, `WAREHOUSE`). `right`: the statuses of the call that is allowed.
    """

    method: str
    route: str
    needs: tuple[str, ...] = ()
    body: Callable[[Scene], object] | None = None
    at: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    dims: tuple[str, ...] = ()
    right: tuple[int, ...] = (200, 201, 202, 204)
    #: Nobody has to be logged in, or everybody who is may call it.
    open_to_all: bool = False
    public: bool = False

    def path(self, scene: Scene) -> str:
        """The address of the call."""
        path = self.route.format(**{name: scene[key] for name, key in self.at.items()})
        return f"{path}?{self.query.format(**scene)}" if self.query else path


def named(key: str) -> Callable[[Scene], object]:
    """The body of an action on one document of the scene."""
    return lambda s: {"documents": [{"id": s[key]}]}
