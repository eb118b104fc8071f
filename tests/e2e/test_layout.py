"""Pages keep still while they load, and none is wider than a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import AREAS, front

#: How far what is on the page may move without anybody's doing.
STILL = 0.05
WATCH = """
window.moved = 0
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.moved += each.value
}).observe({ type: 'layout-shift', buffered: true })
"""


# The dashboard is as high as what waits and what was sold.
@pytest.mark.parametrize("area", [each for each in AREAS if each != "home"])
@pytest.mark.parametrize("size", [(1440, 860), (390, 844)], ids=["desk", "phone"])
def test_the_pages(visit: Callable[..., Page], area: str, size: tuple[int, int]) -> None:
    page = visit("boss", AREAS[area][0], viewport={"width": size[0], "height": size[1]})
    page.add_init_script(WATCH)
    moved: dict[str, float] = {}
    wide: dict[str, int] = {}
    for path in AREAS[area]:
        page.goto(path)
        expect(front(page)).to_be_visible()
        expect(front(page).locator(".ant-skeleton")).to_have_count(0)
        page.wait_for_load_state("networkidle")
        if (by := page.evaluate("window.moved")) > STILL:
            moved[path] = by
        if (across := page.evaluate("document.documentElement.scrollWidth")) > size[0]:
            wide[path] = across
    assert (moved, wide) == ({}, {})
