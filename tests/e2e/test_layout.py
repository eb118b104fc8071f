"""On a phone pages keep still while they load, and none is wider than it. (On a desk: test_accessibility.)"""

from __future__ import annotations

import pytest

from tests.e2e.pages import AREAS, Visit, settled, watch_layout

#: Of each area: they are drawn by the same parts, and all of them are loaded on the desk.
MOST = 3


@pytest.mark.parametrize("area", AREAS)
def test_the_pages(visit: Visit, area: str) -> None:
    page = visit("boss", AREAS[area][0], viewport={"width": 390, "height": 844})
    watch_layout(page)
    # The boss's day is as high as what waits and what was sold.
    found = {path: bad for path in AREAS[area][:MOST] if (bad := settled(page, path, still=path != "/"))}
    assert found == {}
