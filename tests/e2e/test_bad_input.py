"""What people paste, type and send by mistake or on purpose: it is shown as what it is, or refused by name, and nothing else is lost."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.pages import Visit, field, front

NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)> 👩‍👩‍👧‍👦 ‮مرحبا بالعالم"


def new_customer(page: Page, code: str, name: str) -> None:
    page.goto("/partners/customers/new")
    field(page, "编码").fill(code)
    field(page, "名称").fill(name)


def test_a_name_of_html_emoji_and_right_to_left_is_that_text_everywhere(visit: Visit) -> None:
    page = visit("boss", None)
    new_customer(page, "NASTY", NASTY)
    front(page).get_by_role("button", name="保存").click()
    shown = "<script>alert(1)</script>"
    expect(front(page).get_by_role("heading").filter(has_text=shown)).to_be_visible()
    page.goto("/partners/customers")
    expect(front(page).get_by_text(shown).first).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("<script>")
    expect(page.locator(".zg-hit", has_text=shown)).to_be_visible()
    page.keyboard.press("Escape")
    page.goto("/sales/orders/new")
    # In the form: the search in the header is a box for customers too, and stands there first.
    box = front(page).get_by_role("combobox", name=re.compile(r"^(\* )?客户$"))
    box.click()
    box.fill("NASTY")
    expect(page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text=shown)).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("document.querySelectorAll('script:not([src])').length") == 0


def test_ten_thousand_characters_are_refused_at_their_field_and_stay_there(visit: Visit) -> None:
    page = visit("boss", None)
    new_customer(page, "LONG", "长" * 10_000)
    front(page).get_by_role("button", name="保存").click()
    refused = front(page).locator(".ant-form-item-has-error, [role=alert]")
    expect(refused.first).to_be_visible()
    expect(refused.first).to_contain_text("200")
    expect(field(page, "编码")).to_have_value("LONG")
    field(page, "名称").fill("长" * 200)
    front(page).get_by_role("button", name="保存").click()
    expect(front(page).get_by_role("heading", name="长" * 200)).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, "a long name makes the page wider than the window"


def test_two_hundred_megabytes_of_nothing_are_refused_and_the_page_goes_on(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as out:
        out.write(b"InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n")
        out.truncate(200 * 1024 * 1024)
    page = visit("boss", "/system/imports/new")
    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_role("alert")).to_be_visible(timeout=60_000)
    assert len(page.get_by_role("alert").inner_text()) > 10  # what is wrong, and what to do
    expect(page.get_by_role("heading", name="导入文件")).to_be_visible()
    good = tmp_path / "good.csv"
    good.write_text("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n600001,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom\n")  # fmt: skip
    page.locator("input[type=file]").set_input_files(str(good))
    expect(page.get_by_role("heading", name="good.csv")).to_be_visible()


def test_addresses_that_lead_nowhere_say_so(visit: Visit) -> None:
    page = visit("boss", None)
    for address in (
        "/sales/orders/999999999",
        "/sales/orders/abc",
        "/no/such/page",
        "/sales/orders/99999999999999999999999",
    ):
        page.goto(address)
        expect(front(page).get_by_text(re.compile("不存在|没有找到|找不到")).first).to_be_visible()
