"""axe finds nothing serious on any page, in both themes; on a desk pages keep still while they load and fit."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.pages import AREAS, Visit, settled, watch_layout
from tests.plugin.databases import ROOT

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"


def violations(page: Page, *, only: str | None = None) -> list[str]:
    """What axe calls serious or critical, with the first element of each; `only`: by this rule."""
    if not page.evaluate("'axe' in window"):
        # The policy of the page allows no foreign script; the tool comes in through the debugger.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # What is right is not written up: most of the work would be that.
    asked = {"resultTypes": ["violations"], **({"runOnly": [only]} if only else {})}
    found: list[dict[str, Any]] = page.evaluate("async (asked) => (await axe.run(document, asked)).violations", asked)
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]} {each['nodes'][0]['failureSummary'][:300]}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("area", AREAS)
def test_the_pages(visit: Visit, area: str) -> None:
    page = visit("boss", None, color_scheme="light")
    watch_layout(page)
    found: dict[str, list[str]] = {}
    for path in AREAS[area]:
        page.emulate_media(color_scheme="light")
        bad = [*settled(page, path), *violations(page)]
        page.emulate_media(color_scheme="dark")
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        # Colours are all that the theme changes.
        bad += [f"dark: {each}" for each in violations(page, only="color-contrast")]
        if bad:
            found[path] = bad
    assert found == {}


def test_a_document(visit: Visit, site: Site) -> None:
    page = visit("boss", f"/sales/orders/{site.shop.orders[0]}")
    expect(page.get_by_role("heading", name="销售订单")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []


def test_the_log_in_page(stranger: Page) -> None:
    stranger.goto("/")
    expect(stranger.get_by_role("button", name="店员")).to_be_visible()
    stranger.wait_for_load_state("networkidle")
    assert violations(stranger) == []
