"""The whole loop without a mouse: an order, its goods, its money."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages import Visit, field, front


def option(page: Page, text: str) -> Locator:
    """What Enter takes: a list that has just come is drawn a moment before its first line is chosen."""
    return page.locator(".ant-select-dropdown:visible .ant-select-item-option-active", has_text=text)


def tab_to(page: Page, target: Locator, key: str = "Tab", most: int = 120) -> None:
    """Press Tab until the target has the focus: whoever has no mouse must get there."""
    handle = target.element_handle()
    assert handle is not None
    for _ in range(most):
        if page.evaluate("(one) => one === document.activeElement || one.contains(document.activeElement)", handle):
            return
        page.keyboard.press(key)
    raise AssertionError("it can't be reached by Tab")


def focus_is_seen(page: Page) -> bool:
    """Whether what has the focus looks different: a ring, an outline, a border."""
    return bool(
        page.evaluate("""() => {
        const one = document.activeElement
        const style = getComputedStyle(one)
        const around = getComputedStyle(one.closest('.ant-select, .ant-input-affix-wrapper, .ant-picker, .ant-checkbox') ?? one)
        return [style, around].some((each) => each.outlineStyle !== 'none' || each.boxShadow !== 'none')
    }""")
    )


def test_order_goods_and_money_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("boss")
    page.keyboard.press("Control+k")
    page.keyboard.type("手工开单")
    expect(page.locator(".ant-select-dropdown:visible", has_text="手工开单")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="手工开单")).to_be_visible()
    for name, text in (("店铺", "批发"), ("客户", "客户一")):
        tab_to(page, page.get_by_role("combobox", name=re.compile(rf"^(\* )?{name}$")))
        assert focus_is_seen(page)
        page.keyboard.type(text)
        expect(option(page, text).first).to_be_visible()
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("F2")
    page.keyboard.type("T-SKU0", delay=120)
    expect(option(page, "T-SKU0")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.keyboard.type("30")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="保存并审核"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("销售订单 XS"))).to_be_visible()
    ship = page.get_by_role("button", name="发货", exact=True)
    expect(ship).to_be_visible()
    tab_to(page, ship)
    assert focus_is_seen(page)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    # It takes the focus once it is open; what was pressed before would go elsewhere.
    expect(dialog.locator(":focus")).to_have_count(1)
    tab_to(page, dialog.get_by_role("button", name=re.compile("发货|确")).last)
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name=re.compile("会计分录"))).to_be_visible()
    expect(ship).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("应收款")
    expect(page.locator(".ant-select-dropdown:visible", has_text="应收款")).to_be_visible()
    page.keyboard.press("Enter")
    top = front(page)
    collect = top.get_by_role("button", name="收款", exact=True)
    expect(collect).to_be_visible()
    tab_to(page, collect)
    assert focus_is_seen(page)
    page.keyboard.press("Enter")
    expect(top.get_by_role("heading", name="收付款")).to_be_visible()
    amount = field(page, "金额")
    tab_to(page, amount)
    page.keyboard.press("Control+a")
    page.keyboard.type("60")
    tab_to(page, top.get_by_role("button", name="按到期先后自动分配"))
    page.keyboard.press("Enter")
    tab_to(page, top.get_by_role("button", name="确认收款"))
    page.keyboard.press("Enter")
    expect(top.get_by_role("heading", name=re.compile("收付款单 SK"))).to_be_visible()
