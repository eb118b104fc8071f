"""Taking bundles apart, and sharing their price. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from zhanggui.kernel.money import EXACT, allocate
from zhanggui.kernel.quantity import q4
from zhanggui.masters.catalog.bundles.contracts import Bundle, Part

#: Bundles of bundles of bundles: a fourth level is a mistake, and nobody could check the parcel.
MAX_LEVELS = 3


def explode(sku_id: int, qty: Decimal, amount: Decimal, bundles: Mapping[int, Bundle]) -> list[Part]:
    """The parts of `qty` bundles sold for `amount` (2 places); one part if the SKU is no bundle.

    The amount is shared by the components' weights with `allocate` (costing.md §6, A06), level by level, so the parts add up to it
    exactly. A SKU that occurs in several places gives several parts, in the order of the components.
    """
    bundle = bundles.get(sku_id)
    if bundle is None:
        return [Part(sku_id, qty, amount)]
    shares = allocate(amount, [component.weight for component in bundle.components])
    parts: list[Part] = []
    for component, share in zip(bundle.components, shares, strict=True):
        parts.extend(explode(component.sku_id, q4(EXACT.multiply(qty, component.qty)), share, bundles))
    return parts


def circle(start: int, bundles: Mapping[int, Bundle]) -> list[int] | None:
    """The SKUs of a circle that can be reached from `start`, first one repeated at the end; None if there is none."""
    return _walk(start, (), bundles)


def _walk(at: int, above: tuple[int, ...], bundles: Mapping[int, Bundle]) -> list[int] | None:
    if at in above:
        return [*above[above.index(at) :], at]
    bundle = bundles.get(at)
    for component in bundle.components if bundle else ():
        found = _walk(component.sku_id, (*above, at), bundles)
        if found:
            return found
    return None


def deepest(start: int, bundles: Mapping[int, Bundle]) -> list[int]:
    """The longest chain of bundles from `start` downwards; call it only where there is no circle."""
    bundle = bundles.get(start)
    if bundle is None:
        return []
    below = [deepest(component.sku_id, bundles) for component in bundle.components]
    return [start, *max(below, key=len, default=[])]
