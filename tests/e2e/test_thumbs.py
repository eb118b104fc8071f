"""Goods have a face wherever they are listed, and nothing moves when it comes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.pages import Visit, front, until
from zhanggui.foundation.files.tests.test_small import png


def shifts(page: Page) -> float:
    """How much has moved since the page was opened."""
    return float(
        page.evaluate(
            """() => new Promise(resolve => { let sum = 0
            new PerformanceObserver(list => { for (const each of list.getEntries()) sum += each.value }).observe({ type: 'layout-shift', buffered: true })
            setTimeout(() => resolve(sum), 300) })"""
        )
    )


def test_a_picture_is_uploaded_once_and_seen_everywhere(visit: Visit, site: Site, tmp_path: Path) -> None:
    page = visit("boss", "/catalog/products")
    expect(front(page).locator(".zg-rows .zg-row").first).to_be_visible()
    # Who has no picture has a quiet square of the same size.
    expect(front(page).locator("i.zg-thumb").first).to_be_visible()
    front(page).get_by_role("link", name="T-SKU0", exact=True).click()
    picture = tmp_path / "lamp.png"
    picture.write_bytes(png(500, 400))
    front(page).locator("input[type=file]").set_input_files(str(picture))
    expect(front(page).locator(".zg-image img")).to_be_visible()

    for address in ("/catalog/products", "/stock/positions"):
        page.goto(address)
        image = front(page).locator("img.zg-thumb")
        expect(image).to_have_count(1)
        expect(image).to_be_visible()
        until(page, "document.querySelector('.zg-page img.zg-thumb')?.naturalWidth === 64")
        assert image.bounding_box()["width"] == 28  # type: ignore[index]
        assert shifts(page) < 0.05
    # On the lines of a document, and in the field that chooses goods.
    page.goto(f"/sales/orders/{site.shop.orders[0]}")
    expect(front(page).locator("table img.zg-thumb")).to_have_count(1)
    page.goto("/sales/orders/new")
    front(page).locator("[data-cell='0:sku']").fill("T-SKU0")
    expect(page.locator(".zg-sku-option img.zg-thumb").first).to_be_visible()
    # It is some hundred bytes or a few thousand, not the picture that was uploaded.
    size = page.evaluate(
        "async () => { const src = document.querySelector('.zg-sku-option img').src; return (await (await fetch(src)).blob()).size }"
    )
    assert 100 < size < 20_000 < picture.stat().st_size


def test_cards_on_a_phone_show_it_too(visit: Visit) -> None:
    page = visit("boss", "/catalog/products", viewport={"width": 390, "height": 844}, has_touch=True)
    expect(front(page).locator(".zg-card img.zg-thumb")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
