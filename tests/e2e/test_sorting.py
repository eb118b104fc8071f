"""Lists are sorted by a press on a head: the address, a view and a phone keep the order."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import Visit, front
from tests.e2e.test_views import open_views, save

FIRST = 8


def head(page: Page, name: str) -> None:
    """Press a head."""
    page.get_by_role("columnheader", name=name, exact=True).get_by_role("button").click()


def sorted_as(page: Page, name: str, direction: str) -> None:
    """What a head says."""
    expect(page.get_by_role("columnheader", name=name, exact=True)).to_have_attribute("aria-sort", direction)


def first(page: Page, index: int) -> list[str]:
    """The cells of one column in the first rows, settled after the answer."""
    page.wait_for_load_state("networkidle")
    rows = front(page).locator(".zg-rows [role=row]")
    return [rows.nth(at).get_by_role("gridcell").nth(index).inner_text() for at in range(FIRST)]


def amounts(page: Page) -> list[Decimal]:
    """The amounts of the first rows."""
    heads = front(page).get_by_role("columnheader").all_inner_texts()
    return [Decimal(re.sub(r"[^\d.-]", "", text)) for text in first(page, heads.index("含税金额"))]


def test_a_press_sorts_the_address_keeps_it_and_a_view_too(visit: Visit) -> None:
    page = visit("boss", "/sales/orders")
    page.get_by_role("tab", name="全部").click()
    usual = first(page, 1)
    with page.expect_response(lambda r: "sort=gross" in r.url):
        head(page, "含税金额")
    sorted_as(page, "含税金额", "ascending")
    found = amounts(page)
    assert found == sorted(found)
    # Downwards, by keyboard, on the button that has the focus already.
    with page.expect_response(lambda r: "sort=-gross" in r.url):
        page.keyboard.press("Enter")
    sorted_as(page, "含税金额", "descending")
    sorted_as(page, "单号", "none")
    found = amounts(page)
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]
    expect(page).to_have_url(re.compile(r"/sales/orders\?sort=-gross$"))
    # What is computed has no button.
    computed = page.get_by_role("columnheader", name="发货进度", exact=True)
    expect(computed).to_be_visible()
    expect(computed.get_by_role("button")).to_have_count(0)
    save(page, "大单在前")
    page.reload()
    sorted_as(page, "含税金额", "descending")
    page.get_by_role("tab", name="全部").click()
    assert amounts(page) == found
    # The third press, by the space bar: as it was.
    page.get_by_role("columnheader", name="含税金额", exact=True).get_by_role("button").focus()
    page.keyboard.press("Space")
    sorted_as(page, "含税金额", "none")
    assert first(page, 1) == usual
    expect(page).to_have_url(re.compile(r"/sales/orders$"))
    open_views(page)
    page.get_by_role("menuitem", name="大单在前").click()
    sorted_as(page, "含税金额", "descending")
    assert amounts(page) == found
    export = page.request.get("/api/v1/sales/orders?sort=-gross&limit=1&export=csv&headings=names").text()
    assert Decimal(found[0]) == Decimal(
        export.splitlines()[1].split(",")[export.splitlines()[0].split(",").index("gross")]
    )


def test_a_width_is_drawn_without_sorting(visit: Visit) -> None:
    page = visit("boss", "/sales/orders")
    column = page.get_by_role("columnheader", name="含税金额", exact=True)
    before = column.bounding_box()
    assert before
    edge = column.locator(".zg-resize").bounding_box()
    assert edge
    page.mouse.move(edge["x"] + 3, edge["y"] + 5)
    page.mouse.down()
    page.mouse.move(edge["x"] + 63, edge["y"] + 5, steps=4)
    page.mouse.up()
    expect(column).to_have_css("width", f"{round(before['width'] + 60)}px")
    sorted_as(page, "含税金额", "none")


@pytest.mark.parametrize("width", [390])
def test_on_a_phone_the_order_is_chosen_among_the_filters(visit: Visit, width: int) -> None:
    page = visit("boss", "/sales/orders", viewport={"width": width, "height": 844})
    page.get_by_role("tab", name="全部").click()
    page.get_by_role("button", name="高级筛选").click()
    page.get_by_role("combobox", name="排序").click()
    with page.expect_response(lambda r: "sort=-gross" in r.url):
        page.get_by_title("含税金额 降序").click()
    page.get_by_role("button", name="完成").click()
    expect(page).to_have_url(re.compile(r"sort=-gross"))
    page.wait_for_load_state("networkidle")
    shown = [
        Decimal(re.sub(r"[^\d.-]", "", text))
        for text in page.get_by_role("listitem").locator(".zg-card-head strong").all_inner_texts()
    ]
    assert len(shown) > 2
    assert shown == sorted(shown, reverse=True)
