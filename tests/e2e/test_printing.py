"""A delivery note from its page; a template that is changed, looked at, broken, put in order and restored."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Site
from tests.e2e.pages import Visit

#: The picture of a printer stands before the word.
PRINT = re.compile(r"打印$")


def sheets(page: Page) -> Locator:
    """The pages of a preview."""
    return page.get_by_role("img", name=re.compile(r"^第 \d+ 页，共 \d+ 页$"))


def shown(page: Page) -> None:
    """The pictures of the pages are there, and are pictures. (No function that the page waits for: its policy allows no evaluation.)"""
    expect(sheets(page).first).to_be_visible()
    for sheet in sheets(page).all():
        expect(sheet).to_have_js_property("complete", True)
        assert sheet.evaluate("(each) => each.naturalWidth") > 50


def test_a_delivery_note_from_its_page(visit: Visit, site: Site) -> None:
    page = visit("boss", f"/sales/orders/{site.shop.orders[5]}")
    page.get_by_role("button", name="审核", exact=True).click()
    page.get_by_role("button", name="发货", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("发货|确")).last.click()
    page.get_by_role("link", name=re.compile("^CK")).first.click()
    expect(page.get_by_role("heading", name=re.compile("出库单 CK"))).to_be_visible()
    page.locator("article:visible").get_by_role("button", name=PRINT).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("打印送货单")).to_be_visible()
    shown(page)
    # Another template of the same document.
    dialog.get_by_role("combobox", name="模板").click()
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="拣货单").click()
    expect(dialog.get_by_text("打印拣货单")).to_be_visible()
    shown(page)
    with page.expect_download() as caught:
        dialog.get_by_role("button", name="下载 PDF").click()
    assert caught.value.suggested_filename == "拣货单.pdf"
    assert caught.value.path().read_bytes().startswith(b"%PDF-")


def test_several_orders_in_one_file(visit: Visit) -> None:
    page = visit("boss", "/sales/orders")
    grid = page.get_by_role("grid", name="销售订单")
    for row in (1, 2, 3):
        grid.get_by_role("checkbox", name=f"选中第 {row} 行").check()
    page.get_by_role("button", name=PRINT).click()
    expect(page.get_by_role("dialog").get_by_text("打印销售单（3）")).to_be_visible()
    shown(page)
    expect(sheets(page)).to_have_count(3)


def test_a_template_is_changed_broken_and_restored(visit: Visit) -> None:
    page = visit("boss", "/system/printing")
    page.get_by_role("link", name="销售单").click()
    source = page.get_by_role("textbox", name="模板源码")
    shown(page)
    before = sheets(page).first.get_attribute("src")
    text = source.input_value()
    changed = text.replace('t("销售单", "Sales order")', 't("销货清单", "Sales slip")')
    source.fill(changed)
    assert before is not None
    expect(sheets(page).first).not_to_have_attribute("src", before)
    shown(page)
    # Broken: the line is named, and nothing can be looked at.
    source.fill(changed + "\n#no-such-thing()\n")
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"模板第 \d+ 行有错"))
    line = changed.count("\n") + 2
    expect(page.locator(".zg-source li[aria-current]")).to_have_text(str(line))
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("有错")
    # Put in order and kept.
    source.fill(changed)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已修改 · 版本 1")).to_be_visible()
    page.get_by_role("button", name="恢复默认").click()
    page.get_by_role("dialog").get_by_role("button", name="恢复默认").click()
    expect(page.locator(".zg-templates .zg-progress")).to_have_text("系统默认")
    expect(source).to_have_value(text)


def test_labels_of_a_product(visit: Visit, site: Site) -> None:
    page = visit("boss", "/catalog/products")
    page.get_by_role("grid").get_by_role("link").first.click()
    page.get_by_role("button", name="打印标签").click()
    dialog = page.get_by_role("dialog")
    shown(page)
    dialog.get_by_role("spinbutton", name="份数").fill("3")
    dialog.get_by_role("spinbutton", name="份数").blur()
    expect(dialog.get_by_text("共 3 页")).to_be_visible()


def test_on_a_phone(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/sales/orders/{site.shop.orders[0]}")
    page.get_by_role("button", name=PRINT).click()
    shown(page)
    box = sheets(page).first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
