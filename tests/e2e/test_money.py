"""Masters and money: what is owed is paid and matched, goods come in sizes and colours, two people change one customer, the books lead to documents."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.api import Api
from tests.e2e.conftest import Site
from tests.e2e.pages import Visit, field, front


def sell(page: Page, site: Site, qty: int = 3) -> None:
    """An order of the wholesale shop, shipped: the customer owes 20 for each."""
    api, world = Api(page.context, site), site.shop.world
    lines = [{"sku_id": world.skus[0], "qty": str(qty), "unit_price": "20"}]
    order = {"shop_id": world.wholesale, "customer_id": world.customer, "lines": lines}
    [order_id] = api.post("/sales/orders", {"orders": [order]})["ids"]
    for action in ("confirm", "ship"):
        api.post(f"/sales/orders/{action}", {"documents": [{"id": order_id}]})


def tags(page: Page, name: str, *values: str) -> None:
    """Type several values, each ended with Enter."""
    box = page.get_by_role("combobox", name=name)
    for value in values:
        box.fill(value)
        box.press("Enter")


def test_what_was_shipped_is_paid_oldest_first_and_nothing_stays_open(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    sell(page, site)
    sell(page, site)
    page.goto("/finance/receivables")
    expect(front(page).get_by_role("row", name=re.compile("客户一.*120.00"))).to_be_visible()
    front(page).get_by_role("button", name="收款", exact=True).click()
    expect(front(page).get_by_role("heading", name="收付款")).to_be_visible()
    field(page, "金额").fill("70")
    front(page).get_by_role("button", name="按到期先后自动分配").click()
    # Both are of one day: which of them is the first of it, nothing says.
    settled = front(page).get_by_label(re.compile("YS.* 本次核销"))
    expect(settled.nth(0)).not_to_have_value("")
    expect(settled.nth(1)).not_to_have_value("")
    assert sorted(settled.nth(n).input_value() for n in range(2)) == ["10.00", "60.00"]
    field(page, "金额").fill("120")
    front(page).get_by_role("button", name="按到期先后自动分配").click()
    front(page).get_by_role("button", name="确认收款").click()
    expect(front(page).get_by_role("heading", name=re.compile("收付款单 SK"))).to_be_visible()
    expect(front(page).get_by_role("tab", name=re.compile("收付核销\\s*2"))).to_be_visible()
    page.goto("/finance/receivables")
    expect(front(page).get_by_text("没有未收的款项")).to_be_visible()


def test_more_than_is_owed_is_refused_before_it_is_sent(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    sell(page, site)
    page.goto(f"/finance/payments/new?customer={site.shop.world.customer}")
    field(page, "金额").fill("10")
    front(page).get_by_label(re.compile("YS.* 本次核销")).first.fill("60")
    front(page).get_by_role("button", name="确认收款").click()
    expect(front(page).locator(".ant-form-item-explain-error")).to_contain_text("分配超出金额 50.00")
    field(page, "金额").fill("60")
    front(page).get_by_role("button", name="确认收款").click()
    expect(front(page).get_by_role("heading", name=re.compile("收付款单 SK"))).to_be_visible()


def test_a_cash_account_is_renamed_retired_and_used_again(visit: Visit, site: Site) -> None:
    page = visit("boss", "/finance/cash-accounts")
    row = front(page).get_by_role("table", name="资金账户").get_by_role("row", name=re.compile("BANK"))
    row.get_by_role("button").click()
    front(page).get_by_role("button", name="编辑").click()
    field(page, "名称").fill("一般户")
    front(page).get_by_role("button", name=re.compile("保存")).click()
    expect(row).to_contain_text("一般户")
    front(page).get_by_role("button", name="停用", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="停用", exact=True).click()
    expect(row).to_contain_text("已停用")
    page.goto(f"/finance/payments/new?customer={site.shop.world.customer}")
    expect(front(page).get_by_text("确认收款")).to_be_visible()
    choose = front(page).get_by_role("combobox", name="资金账户")
    choose.click()
    expect(page.locator(".ant-select-dropdown:visible")).not_to_contain_text("一般户")
    page.goto("/finance/cash-accounts")
    row.get_by_role("button").click()
    front(page).get_by_role("button", name="恢复使用").click()
    expect(row).not_to_contain_text("已停用")


def test_money_without_a_bill_is_set_off_by_click_and_taken_back(visit: Visit, site: Site) -> None:
    page = visit("boss", f"/finance/payments/new?customer={site.shop.world.customer}")
    field(page, "金额").fill("60")
    expect(front(page).get_by_text("余 60.00 记为客户预收款")).to_be_visible()
    front(page).get_by_role("button", name="确认收款").click()
    expect(front(page).get_by_role("heading", name=re.compile("收付款单 SK"))).to_be_visible()
    sell(page, site)
    page.goto("/finance/allocations")
    money, owed = (
        front(page).get_by_role("table", name="未核销的款项"),
        front(page).get_by_role("table", name="未结的单据"),
    )
    money.get_by_role("row", name=re.compile("SK")).locator("td").last.click()
    owed.get_by_role("button", name="冲销 60.00").click()
    expect(front(page).get_by_text("没有未结的单据")).to_be_visible()
    front(page).get_by_role("button", name="撤销").click()
    expect(owed.get_by_role("row", name=re.compile("YS.*60.00"))).to_be_visible()
    money.get_by_role("row", name=re.compile("SK")).locator("td").last.click()
    owed.get_by_role("button", name="冲销 60.00").click()
    expect(front(page).get_by_text("没有未结的单据")).to_be_visible()


def test_two_colours_and_three_sizes_make_six_skus(visit: Visit) -> None:
    page = visit("boss", "/catalog/products/new")
    field(page, "编码").fill("SHIRT")
    field(page, "名称").fill("衬衫")
    for at, (name, values) in enumerate([("颜色", ("红", "蓝")), ("尺码", ("S", "M", "L"))], 1):
        front(page).get_by_role("button", name="加一个规格").click()
        front(page).get_by_role("combobox", name=f"规格名 {at}").fill(name)
        tags(page, f"规格值，回车分隔，可粘贴 {at}", *values)
    table = front(page).get_by_role("table", name="SKU")
    expect(table.locator("tbody tr")).to_have_count(6)
    front(page).get_by_label("第 2 行 条码").fill("6901234500202")
    front(page).get_by_label("第 6 行 SKU 编码").fill("SHIRT-LAST")
    front(page).get_by_role("button", name="保存").click()
    expect(front(page).get_by_role("heading", name="衬衫")).to_be_visible()
    expect(table.locator("tbody tr")).to_have_count(6)
    expect(front(page).get_by_label("第 6 行 SKU 编码")).to_have_value("SHIRT-LAST")
    front(page).get_by_label("第 2 行 SKU 编码").click()
    expect(front(page).get_by_role("table", name="条码").get_by_label("第 1 行 条码")).to_have_value("6901234500202")


def test_a_wrong_field_of_a_product_says_so_itself(visit: Visit) -> None:
    page = visit("boss", "/catalog/products/new")
    field(page, "编码").fill("T-SKU0")
    field(page, "名称").fill("又一个")
    expect(front(page).get_by_role("table", name="SKU").locator("tbody tr")).to_have_count(1)
    front(page).get_by_role("button", name="保存").click()
    expect(front(page).locator(".ant-form-item-explain-error").first).to_contain_text("已被使用")
    expect(field(page, "名称")).to_have_value("又一个")


def test_two_people_change_one_customer_and_neither_loses_anything(visit: Visit, site: Site) -> None:
    first, second = visit("boss", None), visit("boss", None)
    for page in (first, second):
        page.goto(f"/partners/customers/{site.shop.world.customer}")
        front(page).get_by_role("button", name="编辑").click()
    field(first, "名称").fill("客户一（新）")
    field(first, "电话").fill("0571-11111111")
    front(first).get_by_role("button", name="保存").click()
    expect(front(first).get_by_role("heading", name="客户一（新）")).to_be_visible()
    field(second, "电话").fill("0571-22222222")
    field(second, "等级").fill("A")
    front(second).get_by_role("button", name="保存").click()
    notice = front(second).locator(".zg-conflict")
    expect(notice.get_by_role("row", name=re.compile("名称.*客户一（新）.*已采用对方的值"))).to_be_visible()
    expect(notice.get_by_role("row", name=re.compile("电话.*0571-11111111.*0571-22222222"))).to_be_visible()
    expect(field(second, "名称")).to_have_value("客户一（新）")
    expect(field(second, "电话")).to_have_value("0571-22222222")
    expect(field(second, "等级")).to_have_value("A")
    front(second).get_by_role("button", name="保存").click()
    expect(front(second).get_by_role("button", name="编辑")).to_be_visible()
    for text in ("客户一（新）", "0571-22222222", "A"):
        expect(front(second).locator(".zg-facts").first.get_by_text(text, exact=True)).to_be_visible()


def test_the_trial_balance_leads_down_to_a_document(visit: Visit, site: Site) -> None:
    page = visit("accountant", None)
    boss = visit("boss", None)
    sell(boss, site)
    page.goto("/finance/trial-balance")
    expect(front(page).get_by_text("借贷平衡")).to_be_visible()
    front(page).get_by_role("button", name=re.compile("^112201 ")).click()
    ledger = front(page).get_by_role("region", name=re.compile("明细账 112201"))
    ledger.get_by_role("row", name=re.compile("YS")).first.get_by_role("link", name="应收应付单").click()
    expect(front(page).get_by_role("heading", name=re.compile("应收应付单 YS"))).to_be_visible()
    expect(front(page).get_by_text("T-SKU0").first).to_be_visible()


def test_an_old_matching_is_found_and_taken_back_with_a_reason(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    sell(page, site)
    page.goto(f"/finance/payments/new?customer={site.shop.world.customer}")
    field(page, "金额").fill("60")
    front(page).get_by_label(re.compile("YS.* 本次核销")).first.fill("60")
    front(page).get_by_role("button", name="确认收款").click()
    expect(front(page).get_by_role("heading", name=re.compile("收付款单 SK"))).to_be_visible()
    paid = page.url
    page.goto("/finance/allocations")
    front(page).get_by_text("核销记录").click()
    table = front(page).get_by_role("table", name="核销记录")
    expect(table.get_by_role("row", name=re.compile("客户一.*60.00.*有效")).first).to_be_visible()
    page.goto(paid)
    row = table.get_by_role("row", name=re.compile("60.00"))
    row.get_by_role("checkbox").check()
    front(page).get_by_role("button", name="反核销（1）").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="反核销")).to_be_disabled()
    dialog.get_by_label("原因（必填）").fill("对错了单")
    dialog.get_by_role("button", name="反核销").click()
    expect(row).to_contain_text("已反核销")
    front(page).get_by_role("tab", name=re.compile("操作日志|修改记录")).click()
    expect(front(page).get_by_role("tabpanel")).to_contain_text("对错了单")
    table.get_by_role("link", name=re.compile("YS")).click()
    front(page).get_by_role("tab", name=re.compile("操作日志|修改记录")).click()
    expect(front(page).get_by_role("tabpanel")).to_contain_text("对错了单")
