"""An order from the form to the goods, with the mouse, with the keyboard alone, with a scanner."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Site
from tests.e2e.pages import Visit


def box_of(page: Page, field: str) -> Locator:
    """A field of the form to choose in; a star before its name says that it must be filled."""
    return page.get_by_role("combobox", name=re.compile(rf"^(\* )?{field}$"))


def choose(page: Page, field: str, text: str) -> None:
    """Take one of a field's offers, as one types it."""
    box = box_of(page, field)
    box.click()
    box.fill(text)
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text=text).first.click()


def state(page: Page) -> Locator:
    """The state of the document in front."""
    return page.locator("article:visible .zg-state").first


def cell(page: Page, row: int, column: str) -> Locator:
    """A cell of the lines."""
    return page.get_by_label(f"第 {row} 行 {column}")


def head(page: Page) -> None:
    page.goto("/sales/orders/new")
    choose(page, "店铺", "网店")
    choose(page, "客户", "客户一")


def test_an_order_with_the_mouse(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    head(page)
    cell(page, 1, "商品编码/条码").fill("T-SKU0")
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="T-SKU0").click()
    cell(page, 1, "数量").fill("3")
    cell(page, 1, "单价").fill("20")
    expect(page.get_by_text("60.00").first).to_be_visible()
    page.get_by_role("button", name="保存并审核").click()
    expect(page.get_by_role("heading", name=re.compile("销售订单 XS"))).to_be_visible()
    expect(state(page)).to_have_text("已审核")
    page.get_by_role("button", name="发货", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("发货|确")).last.click()
    page.get_by_role("tab", name=re.compile("会计分录")).click()
    expect(page.get_by_role("columnheader", name="贷方").first).to_be_visible()


def test_an_order_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("clerk")
    page.keyboard.press("Control+k")
    page.keyboard.type("手工开单")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="手工开单")).to_be_visible()
    box_of(page, "店铺").focus()
    page.keyboard.type("网店")
    expect(page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="网店")).to_be_visible()
    page.keyboard.press("Enter")
    box_of(page, "客户").focus()
    page.keyboard.type("客户一")
    expect(page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="客户一")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("F2")
    expect(cell(page, 1, "商品编码/条码")).to_be_focused()
    page.keyboard.type("T-SKU1", delay=120)
    expect(page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="T-SKU1")).to_be_visible()
    page.keyboard.press("Enter")
    expect(cell(page, 1, "数量")).to_be_focused()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(cell(page, 1, "单价")).to_be_focused()
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    expect(cell(page, 2, "商品编码/条码")).to_be_focused()
    page.keyboard.press("F4")
    expect(page.get_by_role("heading", name=re.compile("销售订单 XS"))).to_be_visible()
    expect(page.get_by_text("40.00").first).to_be_visible()


def test_a_scanner_adds_lines_wherever_the_cursor_is(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    head(page)
    barcode = site.shop.barcode
    page.keyboard.press("F2")
    for wanted in ("1", "2"):
        page.keyboard.type(barcode)
        page.keyboard.press("Enter")
        expect(cell(page, 1, "数量")).to_have_value(wanted)
        expect(cell(page, 1, "数量")).to_be_focused()
    # In the middle of a quantity: the code is no quantity, and what stood there stays.
    cell(page, 1, "数量").fill("7")
    page.wait_for_timeout(700)
    page.keyboard.type(barcode)
    page.keyboard.press("Enter")
    expect(cell(page, 1, "数量")).to_have_value("8")
    expect(cell(page, 2, "商品编码/条码")).to_have_value("")


def test_lines_are_pasted_from_a_spreadsheet(visit: Visit) -> None:
    page = visit("boss", None)
    head(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('编码\\t数量\\t单价\\nT-SKU0\\t1,200\\t¥3.50\\nNO-SUCH\\t1\\t1')")
    cell(page, 1, "商品编码/条码").focus()
    page.keyboard.press("Control+v")
    expect(cell(page, 1, "数量")).to_have_value("1200")
    expect(cell(page, 1, "单价")).to_have_value("3.5")
    page.get_by_role("button", name="暂存").click()
    expect(page.get_by_text("第 2 行：没有这个商品")).to_be_visible()


def test_a_draft_confirmed_by_two_people_is_confirmed_once(visit: Visit, site: Site) -> None:
    first, second = visit("boss", None), visit("clerk", None)
    for page in (first, second):
        page.goto(f"/sales/orders/{site.shop.orders[3]}")
        expect(page.get_by_role("button", name="审核", exact=True)).to_be_enabled()
    first.get_by_role("button", name="审核", exact=True).click()
    expect(state(first)).to_have_text("已审核")
    second.get_by_role("button", name="审核", exact=True).click()
    expect(second.get_by_role("alert")).to_contain_text("已被他人修改")
    expect(state(second)).to_have_text("已审核")


def test_many_are_confirmed_at_once_and_what_can_not_be_says_why(visit: Visit) -> None:
    page = visit("boss", "/sales/orders")
    page.get_by_role("tab", name=re.compile("待审核")).click()
    grid = page.get_by_role("grid", name="销售订单")
    grid.get_by_role("checkbox", name="选中第 1 行").check()
    grid.get_by_role("checkbox", name="选中第 2 行").check()
    page.get_by_role("button", name="审核", exact=True).click()
    expect(page.get_by_text("审核完成：2 条")).to_be_visible()


def test_texts_are_texts_whatever_they_say(visit: Visit) -> None:
    page = visit("boss", None)
    head(page)
    nasty = "<img src=x onerror=alert(1)>👍🏽 ‏مرحبا =1+1"
    page.get_by_label("备注").fill(nasty)
    cell(page, 1, "商品编码/条码").fill("T-SKU0")
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="T-SKU0").click()
    cell(page, 1, "数量").fill("9999999999999")
    cell(page, 1, "单价").fill("1")
    page.get_by_role("button", name="暂存").click()
    alert = page.get_by_role("alert").first
    expect(alert).to_be_visible()  # more than the database holds: said, not broken
    cell(page, 1, "数量").fill("1")
    page.get_by_role("button", name="暂存").click()
    expect(page.get_by_role("heading", name=re.compile("销售订单 XS"))).to_be_visible()
    expect(page.get_by_text(nasty)).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
