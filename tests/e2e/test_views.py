"""Views of lists, columns and settings follow their user from browser to browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_accessibility import violations


def open_views(page: Page) -> None:
    page.get_by_role("button", name="视图：").click()
    expect(page.get_by_role("menuitem", name="另存为视图")).to_be_visible()


def save(page: Page, name: str, *, shared: bool = False, first: bool = False) -> None:
    """Keep what is shown as a view."""
    open_views(page)
    page.get_by_role("menuitem", name="另存为视图").click()
    dialog = page.get_by_role("dialog", name="另存为视图")
    dialog.get_by_label("视图名称").fill(name)
    if shared:
        dialog.get_by_label("共享给所有人").check()
    if first:
        dialog.get_by_label("设为默认打开").check()
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name=f"视图：{name}")).to_be_visible()


def update(page: Page) -> None:
    """What is shown differs from the view, and is put into it."""
    expect(page.locator(".zg-dirty")).to_be_visible()
    open_views(page)
    page.get_by_role("menuitem", name="更新视图").click()
    expect(page.locator(".zg-dirty")).to_have_count(0)
    expect(page.get_by_role("menuitem", name="更新视图")).to_be_hidden()


def orders(page: Page) -> Page:
    page.goto("/sales/orders")
    expect(page.get_by_role("grid", name="销售订单")).to_be_visible()
    return page


def hide(page: Page, column: str) -> None:
    """Switch a column off."""
    page.get_by_role("button", name="列设置").click()
    page.get_by_role("checkbox", name=column, exact=True).uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name=column, exact=True)).to_have_count(0)


def test_a_view_is_there_in_another_browser_of_the_same_user(visit: Callable[..., Page]) -> None:
    page = orders(visit("clerk"))
    page.get_by_role("tab", name="全部").click()
    save(page, "不看店铺", first=True)
    hide(page, "店铺")
    update(page)
    other = orders(visit("clerk"))
    expect(other.get_by_role("button", name="视图：不看店铺")).to_be_visible()
    expect(other.get_by_role("columnheader", name="店铺", exact=True)).to_have_count(0)
    expect(other.get_by_role("tab", name="全部")).to_have_attribute("aria-selected", "true")
    # Back to how everybody has it, and what is changed in a view is said.
    open_views(other)
    other.get_by_role("menuitem", name=re.compile("默认$")).click()
    expect(other.get_by_role("columnheader", name="店铺", exact=True)).to_be_visible()
    open_views(other)
    other.get_by_role("menuitem", name="不看店铺").click()
    other.get_by_role("tab", name="待审核").click()
    update(other)
    # Deleted, by keyboard: what opens under a pressed Enter is not answered by it.
    other.mouse.move(700, 700)
    other.get_by_role("button", name="视图：").focus()
    other.keyboard.press("Enter")
    expect(other.get_by_role("menuitem", name=re.compile("默认$"))).to_be_focused()
    other.keyboard.press("ArrowUp")
    expect(other.get_by_role("menuitem", name="删除视图")).to_be_focused()
    other.keyboard.press("Enter")
    other.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(other.get_by_role("button", name="视图：默认")).to_be_visible()


def test_a_shared_view_is_everybodys(visit: Callable[..., Page]) -> None:
    boss = orders(visit("boss"))
    hide(boss, "客户")
    save(boss, "老板的视图", shared=True)
    store = orders(visit("store"))
    open_views(store)
    store.get_by_role("menuitem", name="老板的视图").click()
    expect(store.get_by_role("columnheader", name="客户", exact=True)).to_have_count(0)
    open_views(store)
    store.mouse.move(0, 0)
    assert violations(store) == []
    expect(store.get_by_role("menuitem", name="删除视图")).to_have_attribute("aria-disabled", "true")
    store.keyboard.press("Escape")
    open_views(store)
    store.get_by_role("menuitem", name="另存为视图").click()
    expect(store.get_by_label("共享给所有人")).to_have_count(0)


def test_columns_without_a_view_and_settings_follow_too(visit: Callable[..., Page]) -> None:
    page = orders(visit("accountant"))
    with page.expect_response(lambda r: r.url.endswith("/me/preferences") and r.request.method == "PUT"):
        hide(page, "店铺")
    with page.expect_response(lambda r: r.url.endswith("/me/preferences") and r.request.method == "PUT"):
        page.get_by_title("账号与设置").click()
        page.get_by_role("menuitem", name="外观").hover()
        page.get_by_role("menuitem", name="深色").click()
    with page.expect_response(lambda r: r.url.endswith("/me/preferences") and r.request.method == "PUT"):
        page.get_by_role("tab", name="销售订单").click(button="right")
        page.get_by_role("menuitem", name=re.compile(" 固定$")).click()
    other = visit("accountant")
    expect(other.locator("html")).to_have_attribute("data-theme", "dark")
    other.get_by_role("tab", name="销售订单").click()
    expect(other.get_by_role("grid", name="销售订单")).to_be_visible()
    expect(other.get_by_role("columnheader", name="店铺", exact=True)).to_have_count(0)
    with other.expect_response(lambda r: r.url.endswith("/me/preferences") and r.request.method == "PUT"):
        other.get_by_role("button", name="English").click()
    third = visit("accountant")
    expect(
        third.get_by_role("grid", name="Sales orders").or_(third.get_by_role("tab", name="Sales orders"))
    ).to_be_visible()
    # Nobody else's.
    expect(visit("warehouse").locator("html")).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("width", [390])
def test_on_a_phone(visit: Callable[..., Page], width: int) -> None:
    page = visit("store", "/sales/orders", viewport={"width": width, "height": 844})
    expect(page.get_by_role("listitem").first).to_be_visible()
    page.get_by_role("tab", name="全部").click()
    save(page, "手机")
    page.get_by_role("tab", name="待审核").click()
    open_views(page)
    page.get_by_role("menuitem", name="手机").click()
    expect(page.get_by_role("tab", name="全部")).to_have_attribute("aria-selected", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
