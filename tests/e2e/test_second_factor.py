"""The second factor in a browser: set up, logged in with, lost and taken away; a role that asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.test_accessibility import violations
from zhanggui.app import accounts
from zhanggui.foundation.identity.second_factor import codes
from zhanggui.kernel.clock import utcnow


def code_of(secret: str, *, ahead: int = 0) -> str:
    """What the authenticator shows, now or a step later (which counts already)."""
    return codes.code_at(secret, codes.step_of(utcnow()) + ahead)


def set_up(page: Page) -> tuple[str, list[str]]:
    """Go through the steps in whatever holds them; the secret and the recovery codes."""
    page.get_by_label("当前密码").fill(accounts.PASSWORD)
    page.get_by_role("button", name="下一步").click()
    key = page.locator(".zg-key code")
    expect(key).to_be_visible()
    expect(page.locator(".ant-qrcode svg")).to_be_visible()
    assert violations(page) == []
    secret = key.inner_text().replace(" ", "")
    page.get_by_label("6 位验证码").fill("12345")
    page.get_by_role("button", name="启用", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("验证码不正确")
    page.get_by_label("6 位验证码").fill(code_of(secret))
    page.keyboard.press("Enter")
    shown = page.get_by_role("list", name="恢复码").get_by_role("listitem")
    expect(shown).to_have_count(10)
    assert violations(page) == []
    fresh = [text.strip() for text in shown.all_inner_texts()]
    page.get_by_role("button", name="我已保存").click()
    return secret, fresh


def enter(page: Page, login: str) -> None:
    """Name and password."""
    page.get_by_label("用户名").fill(login)
    page.get_by_label("密码", exact=True).fill(accounts.PASSWORD)
    page.keyboard.press("Enter")


def test_from_setting_up_to_a_lost_phone(visit: Callable[..., Page], stranger: Page) -> None:
    page = visit("buyer")
    page.get_by_title("账号与设置").click()
    page.get_by_role("menuitem", name="登录安全").click()
    page.get_by_role("button", name="启用两步验证").click()
    secret, fresh = set_up(page)
    expect(page.get_by_text("已启用")).to_be_visible()
    stranger.goto("/")
    enter(stranger, "buyer")
    code = stranger.get_by_label("验证码或恢复码")
    expect(code).to_be_focused()
    assert violations(stranger) == []
    code.fill("000000")
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("alert")).to_contain_text("验证码不正确")
    code.fill(code_of(secret, ahead=1))
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="采购，您好")).to_be_visible()
    # The phone is gone: a recovery code, once.
    stranger.context.clear_cookies()
    stranger.goto("/")
    enter(stranger, "buyer")
    code.fill(fresh[0].lower())
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="采购，您好")).to_be_visible()
    stranger.context.clear_cookies()
    stranger.goto("/")
    enter(stranger, "buyer")
    code.fill(fresh[0])
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("alert")).to_contain_text("已经用过")
    # The owner sees it and takes it away.
    boss = visit("boss", "/system/users")
    row = boss.get_by_role("row", name=re.compile("buyer"))
    expect(row).to_contain_text("已启用")
    row.get_by_role("link", name="buyer").click()
    boss.get_by_role("button", name="重置两步验证").click()
    boss.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(boss.get_by_text("两步验证已重置")).to_be_visible()
    stranger.goto("/")
    enter(stranger, "buyer")
    expect(stranger.get_by_role("heading", name="采购，您好")).to_be_visible()


def test_logging_in_again_over_an_open_form_asks_for_the_code_too(visit: Callable[..., Page]) -> None:
    page = visit("clerk", "/account/security")
    page.get_by_role("button", name="启用两步验证").click()
    secret, _ = set_up(page)
    page.goto("/sales/orders/new")
    page.get_by_label("备注").fill("很长的备注，不能丢")
    page.context.clear_cookies()
    page.get_by_role("combobox", name="* 客户").click()
    dialog = page.get_by_role("dialog", name="请重新登录")
    dialog.get_by_label("用户名").fill("clerk")
    dialog.get_by_label("密码", exact=True).fill(accounts.PASSWORD)
    page.keyboard.press("Enter")
    dialog.get_by_label("验证码或恢复码").fill(code_of(secret, ahead=1))
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_label("备注")).to_have_value("很长的备注，不能丢")


def test_a_role_that_asks_for_it_comes_first(visit: Callable[..., Page]) -> None:
    boss = visit("boss", "/system/roles")
    boss.get_by_role("button", name=re.compile("店员")).click()
    boss.get_by_label("要求两步验证").check()
    boss.get_by_role("button", name="保存").click()
    expect(boss.get_by_text("已保存")).to_be_visible()
    page = visit_restricted(visit)
    expect(page.get_by_text("您的角色要求两步验证")).to_be_visible()
    assert violations(page) == []
    set_up(page)
    expect(page.get_by_role("heading", name="店员，您好")).to_be_visible()


def visit_restricted(visit: Callable[..., Page]) -> Page:
    """Somebody who may not do anything yet still gets a page."""
    return visit("store")


@pytest.mark.parametrize("width", [390])
def test_on_a_phone(visit: Callable[..., Page], site: Site, width: int) -> None:
    page = visit("accountant", "/account/security", viewport={"width": width, "height": 844})
    page.get_by_role("button", name="启用两步验证").click()
    set_up(page)
    expect(page.get_by_text("剩余恢复码")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
