"""Where somebody works: one shop, warehouse or company narrows lists, dashboard, fields and new documents, in every browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connections
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from tests.e2e.conftest import Site
from tests.e2e.test_accessibility import violations
from tests.world import D
from zhanggui.kernel import db
from zhanggui.masters.organization import public as organization


@pytest.fixture(scope="module")
def wholesale(site: Site, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of the second shop, which has sold once."""
    world = site.shop.world
    with django_db_blocker.unblock(), db.transaction():
        world.place((world.skus[0], D(1), D(20)), shop=world.wholesale)
        name = organization.shops([world.wholesale])[world.wholesale].name
    with django_db_blocker.unblock():
        connections["default"].close()
    return name


def choose(page: Page, name: str) -> None:
    """Switch by keyboard."""
    page.get_by_role("combobox", name="切换公司、店铺或仓库").focus()
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def test_a_shop_narrows_everything_and_is_kept(visit: Callable[..., Page], site: Site, wholesale: str) -> None:
    page = visit("boss", "/sales/orders")
    page.get_by_role("tab", name="全部").click()
    expect(page.get_by_text("共 31 条")).to_be_visible()
    choose(page, wholesale)
    expect(page.get_by_text("共 1 条")).to_be_visible()
    expect(page.locator(".zg-place-on")).to_contain_text(wholesale)
    assert violations(page) == []
    # A new document belongs there.
    page.goto("/sales/orders/new")
    expect(page.locator(".ant-form-item", has_text="店铺").first).to_contain_text(wholesale)
    # The dashboard too, and another browser of the same user.
    other = visit("boss")
    expect(other.locator(".zg-place-on")).to_contain_text(wholesale)
    work = other.get_by_role("link", name="待审核").first
    expect(work).to_contain_text("1")
    choose(other, "全部")
    expect(other.locator(".zg-place-on")).to_have_count(0)
    expect(work).to_contain_text("31")
    # It narrows what one sees, not what one may see.
    other.goto(f"/sales/orders/{site.shop.orders[0]}")
    expect(other.get_by_role("heading", name="销售订单")).to_be_visible()


def test_somebody_elses_place_is_not_mine(visit: Callable[..., Page], wholesale: str) -> None:
    boss, clerk = visit("boss"), visit("clerk")
    choose(boss, wholesale)
    expect(boss.locator(".zg-place-on").first).to_be_visible()
    boss.wait_for_load_state("networkidle")  # the server knows it, by now or since the test before
    clerk.goto("/sales/orders")
    clerk.get_by_role("tab", name="全部").click()
    expect(clerk.get_by_text("共 31 条")).to_be_visible()
    expect(clerk.locator(".zg-place-on")).to_have_count(0)


@pytest.mark.parametrize("width", [390])
def test_on_a_phone_a_line_says_it(visit: Callable[..., Page], width: int, wholesale: str) -> None:
    page = visit("store", "/sales/orders", viewport={"width": width, "height": 844})
    page.get_by_role("button", name="切换公司、店铺或仓库").click()
    page.get_by_role("menuitemradio", name=wholesale).click()
    strip = page.get_by_role("status").filter(has_text="只看")
    expect(strip).to_contain_text(wholesale)
    page.get_by_role("tab", name="全部").click()
    expect(page.get_by_text("共 1 条")).to_be_visible()
    page.goto("/")
    expect(strip).to_contain_text(wholesale)
    assert violations(page) == []
    page.goto("/sales/orders")
    page.get_by_role("tab", name="全部").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    strip.get_by_role("button", name="全部").click()
    expect(strip).to_have_count(0)
    expect(page.get_by_text("共 31 条")).to_be_visible()
