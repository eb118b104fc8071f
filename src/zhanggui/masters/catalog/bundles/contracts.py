"""What other modules see of bundles (组合装), and what they give to fill one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """`qty` base units of a SKU in one bundle. `weight` is its share of the price: usually qty × the price it has alone."""

    sku_id: int
    qty: Decimal
    weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything one unit of a bundle SKU contains; components may be bundles themselves."""

    sku_id: int
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a bundle becomes in a document: a quantity of a SKU that is no bundle, with its part of the bundle's amount."""

    sku_id: int
    qty: Decimal
    amount: Decimal
