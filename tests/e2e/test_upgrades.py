"""A page from before an upgrade asks for a part that is gone: it is loaded anew once, and what was typed is still there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Site, Watch
from tests.e2e.pages import until

PART = re.compile(r"/assets/PartnerPage-|/assets/CustomerListPage-")


@pytest.fixture(autouse=True)
def missing_parts_are_expected(watch: Watch) -> Iterator[None]:
    """The browser complains of the part that is gone, and so it should."""
    yield
    watch.errors[:] = [each for each in watch.errors if "dynamically imported module" not in each]


def test_a_part_that_is_gone_loads_the_page_anew_and_loses_nothing(visit: Callable[..., Page]) -> None:
    page = visit("boss", "/sales/orders/new")
    page.get_by_label("备注").fill("升级前写的")
    page.get_by_label("第 1 行 商品编码/条码").fill("T-SKU0")
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="T-SKU0").click()
    page.get_by_label("第 1 行 数量").fill("7")
    gone = [1]

    def answer(route: Route) -> None:
        if gone:
            gone.pop()
            route.fulfill(status=404, body="")
        else:
            route.continue_()

    page.route(PART, answer)
    page.evaluate("window.before = true")
    page.get_by_role("menuitem", name="往来单位").click()
    page.get_by_role("menuitem", name="客户", exact=True).click()
    expect(page.get_by_role("grid", name="客户")).to_be_visible()
    assert page.evaluate("window.before") is None
    page.get_by_role("tab", name="手工开单").click()
    expect(page.get_by_label("备注")).to_have_value("升级前写的")
    expect(page.get_by_label("第 1 行 数量")).to_have_value("7")


def test_a_part_that_stays_away_is_said_and_not_asked_for_for_ever(visit: Callable[..., Page]) -> None:
    page = visit("boss")
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.route(PART, lambda route: route.fulfill(status=404, body=""))
    page.get_by_role("menuitem", name="往来单位").click()
    page.get_by_role("menuitem", name="客户", exact=True).click()
    expect(page.get_by_text("系统已更新")).to_be_visible()
    page.wait_for_timeout(500)
    before = len(loads)
    page.wait_for_timeout(1500)
    assert len(loads) == before


def test_a_record_that_is_being_changed_comes_back_too(visit: Callable[..., Page], site: Site) -> None:
    page = visit("boss", f"/partners/suppliers/{site.shop.world.supplier}")
    page.get_by_role("button", name="编辑").first.click()
    page.get_by_label("名称", exact=True).fill("改了一半")
    gone = [1]
    page.route(
        re.compile("/assets/CustomerListPage-"),
        lambda route: route.fulfill(status=404) if gone and gone.pop() else route.continue_(),
    )
    page.get_by_role("menuitem", name="客户", exact=True).click()
    expect(page.get_by_role("grid", name="客户")).to_be_visible()
    page.get_by_role("tab", name="供应商一").click()
    expect(page.get_by_label("名称", exact=True)).to_have_value("改了一半")
    page.get_by_role("button", name="取消").click()
    expect(page.get_by_text("改了一半")).to_have_count(0)


def come_back(page: Page, tab: str) -> None:
    """An upgrade while a form is open: another page is gone, the application is loaded anew, and the form is brought to the front again."""
    gone = [1]
    page.route(
        re.compile("/assets/CustomerListPage-"),
        lambda route: route.fulfill(status=404) if gone and gone.pop() else route.continue_(),
    )
    page.get_by_role("menuitem", name="往来单位").click()
    page.get_by_role("menuitem", name="客户", exact=True).click()
    expect(page.get_by_role("grid", name="客户")).to_be_visible()
    assert not gone
    page.get_by_role("tab", name=tab).click()


def test_a_user_comes_back_without_the_password(visit: Callable[..., Page]) -> None:
    page = visit("boss", "/system/users/new")
    page.get_by_label("用户名").fill("xiaowang")
    page.get_by_label("初始密码").fill("geheim-1234")
    come_back(page, "新增用户")
    expect(page.get_by_label("用户名")).to_have_value("xiaowang")
    expect(page.get_by_label("初始密码")).to_have_value("")
    assert "geheim" not in page.evaluate("JSON.stringify({...sessionStorage})")


def test_a_number_rule_comes_back(visit: Callable[..., Page]) -> None:
    page = visit("boss", "/system/numbering")
    page.get_by_role("row", name="销售订单").get_by_role("button", name="编辑").click()
    page.get_by_label("前缀").fill("DD")
    page.evaluate("window.before = true; dispatchEvent(new Event('vite:preloadError', { cancelable: true }))")
    until(page, "window.before === undefined")
    expect(page.get_by_label("前缀")).to_have_value("DD")


def test_a_category_comes_back(visit: Callable[..., Page]) -> None:
    page = visit("boss", "/catalog/categories")
    page.get_by_role("button", name="新建一级分类").click()
    page.get_by_label("编码").fill("CUPS")
    come_back(page, "商品分类")
    expect(page.get_by_label("编码")).to_have_value("CUPS")


def test_skus_of_a_new_product_come_back(visit: Callable[..., Page]) -> None:
    page = visit("boss", "/catalog/products/new")
    page.get_by_label("编码", exact=True).fill("TEE")
    page.get_by_label("名称", exact=True).fill("短袖")
    page.get_by_label("第 1 行 条码").fill("6901234567892")
    come_back(page, "新建商品")
    expect(page.get_by_label("第 1 行 条码")).to_have_value("6901234567892")
