"""A bad file in the import wizard: every bad row with its reason, nothing half done."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

ROWS = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
600001,85123A,HOLDER,1e18,12/1/2010 8:26,2.55,17850,United Kingdom
600003,85123A,HOLDER,6,12/1/2010 8:26,abc,17850,United Kingdom
600004,85123A,HOLDER,6,12/2/2010 8:26,2.55,17850,United Kingdom
"""


def test_a_bad_file_says_what_is_wrong_with_which_row(visit: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(ROWS)
    page = visit("boss", "/system/imports/new")
    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_role("heading", name="orders.csv")).to_be_visible()
    expect(page.locator(".zg-bad-cell", has_text="abc")).to_be_visible()
    expect(page.get_by_text("不是数字").first).to_be_visible()
    expect(page.locator(".zg-bad-cell")).to_have_count(2)


def test_a_file_of_another_kind_is_refused_with_a_remedy(visit: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text("a,b\n1,2\n")
    page = visit("boss", "/system/imports/new")
    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("heading", name="导入文件")).to_be_visible()


#: `Quantity` holds what was packed together, `Pieces` what was sold; the guess of the headings is wrong.
UNDO = re.compile("^撤 ?销$")
MISLED = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Pieces
610001,85123A,HOLDER,one,12/1/2010 8:26,2.55,17850,United Kingdom,6
610002,85123A,HOLDER,two,12/1/2010 8:26,2.55,17850,United Kingdom,12
"""


def choose(page: Page, column: str, heading: str) -> None:
    page.get_by_role("combobox", name=column, exact=True).click()
    page.locator(".ant-select-item-option:visible").get_by_text(heading, exact=True).click()
    # Else the next choice may find its text in this one, which is on its way out.
    expect(page.locator(".ant-select-dropdown:visible")).to_have_count(0)


def test_a_wrong_column_mapped_by_hand_becomes_right(visit: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "misled.csv"
    file.write_text(MISLED)
    page = visit("boss", "/system/imports/new")
    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_role("heading", name="misled.csv")).to_be_visible()
    expect(page.locator(".zg-bad-cell")).to_have_count(2)
    # What is not used is named with its values.
    expect(page.locator(".zg-map-left li")).to_have_text(["Pieces 6、12"])
    choose(page, "数量", "Pieces")
    expect(page.locator(".zg-map-left li")).to_have_text(["Quantity one、two"])
    page.get_by_role("button", name="按此对应重新校验").click()
    expect(page.get_by_text("已按新的对应重新校验")).to_be_visible()
    expect(page.locator(".zg-bad-cell")).to_have_count(0)
    expect(page.get_by_text("没有被拒绝的行")).to_be_visible()
    # The next file with these headings is read the same way.
    file.write_text(MISLED.replace("6100", "6200"))
    page.goto("/system/imports/new")
    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_role("heading", name="misled.csv")).to_be_visible()
    expect(page.get_by_text("没有被拒绝的行")).to_be_visible()
    page.get_by_role("button", name=UNDO).click()
    page.get_by_role("dialog").get_by_role("button", name=UNDO).click()
    expect(page.get_by_text("请填写撤销原因")).to_be_visible()
    page.get_by_label("撤销原因").fill("导错了月份")
    page.get_by_role("dialog").get_by_role("button", name=UNDO).click()
    expect(page.locator(".zg-doc-head").get_by_text("已撤销")).to_be_visible()


def test_a_file_with_unknown_headings_is_mapped(visit: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "unknown.csv"
    file.write_text("报表\n" + MISLED.replace("StockCode", "货号码").replace("InvoiceNo", "单子"))
    page = visit("boss", "/system/imports/new")
    page.locator("input[type=file]").set_input_files(str(file))
    page.get_by_role("button", name="手工对应列").click()
    expect(page.get_by_role("heading", name="unknown.csv")).to_be_visible()
    button = page.get_by_role("button", name="按此对应重新校验")
    button.click()
    # What is missing is said beside the column.
    expect(page.locator(".zg-fault").first).to_be_visible()
    choose(page, "发票号", "单子")
    choose(page, "商品编码", "货号码")
    choose(page, "数量", "Pieces")
    button.click()
    expect(page.get_by_text("没有被拒绝的行")).to_be_visible()
