"""A document of hundreds of lines draws those in sight, is searched as a whole and printed as a whole."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Locator, Page, expect

from tests.e2e.api import Api
from tests.e2e.conftest import Site
from tests.e2e.pages import Visit, front, until

LINES = 500


def rows(page: Page) -> Locator:
    return front(page).locator(".zg-table").first.locator("tbody tr[data-index], tbody tr[aria-rowindex]")


def test_the_lines_in_sight_the_lines_found_and_the_lines_on_paper(visit: Visit, site: Site) -> None:
    world = site.shop.world
    page = visit("boss", None)
    lines = [{"sku_id": world.skus[n % 2], "qty": str(n + 1), "unit_price": "3"} for n in range(LINES)]
    order = {
        "shop_id": world.shop, "customer_id": world.customer, "ordered_at": datetime.now(UTC).isoformat(), "lines": lines,
    }  # fmt: skip
    [made] = Api(page.context, site).post("/sales/orders", {"orders": [order]})["ids"]
    page.goto(f"/sales/orders/{made}")
    total = front(page).locator(".zg-table").first.locator("tfoot")
    expect(total).to_contain_text(f"{LINES * (LINES + 1) // 2:,}")
    drawn = rows(page).count()
    assert 0 < drawn < 120
    width = front(page).locator(".zg-table").first.locator("th").nth(2).bounding_box()

    front(page).evaluate("(page) => page.scrollTo(0, page.querySelector('.zg-table').offsetHeight)")
    expect(rows(page).filter(has=page.get_by_role("cell", name=str(LINES), exact=True)).first).to_be_visible()
    assert 0 < rows(page).count() < 120
    after = front(page).locator(".zg-table").first.locator("th").nth(2).bounding_box()
    assert width is not None
    assert after is not None
    assert (width["x"], width["width"]) == (after["x"], after["width"]), "columns jump while the lines change"

    page.keyboard.press("Control+f")
    page.keyboard.type("1,497.00")  # 499 pieces at 3
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("499")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    until(
        page,
        "document.querySelectorAll('.zg-page:not([style*=none]) .zg-table')[0].querySelectorAll('tbody tr[aria-rowindex]').length > 1",
    )

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows(page)).to_have_count(LINES)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(rows(page)).not_to_have_count(LINES)
