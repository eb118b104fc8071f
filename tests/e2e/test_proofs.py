"""Proof in the browser: of all books from the health page, of one SKU from its card; tasks and notices in the frame."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.test_accessibility import violations
from zhanggui.app import instance


@contextmanager
def worker() -> Iterator[None]:
    """The worker of the instance, for a while."""
    settings = connection.settings_dict
    address = f"postgresql://{settings['USER']}:{settings['PASSWORD']}@/{settings['NAME']}?host={settings['HOST']}&port={settings['PORT']}"
    process = subprocess.Popen(
        [sys.executable, "-m", "zhanggui.app", "worker"], env={**os.environ, instance.URL: address}
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def test_a_task_is_stopped(visit: Callable[..., Page]) -> None:
    """Nobody works here yet, so it waits until it is stopped."""
    page = visit("boss", "/system/health")
    page.get_by_role("button", name="开始核对").click()
    centre = page.get_by_role("button", name="后台任务，1 个进行中")
    expect(centre).to_be_visible()
    centre.press("Enter")
    drawer = page.get_by_role("dialog", name="后台任务")
    expect(drawer.get_by_text("排队中").first).to_be_visible()
    assert violations(page) == []
    drawer.get_by_role("button", name="中止：核对全部账目").click()
    expect(drawer.get_by_text("已中止")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("button", name="后台任务，0 个进行中")).to_be_visible()
    expect(page.get_by_role("button", name="开始核对")).to_be_visible()


def test_the_books_are_proved_from_the_page(visit: Callable[..., Page]) -> None:
    page = visit("boss", "/system/health")
    with worker():
        page.get_by_role("button", name="开始核对").click()
        expect(page.get_by_text("全部一致")).to_be_visible(timeout=60_000)
    table = page.get_by_role("table")
    expect(table.get_by_role("row", name=re.compile("库存流水合计 = 库位余额"))).to_be_visible()
    expect(page.get_by_role("button", name="重新核对")).to_be_visible()
    # The pointer is where it clicked: on the new button, which is lighter under it.
    page.mouse.move(700, 400)
    assert violations(page) == []
    bell = page.get_by_role("button", name="通知，1 条未读")
    expect(bell).to_be_visible(timeout=15_000)
    bell.click()
    drawer = page.get_by_role("dialog", name="通知")
    expect(drawer.get_by_text("核对全部账目已完成")).to_be_visible()
    assert violations(page) == []
    drawer.get_by_role("button", name="全部已读").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="通知，0 条未读")).to_be_visible()


def test_one_sku_is_proved(visit: Callable[..., Page], site: Site) -> None:
    world = site.shop.world
    page = visit("boss", f"/stock/skus/{world.skus[0]}")
    page.get_by_role("button", name="库存证明").click()
    dialog = page.get_by_role("dialog", name="库存证明")
    expect(dialog.get_by_text("证明成立")).to_be_visible()
    expect(dialog.get_by_role("row", name=re.compile("在库 500 500 一致"))).to_be_visible()
    expect(dialog.get_by_text(re.compile("^[0-9a-f]{64}$")).first).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as download:
        dialog.get_by_role("link", name="下载流水").click()
    assert download.value.suggested_filename.endswith(".csv")


def test_a_tampered_balance_is_red(visit: Callable[..., Page], site: Site) -> None:
    sku = site.shop.world.skus[1]
    page = visit("boss", None)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/stock/skus/{sku}")
    with tampered(sku):
        page.get_by_role("button", name="库存证明").click()
        dialog = page.get_by_role("dialog", name="库存证明")
        expect(dialog.get_by_text("证明不成立")).to_be_visible()
        expect(dialog.get_by_role("row", name=re.compile("在库 500 501 不一致"))).to_be_visible()
        assert violations(page) == []


@contextmanager
def tampered(sku: int) -> Iterator[None]:
    """One piece more than there is, for a while."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stock_position SET on_hand = on_hand + 1 WHERE sku_id = %s", [sku])
        try:
            yield
        finally:
            cursor.execute("UPDATE stock_position SET on_hand = on_hand - 1 WHERE sku_id = %s", [sku])
