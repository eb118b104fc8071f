"""A bad file in the import wizard: every bad row with its reason, nothing half done."""

from __future__ import annotations

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
    page = visit("boss")
    page.goto("/system/imports/new")
    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_role("heading", name="orders.csv")).to_be_visible()
    expect(page.locator(".zg-bad-cell", has_text="abc")).to_be_visible()
    expect(page.get_by_text("不是数字").first).to_be_visible()
    expect(page.locator(".zg-bad-cell")).to_have_count(2)


def test_a_file_of_another_kind_is_refused_with_a_remedy(visit: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text("a,b\n1,2\n")
    page = visit("boss")
    page.goto("/system/imports/new")
    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("heading", name="导入文件")).to_be_visible()
