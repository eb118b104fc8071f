"""A log-in that ends in the middle of the work, and tabs that keep what is in them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from zhanggui.app import accounts


def test_a_session_that_ends_in_the_middle_of_a_form_loses_nothing(visit: Callable[..., Page]) -> None:
    page = visit("boss", "/sales/orders/new")
    page.get_by_label("备注").fill("很长的备注，不能丢")
    page.context.clear_cookies()
    page.get_by_role("combobox", name="* 店铺").click()
    dialog = page.get_by_role("dialog", name="请重新登录")
    expect(dialog).to_be_visible()
    dialog.get_by_label("用户名").fill("boss")
    dialog.get_by_label("密码", exact=True).fill(accounts.PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_label("备注")).to_have_value("很长的备注，不能丢")


def test_pages_keep_their_state_behind_others(visit: Callable[..., Page]) -> None:
    page = visit("boss", "/sales/orders/new")
    page.get_by_label("备注").fill("还没写完")
    page.get_by_role("menuitem", name="销售订单", exact=True).click()
    expect(page.get_by_role("grid", name="销售订单")).to_be_visible()
    page.get_by_role("tab", name="手工开单").click()
    expect(page.get_by_label("备注")).to_have_value("还没写完")
    page.get_by_role("tab", name="手工开单").click(button="middle")
    expect(page.get_by_role("tab", name="手工开单")).to_have_count(0)
    expect(page.get_by_role("grid", name="销售订单")).to_be_visible()


def test_a_network_that_is_away_is_said(visit: Callable[..., Page]) -> None:
    page = visit("boss")
    page.context.set_offline(True)
    expect(page.get_by_text("网络已断开")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("网络已断开")).to_have_count(0)


def test_the_search_finds_documents_goods_and_partners(visit: Callable[..., Page], site: Site) -> None:
    page = visit("boss", f"/sales/orders/{site.shop.orders[0]}")
    number = page.get_by_role("heading", name="销售订单").inner_text().split()[-1]
    page.keyboard.press("Control+k")
    page.keyboard.type(number)
    expect(page.locator(".zg-hit", has_text=number)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"销售订单 {number}")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("客户一")
    expect(page.locator(".zg-hit", has_text="客户一")).to_be_visible()
