"""On a phone pages keep still while they load, and none is wider than it. (On a desk: test_accessibility; the page of one document: both.)"""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Site
from tests.e2e.pages import AREAS, Visit, settled, watch_layout

#: Of each area: they are drawn by the same parts, and all of them are loaded on the desk.
MOST = 3


@pytest.mark.parametrize("area", AREAS)
def test_the_pages(visit: Visit, area: str) -> None:
    page = visit("boss", None, viewport={"width": 390, "height": 844})
    watch_layout(page)
    found = {path: bad for path in AREAS[area][:MOST] if (bad := settled(page, path))}
    assert found == {}


@pytest.mark.parametrize("size", [(390, 844), (1440, 860)], ids=["phone", "desk"])
def test_the_page_of_one(visit: Visit, site: Site, size: tuple[int, int]) -> None:
    """Numbers, balances and buttons that come later have their places already."""
    world = site.shop.world
    page = visit("boss", None, viewport={"width": size[0], "height": size[1]})
    watch_layout(page)
    paths = (
        f"/partners/customers/{world.customer}",
        f"/sales/orders/{site.shop.orders[0]}",
        f"/stock/skus/{world.skus[0]}",
        "/m/today",
    )
    found = {path: bad for path in paths if (bad := settled(page, path))}
    assert found == {}
