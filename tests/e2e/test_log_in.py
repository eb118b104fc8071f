"""Who comes in, and what each of them sees."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from zhanggui.app import accounts


def test_a_stranger_logs_in_with_a_name_and_a_password(stranger: Page) -> None:
    stranger.goto("/")
    stranger.get_by_label("用户名").fill("clerk")
    stranger.get_by_label("密码", exact=True).fill("wrong")
    stranger.get_by_role("button", name="登录", exact=True).click()
    expect(stranger.get_by_role("alert")).to_contain_text("密码")
    stranger.get_by_label("密码", exact=True).fill(accounts.PASSWORD)
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="订单员，您好")).to_be_visible()


def test_an_account_of_the_demo_is_one_click(stranger: Page) -> None:
    stranger.goto("/sales/orders")
    stranger.get_by_role("button", name="店员").click()
    expect(stranger.get_by_role("grid", name="销售订单")).to_be_visible()


def test_english_is_whole(stranger: Page) -> None:
    stranger.goto("/sales/orders")
    stranger.get_by_role("button", name="English").click()
    stranger.get_by_role("button", name="Boss").click()
    expect(stranger.get_by_role("grid", name="Sales orders")).to_be_visible()
    expect(stranger.get_by_role("tab", name="To confirm")).to_be_visible()


def test_an_account_in_english_is_one_click_from_the_chinese_page(stranger: Page) -> None:
    stranger.goto("/sales/orders")
    expect(stranger.get_by_role("button", name="登录", exact=True)).to_be_visible()
    stranger.get_by_role("button", name="Owner (EN)").click()
    expect(stranger.get_by_role("grid", name="Sales orders")).to_be_visible()
    stranger.goto("/")
    expect(stranger.get_by_role("heading", name="Owner (EN)")).to_be_visible()


def test_what_was_chosen_in_the_browser_outlasts_the_language_of_an_account(stranger: Page) -> None:
    stranger.goto("/sales/orders")
    stranger.get_by_role("button", name="English").click()
    stranger.get_by_role("button", name="中文").click()
    stranger.get_by_role("button", name="Owner (EN)").click()
    expect(stranger.get_by_role("grid", name="销售订单")).to_be_visible()


def test_a_clerk_never_receives_a_cost_or_a_margin(visit: Callable[..., Page], site: Site) -> None:
    page = visit("clerk", None)
    answers: list[dict[str, object]] = []
    page.on(
        "response", lambda r: answers.append(r.json()) if "/sales/orders/" in r.url and r.url[-1].isdigit() else None
    )
    page.goto(f"/sales/orders/{site.shop.orders[0]}")
    expect(page.get_by_role("heading", name="销售订单")).to_be_visible()
    expect(page.get_by_text("毛利")).to_have_count(0)
    assert answers
    assert answers[0]["cost"] is None
    assert answers[0]["margin"] is None


def test_a_reloaded_page_is_the_same_page(visit: Callable[..., Page], site: Site) -> None:
    page = visit("boss", f"/sales/orders/{site.shop.orders[0]}")
    heading = page.get_by_role("heading", name="销售订单")
    number = heading.inner_text()
    page.reload()
    expect(heading).to_have_text(number)
