"""A browser, and a shop to look at with it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.e2e.serving import served
from tests.e2e.shop import Shop, open_shop
from tests.plugin import databases
from tests.world import assert_proved
from tools import chromium
from zhanggui.app import accounts, start, web_pages
from zhanggui.kernel import db as kernel_db

expect.set_options(timeout=10_000)
# Playwright keeps a loop of its own running in this thread, and Django takes that for a mistake of ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@dataclass(frozen=True)
class Site:
    """Where the application is, and what is in it."""

    address: str
    shop: Shop


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    assert (web_pages.FOLDER / "index.html").exists(), "the pages are not built: make web"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium.PROGRAM, args=chromium.FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def site(
    database_server: str,
    database_template: str,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """A fresh instance for the tests of one file."""
    home = tmp_path_factory.mktemp("home")
    with databases.clone(database_server, database_template) as url, django_db_blocker.unblock():
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ZHANGGUI_HOME", str(home))
            start.point_at(url)
            kernel_db.clear_caches()
            accounts.create()
            shop = open_shop()
            connections["default"].close()
        with served(url, Path(home)) as address:
            yield Site(address, shop)
        # What the browser did must be provable too.
        start.point_at(url)
        kernel_db.clear_caches()
        assert_proved()
        connections["default"].close()


def _context(browser: Browser, site: Site, **more: object) -> BrowserContext:
    # Pages speak to the server themselves unless a test is about the worker between them, which hides their calls from the tests.
    usual: dict[str, Any] = {"viewport": {"width": 1440, "height": 860}, "service_workers": "block"}
    return browser.new_context(base_url=site.address, locale="zh-CN", timezone_id="Asia/Shanghai", **(usual | more))


#: What the browser writes of an answer that the page expects: refused, or not heard.
EXPECTED = re.compile("status of 4|ERR_INTERNET_DISCONNECTED|ERR_FAILED")


class Watch:
    """Pages whose errors fail the test when it ends."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def over(self, page: Page) -> Page:
        """Watch a page."""
        page.on("pageerror", lambda error: self.errors.append(f"the page broke: {error}"))
        page.on("console", lambda message: self._heard(message.type, message.text))
        return page

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and not EXPECTED.search(text):
            self.errors.append(f"the console says: {text}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Everything the pages complain about."""
    found = Watch()
    yield found
    assert found.errors == []


@pytest.fixture
def visit(browser: Browser, site: Site, watch: Watch) -> Iterator[Callable[[str], Page]]:
    """Log in as somebody of the demo and open a page; a window of one's own."""
    contexts: list[BrowserContext] = []

    def enter(login: str, path: str = "/", **more: object) -> Page:
        context = _context(browser, site, **more)
        contexts.append(context)
        context.request.post(f"{site.address}/api/v1/session", data={"login": login, "password": accounts.PASSWORD})
        page = watch.over(context.new_page())
        page.goto(path)
        expect(page.get_by_role("main")).to_be_visible()
        return page

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture
def stranger(browser: Browser, site: Site, watch: Watch) -> Iterator[Page]:
    """Somebody who is not logged in."""
    context = _context(browser, site)
    yield watch.over(context.new_page())
    context.close()
