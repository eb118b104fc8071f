"""A browser, and a shop to look at with it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.e2e.serving import served
from tests.e2e.shop import Shop, open_shop
from tests.plugin import databases
from tests.world import assert_proved
from tools import chromium
from zhanggui.app import accounts, instance, start, web_pages
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
        found = playwright.chromium.launch(executable_path=chromium.HEADLESS, args=chromium.FOR_TESTS)
        yield found
        found.close()


@dataclass(frozen=True)
class Furnished:
    """What every site begins as: a database with the people of the demo and the shop, and its home."""

    database: str
    home: Path
    shop: Shop


@pytest.fixture(scope="session")
def furnished(
    browser: Browser,
    database_server: str,
    database_template: str,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Furnished]:
    """Made once for all files: seven passwords alone are a third of a second. (After `browser`: since Playwright's loop runs in this thread,
    the thread has another connection than before, and what was remembered of the one is not true of the other.)"""
    home = tmp_path_factory.mktemp("furnished")
    with databases.clone(database_server, database_template) as url, django_db_blocker.unblock():
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ZHANGGUI_HOME", str(home))
            start.point_at(url)
            kernel_db.clear_caches()
            accounts.create()
            shop = open_shop()
            # No connection stays: a database that somebody uses can't be copied.
            start.point_at(instance.NO_DATABASE)
            kernel_db.clear_caches()
        yield Furnished(instance.parameters(url)["NAME"], home, shop)


@pytest.fixture(scope="module")
def site(
    database_server: str,
    furnished: Furnished,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """A fresh instance for the tests of one file."""
    home = shutil.copytree(furnished.home, tmp_path_factory.mktemp("home"), dirs_exist_ok=True)
    with databases.clone(database_server, furnished.database) as url, django_db_blocker.unblock():
        # Tests speak to it beside the browser, too.
        start.point_at(url)
        kernel_db.clear_caches()
        with served(url, home) as address:
            yield Site(address, furnished.shop)
        # What the browser did must be provable too.
        start.point_at(url)
        kernel_db.clear_caches()
        assert_proved()
        connections["default"].close()


class Windows:
    """Windows on one site, each with a memory of its own. One that is closed is opened again for the next test without anything that was
    left in it, so that the browser fetches the application once and not for every test.

    A page nobody looks at stays in each meanwhile: the process that draws and runs the pages of a window ends with the last of them, and
    starting another and compiling the application for it is a fifth of what opening a page costs."""

    #: Everything that pages keep in a browser, but for the files of the application.
    KEPT = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage"

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._idle: dict[str, list[BrowserContext]] = {}
        self._behind: dict[BrowserContext, CDPSession] = {}

    def open(self, more: dict[str, object]) -> BrowserContext:
        """A window; `more`: what is not as usual."""
        idle = self._idle.get(repr(sorted(more.items())))
        if idle:
            return idle.pop()
        # Pages speak to the server themselves unless a test is about the worker between them, which hides their calls from the tests.
        # Nothing moves unless a test says so: what is asked for is there at once.
        usual: dict[str, Any] = {
            "viewport": {"width": 1440, "height": 860}, "service_workers": "block", "reduced_motion": "reduce",
        }  # fmt: skip
        context = self._browser.new_context(
            base_url=self._address, locale="zh-CN", timezone_id="Asia/Shanghai", **(usual | more)
        )
        if "service_workers" not in more:
            page = context.new_page()
            page.goto("/healthz")
            self._behind[context] = context.new_cdp_session(page)
        return context

    def close(self, context: BrowserContext, more: dict[str, object]) -> None:
        """Nobody uses it any more."""
        if "service_workers" in more:
            context.close()
            return
        _, *pages = context.pages
        for page in pages:
            page.close()
        context.set_offline(False)
        context.clear_permissions()
        context.unroute_all()
        context.clear_cookies()
        self._behind[context].send("Storage.clearDataForOrigin", {"origin": self._address, "storageTypes": self.KEPT})
        self._idle.setdefault(repr(sorted(more.items())), []).append(context)

    def end(self) -> None:
        """Close them for good."""
        for context in [each for idle in self._idle.values() for each in idle]:
            context.close()


@pytest.fixture(scope="module")
def windows(browser: Browser, site: Site) -> Iterator[Windows]:
    """The windows of one file."""
    found = Windows(browser, site.address)
    yield found
    found.end()


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
def visit(windows: Windows, site: Site, watch: Watch) -> Iterator[Callable[[str], Page]]:
    """Log in as somebody of the demo and open a page; a window of one's own. Without a path: the page is empty yet."""
    opened: list[tuple[BrowserContext, dict[str, object]]] = []

    def enter(login: str, path: str | None = "/", **more: object) -> Page:
        context = windows.open(more)
        opened.append((context, more))
        context.request.post(f"{site.address}/api/v1/session", data={"login": login, "password": accounts.PASSWORD})
        page = watch.over(context.new_page())
        if path:
            page.goto(path)
            expect(page.get_by_role("main")).to_be_visible()
        return page

    yield enter
    for context, more in opened:
        windows.close(context, more)


@pytest.fixture
def stranger(windows: Windows, watch: Watch) -> Iterator[Page]:
    """Somebody who is not logged in."""
    context = windows.open({})
    yield watch.over(context.new_page())
    windows.close(context, {})
