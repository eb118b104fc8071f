"""Workload W: 200 SKUs, 500 customers, orders of three lines. The same orders for every contestant, from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

SKUS = 200
CUSTOMERS = 500
LINES = 3
WAREHOUSES = 2
TAX_RATE = Decimal("0.13")
UNIT_COST = Decimal("6.00")
#: Opening stock of every SKU in every warehouse: no order of any run can be short.
OPENING = 50_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """`sku` is a position in the list of SKUs, `price` the unit price."""

    sku: int
    qty: int
    price: Decimal


@dataclass(frozen=True, slots=True)
class Order:
    """`customer` and `warehouse` are positions in their lists."""

    customer: int
    warehouse: int
    lines: tuple[Line, ...]


def orders(seed: int, count: int, warehouse: int | None = None) -> Iterator[Order]:
    """`count` orders, uniform over customers and SKUs; all of one warehouse when it is given."""
    draw = random.Random(seed)
    cents = [Decimal(c).scaleb(-2) for c in range(500, 9900)]
    for _ in range(count):
        yield Order(
            draw.randrange(CUSTOMERS),
            draw.randrange(WAREHOUSES) if warehouse is None else warehouse,
            tuple(Line(sku, draw.randint(1, 5), draw.choice(cents)) for sku in draw.sample(range(SKUS), LINES)),
        )
