"""Goods bought, counted and brought back: from the form to the books."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Site
from tests.e2e.pages import Visit
from tests.e2e.test_orders import box_of, cell, choose, state


def act(page: Page, label: str) -> None:
    """Press an action of the document in front."""
    page.locator("article:visible .zg-doc-head").get_by_role("button", name=label, exact=True).click()


def section(page: Page, name: str) -> Locator:
    """Open a part of what the document in front caused."""
    page.locator("article:visible").get_by_role("tab", name=re.compile(name)).click()
    return page.locator("article:visible").get_by_role("tabpanel")


def test_a_purchase_comes_in_part_by_part_until_its_bill(visit: Visit) -> None:
    page = visit("boss", "/purchasing/orders/new", reduced_motion="no-preference")
    choose(page, "供应商", "供应商一")
    choose(page, "收货仓库", "主仓")
    page.keyboard.press("F2")
    expect(cell(page, 1, "商品编码/条码")).to_be_focused()
    page.keyboard.type("T-SKU2", delay=60)
    expect(page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="T-SKU2")).to_be_visible()
    page.keyboard.press("Enter")
    expect(cell(page, 1, "数量")).to_be_focused()
    page.keyboard.type("10")
    page.keyboard.press("Enter")
    page.keyboard.type("12.5")
    page.keyboard.press("F4")
    expect(page.get_by_role("heading", name=re.compile("采购订单 CG"))).to_be_visible()
    expect(state(page)).to_have_text("已审核")
    # Four come now, by keyboard; the rest is what the next dialog proposes.
    act(page, "收货")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("第 1 行 本次收货")).to_be_focused()
    expect(dialog.get_by_label("第 1 行 本次收货")).to_have_value("10")
    dialog.get_by_label("第 1 行 本次收货").fill("4")
    page.keyboard.press("F4")
    expect(page.locator("article:visible .zg-facts")).to_contain_text("部分入库")
    act(page, "收货")
    expect(dialog.get_by_label("第 1 行 本次收货")).to_have_value("6")
    page.keyboard.press("F4")
    expect(page.locator("article:visible .zg-facts")).to_contain_text("已入库")
    section(page, "收货单")
    expect(page.get_by_role("link", name=re.compile("^RK"))).to_have_count(2)
    act(page, "登记发票")
    expect(dialog.get_by_label("第 1 行 本次开票")).to_have_value("10")
    dialog.get_by_label("第 1 行 不含税单价").fill("13")
    expect(dialog).to_contain_text("130.00")
    page.keyboard.press("F4")
    expect(page.locator("article:visible .zg-facts")).to_contain_text("已开单")
    expect(section(page, "应收应付")).to_contain_text("146.90")


def test_a_purchase_says_what_is_wrong_where_it_is(visit: Visit) -> None:
    page = visit("boss", "/purchasing/orders/new", reduced_motion="no-preference")
    expect(page.get_by_role("heading", name="新增采购订单")).to_be_visible()
    page.keyboard.press("F4")
    expect(page.get_by_text("请选择供应商")).to_be_visible()
    choose(page, "供应商", "供应商一")
    choose(page, "收货仓库", "主仓")
    cell(page, 1, "商品编码/条码").fill("T-SKU2")
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="T-SKU2").click()
    page.keyboard.press("F4")
    expect(page.get_by_text("第 1 行：请填写单价")).to_be_visible()
    cell(page, 1, "不含税单价").fill("1")
    cell(page, 1, "税率%").fill("300")
    page.keyboard.press("F4")
    expect(page.locator("form:visible").get_by_role("alert")).to_be_visible()
    expect(page.locator("tr.zg-bad")).to_have_count(1)


def test_a_count_is_typed_and_scanned_and_its_difference_posted(visit: Visit, site: Site) -> None:
    page = visit("boss", "/warehouse/counts/new")
    choose(page, "仓库", "主仓")
    page.keyboard.press("F4")
    expect(page.get_by_role("heading", name=re.compile("盘点单 PD"))).to_be_visible()
    found = page.get_by_label(re.compile("第 1 行 实盘数量"))
    found.fill("499")
    page.keyboard.press("F4")
    expect(page.get_by_text("已保存 1 行")).to_be_visible()
    expect(found).to_have_value("499")
    # One more of the same turns up: its label is scanned, and goes in with the posting.
    found.focus()
    page.keyboard.press("End")
    page.wait_for_timeout(600)
    page.keyboard.type(site.shop.barcode)
    page.keyboard.press("Enter")
    expect(found).to_have_value("500")
    found.fill("497")
    act(page, "完成盘点")
    expect(state(page)).to_have_text("已完成")
    expect(page.locator("article:visible")).to_contain_text("-3")
    page.get_by_role("link", name="盘点差异单").click()
    expect(page.get_by_role("heading", name=re.compile("其他出入库"))).to_be_visible()
    expect(section(page, "会计分录")).to_contain_text("30.00")


def sold(page: Page) -> str:
    """An order confirmed and shipped; its number."""
    page.goto("/sales/orders/new")
    choose(page, "店铺", "网店")
    choose(page, "客户", "客户一")
    cell(page, 1, "商品编码/条码").fill("T-SKU0")
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="T-SKU0").click()
    cell(page, 1, "数量").fill("3")
    cell(page, 1, "单价").fill("20")
    page.keyboard.press("F4")
    heading = page.get_by_role("heading", name=re.compile("销售订单 XS"))
    expect(heading).to_be_visible()
    return heading.inner_text().split()[-1]


def test_part_of_an_order_leaves_and_part_of_that_comes_back_refunded(visit: Visit) -> None:
    page = visit("boss", None)
    number = sold(page)
    act(page, "发货")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("第 1 行 本次发货")).to_have_value("3")
    dialog.get_by_label("第 1 行 本次发货").fill("2")
    page.keyboard.press("F4")
    expect(page.locator("article:visible .zg-facts")).to_contain_text("部分发货")
    act(page, "退货")
    expect(page.get_by_role("heading", name="新增退货单")).to_be_visible()
    expect(page.get_by_text(number).last).to_be_visible()
    cell(page, 1, "本次退货").fill("1")
    expect(page.locator("form:visible .zg-form-foot")).to_contain_text("20.00")
    page.keyboard.press("F4")
    expect(page.get_by_role("heading", name=re.compile("退货单 TH"))).to_be_visible()
    act(page, "审核")
    expect(state(page)).to_have_text("待收货")
    act(page, "收货")
    expect(dialog.get_by_label("第 1 行 本次收货")).to_have_value("1")
    page.keyboard.press("F4")
    expect(state(page)).to_have_text("已收货")
    act(page, "退款")
    expect(dialog).to_contain_text("20.00")
    dialog.get_by_role("button", name="退款", exact=True).click()
    expect(section(page, "收付核销")).to_contain_text("20.00")
    act(page, "关闭")
    expect(state(page)).to_have_text("已关闭")


def test_the_stock_card_leads_from_a_position_to_the_document(visit: Visit) -> None:
    page = visit("boss", "/stock/positions")
    page.get_by_role("link", name="T-SKU0").first.click()
    expect(page.get_by_role("heading", name=re.compile("库存台账 T-SKU0"))).to_be_visible()
    page.get_by_role("grid", name="库存台账").get_by_role("link", name="其它入库").first.click()
    expect(page.get_by_role("heading", name=re.compile("其他出入库"))).to_be_visible()


def test_stock_of_yesterday_is_one_click(visit: Visit) -> None:
    page = visit("boss", "/stock/as-of")
    grid = page.get_by_role("grid", name="任意时点库存")
    expect(grid.get_by_role("link", name="T-SKU0")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "/stock/as-of" in r.url else None)
    page.get_by_role("button", name="昨日末").click()
    expect(page.locator(".zg-when-at")).to_contain_text("23:59:59")
    assert any("15%3A59%3A59.000Z" in url for url in asked)


def test_what_leaves_for_own_use_needs_no_sign(visit: Visit) -> None:
    page = visit("boss", "/warehouse/adjustments/new")
    choose(page, "仓库", "主仓")
    box_of(page, "用途").click()
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="领用").click()
    page.get_by_label("原因").fill("客服试用")
    page.get_by_label("部门").fill("客服部")
    cell(page, 1, "商品编码/条码").fill("T-SKU1")
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="T-SKU1").click()
    cell(page, 1, "出库数量").fill("2")
    page.keyboard.press("F4")
    expect(page.get_by_role("heading", name=re.compile("其他出入库"))).to_be_visible()
    expect(state(page)).to_have_text("已审核")
    expect(page.locator("article:visible")).to_contain_text("-2")
