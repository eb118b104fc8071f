"""What a manager looks after: companies and what stands on their letters, everybody's background tasks."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.pages import Visit, front
from tests.e2e.test_accessibility import violations


def test_tasks_of_everybody_are_seen_and_stopped(visit: Visit) -> None:
    page = visit("boss", "/system/health")
    page.get_by_role("button", name="开始核对").click()
    page.get_by_role("button", name="后台任务，1 个进行中").click()
    page.get_by_role("dialog", name="后台任务").get_by_role("link", name="全部任务").click()
    row = front(page).get_by_role("row", name="核对全部账目").first
    expect(row).to_contain_text("排队中")
    assert violations(page) == []
    row.get_by_role("button", name="中止：核对全部账目").click()
    expect(row).to_contain_text("已中止")

    # Who does not manage tasks sees his own: none.
    other = visit("clerk", "/system/tasks")
    expect(front(other)).to_contain_text("还没有后台任务")
    expect(front(other).get_by_text("所有人")).to_have_count(0)


def test_a_company_gets_its_letterhead(visit: Visit) -> None:
    page = visit("boss", "/system/companies")
    front(page).get_by_role("link", name="T", exact=True).click()
    page.get_by_role("button", name="编辑").click()
    page.get_by_label("地址").fill("杭州市文三路 1 号")
    page.get_by_label("开户银行").fill("示例银行")
    page.keyboard.press("F4")
    expect(front(page)).to_contain_text("杭州市文三路 1 号")
    expect(page.get_by_role("button", name="编辑")).to_be_visible()
    assert violations(page) == []
