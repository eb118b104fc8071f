"""axe finds nothing serious on any page, in both themes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.pages import AREAS, front
from tests.plugin.databases import ROOT

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"


def violations(page: Page) -> list[str]:
    """What axe calls serious or critical, with the first element of each."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    # The policy of the page allows no foreign script; the tool comes in through the debugger.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run(document)).violations")
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages(visit: Callable[..., Page], area: str, theme: str) -> None:
    page = visit("boss", AREAS[area][0], color_scheme=theme)
    found: dict[str, list[str]] = {}
    for path in AREAS[area]:
        page.goto(path)
        expect(front(page)).to_be_visible()
        expect(front(page).locator(".ant-skeleton, .ant-result-404")).to_have_count(0)
        if bad := violations(page):
            found[path] = bad
    assert found == {}


def test_a_document(visit: Callable[..., Page], site: Site) -> None:
    page = visit("boss", f"/sales/orders/{site.shop.orders[0]}")
    expect(page.get_by_role("heading", name="销售订单")).to_be_visible()
    assert violations(page) == []


def test_the_log_in_page(stranger: Page) -> None:
    stranger.goto("/")
    expect(stranger.get_by_role("button", name="店员")).to_be_visible()
    assert violations(stranger) == []
