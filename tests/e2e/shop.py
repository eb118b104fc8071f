"""A small shop: what the tests in the browser buy, sell and look at."""

from __future__ import annotations

from dataclasses import dataclass

from tests.world import World, build
from zhanggui.kernel import db


@dataclass(frozen=True)
class Shop:
    """Ids and codes of what is in it."""

    world: World
    orders: tuple[int, ...]


def open_shop() -> Shop:
    """Make it. Commits."""
    with db.transaction():
        world = build()
        world.adjust(world.skus[0], "500", "10")
        world.adjust(world.skus[1], "500", "2")
        orders = tuple(world.place((world.skus[0], n + 1, "20"), (world.skus[1], 2, "5")) for n in range(30))
    return Shop(world, orders)
