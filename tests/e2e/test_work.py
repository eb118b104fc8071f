"""Everybody begins with their own work, and a number leads to a list with that many rows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connections
from playwright.sync_api import Locator, Page, expect
from pytest_django import DjangoDbBlocker

from tests.e2e.conftest import Site
from tests.e2e.pages import Visit, front
from tests.e2e.test_accessibility import violations
from tests.world import NOW, D
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module", autouse=True)
def busy(site: Site, django_db_blocker: DjangoDbBlocker) -> None:
    """Of the thirty orders some were confirmed, some shipped, some handed to the warehouse; purchases are late."""
    w, orders = site.shop.world, site.shop.orders
    with django_db_blocker.unblock(), db.transaction():
        sales.confirm(orders[:9], actor=SYSTEM, now=NOW)
        sales.ship(orders[:2], actor=SYSTEM, now=NOW)
        sales.release(orders[2:5], actor=SYSTEM, now=NOW)
        line = purchasing.NewPurchaseOrderLine(w.skus[1], D(5), D(3))
        late = purchasing.NewPurchaseOrder(
            w.supplier, w.warehouse, NOW, [line], expected_on=(NOW + timedelta(days=3)).date()
        )
        purchasing.confirm(purchasing.place([late, late], actor=SYSTEM, now=NOW), actor=SYSTEM, now=NOW)
    with django_db_blocker.unblock():
        connections["default"].close()


def figure(page: Page, name: str) -> Locator:
    """A figure by its name."""
    card = front(page).locator(".zg-figure", has=page.get_by_text(re.compile(rf"^{re.escape(name)}( [A-Z]{{3}})?$")))
    expect(card).to_be_visible()
    return card


def number(page: Page, name: str) -> str:
    """The number of a figure."""
    return figure(page, name).locator("strong").inner_text()


def home(page: Page) -> None:
    """Back to the first page; the list stays open behind it."""
    page.locator(".ant-menu-item", has_text="工作台").first.click()


def follow(page: Page, name: str) -> None:
    """A figure leads to as many rows as it says."""
    shown = number(page, name)
    figure(page, name).click()
    expect(front(page).get_by_text(re.compile(rf"共 {shown} 条"))).to_be_visible()
    home(page)


def test_a_clerk_follows_the_numbers(visit: Visit) -> None:
    page = visit("clerk")
    assert [number(page, name) for name in ("待审核订单", "待发货", "超过一天未发货", "缺货订单")] == [
        "21",
        "7",
        "7",
        "0",
    ]
    for name in ("待审核订单", "待发货", "超过一天未发货", "今日订单"):
        follow(page, name)
    assert violations(page) == []
    expect(front(page).get_by_role("radiogroup")).to_have_count(0)


def test_the_warehouse_sees_what_waits_longest(visit: Visit) -> None:
    page = visit("warehouse")
    assert [number(page, name) for name in ("待出库", "今日应到和逾期采购")] == ["3", "2"]
    follow(page, "待出库")
    follow(page, "今日应到和逾期采购")
    ages = front(page).get_by_role("region", name="待出库时长")
    expect(ages.get_by_role("link", name=re.compile("7 天以上"))).to_contain_text("3")
    ages.get_by_role("link", name=re.compile("7 天以上")).click()
    expect(front(page).get_by_text("共 3 条")).to_be_visible()
    home(page)
    front(page).get_by_role("region", name="等待最久的出库单").get_by_role("link").nth(1).click()
    expect(page).to_have_url(re.compile(r"/warehouse/shipments/\d+"))


def test_a_buyer_sees_what_is_late_and_with_whom(visit: Visit) -> None:
    page = visit("buyer")
    follow(page, "逾期未到采购")
    follow(page, "未到货采购")
    suppliers = front(page).get_by_role("region", name="未到货采购（按供应商）")
    expect(suppliers.get_by_role("link", name=re.compile("供应商一"))).to_contain_text("33.90")
    suppliers.get_by_role("link", name=re.compile("供应商一")).click()
    expect(front(page).get_by_text("共 2 条")).to_be_visible()
    page.goto("/purchasing/replenishment")
    expect(front(page).get_by_role("tab", name="全部在售")).to_be_visible()
    front(page).get_by_role("tab", name="全部在售").click()
    expect(front(page).get_by_text("共 2 条")).to_be_visible()


def test_an_accountant_sees_ages_and_whose_they_are(visit: Visit) -> None:
    page = visit("accountant")
    owed = number(page, "应收余额")
    front(page).get_by_role("region", name="欠款最多的客户").get_by_role("link", name=re.compile("客户一")).click()
    expect(front(page).locator(".zg-foot")).to_contain_text(owed)
    home(page)
    follow(page, "今日凭证")
    ages = front(page).get_by_role("region", name="应收账龄")
    expect(ages.get_by_role("link", name=re.compile("逾期 90 天以上"))).to_contain_text(owed)
    assert violations(page) == []
    # The whole comes second.
    front(page).get_by_text("总览", exact=True).click()
    expect(front(page).get_by_role("heading", name="销售趋势")).to_be_visible()


def test_the_boss_begins_with_the_whole_and_chooses(visit: Visit) -> None:
    page = visit("boss")
    expect(front(page).get_by_role("heading", name="销售趋势")).to_be_visible()
    for name, seen in (("订单", "超过一天未发货"), ("仓库", "负库存"), ("采购", "即将断货"), ("财务", "应付余额")):
        front(page).locator(".zg-home-tabs").get_by_text(name, exact=True).click()
        expect(figure(page, seen)).to_be_visible()
    page.reload()
    expect(figure(page, "应付余额")).to_be_visible()


@pytest.mark.parametrize("login", ["clerk", "warehouse", "buyer", "accountant"])
def test_on_a_phone_nothing_is_wider_than_it(visit: Visit, login: str) -> None:
    page = visit(login, viewport=PHONE, has_touch=True)
    expect(front(page).locator(".zg-figure").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
