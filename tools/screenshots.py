"""`make screenshots`: the pictures of the user guide, taken from the demo's data in a browser.

It makes an instance of its own in a temporary folder (a minute), serves it on a free port, and takes every picture of `SHOTS`, or those
that are named: `python -m tools.screenshots orders home`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools import chromium

ROOT: Final = Path(__file__).resolve().parent.parent
OUT: Final = ROOT / "docs/guide/img"
PASSWORD: Final = "zhanggui-demo"
DESK, PHONE = (1440, 860), (390, 844)


@dataclass(frozen=True)
class Shot:
    """One picture. `steps`: what is clicked first, by its visible text."""

    name: str
    path: str
    login: str = "boss"
    size: tuple[int, int] = DESK
    lang: str = "zh-CN"
    dark: bool = False
    first: bool = False
    #: Buttons that are pressed one after the other, by their names.
    press: tuple[str, ...] = ()
    #: What is typed after Ctrl+K.
    search: str = ""
    #: What is scanned.
    scan: str = ""
    #: What must be there before the picture is taken.
    until: str = ""


SHOTS: Final = (
    Shot("log-in", "/", login=""),
    Shot("home", "/"),
    Shot("home-dark-en", "/", lang="en", dark=True),
    Shot("home-phone", "/", size=PHONE),
    Shot("orders", "/sales/orders"),
    Shot("orders-phone", "/sales/orders", size=PHONE),
    Shot("order", "/sales/orders", first=True),
    Shot("order-form", "/sales/orders/new"),
    Shot("positions", "/stock/positions"),
    Shot("products", "/catalog/products"),
    Shot("customers", "/partners/customers"),
    Shot("trial-balance", "/finance/trial-balance"),
    Shot("roles", "/system/roles"),
    Shot("import", "/system/imports/new"),
    Shot("search", "/", search="white"),
    Shot("card", "/stock/positions", first=True),
    Shot("proof", "/stock/positions", first=True, press=("库存证明",), until="证明成立"),
    Shot("health", "/system/health", press=("开始核对",), until="全部一致"),
    Shot("print", "/sales/orders", first=True, press=("打印",), until="打印"),
    Shot("phone-stock", "/m/stock", size=PHONE, scan="85123A", until="Main warehouse"),
    Shot("phone-work", "/m/receive", size=PHONE, login="warehouse"),
)


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 300
    while True:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("the demo did not come up") from None
            time.sleep(1)


def _loaded(page: Page) -> None:
    """Until the page is there, and no part of it is still on its way."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("main, .zg-login").first).to_be_visible()
    expect(page.locator(".ant-skeleton:visible")).to_have_count(0, timeout=60_000)


def _take(browser: Browser, address: str, shot: Shot) -> None:
    context = browser.new_context(
        base_url=address, locale=shot.lang, timezone_id="Asia/Shanghai", color_scheme="dark" if shot.dark else "light",
        viewport={"width": shot.size[0], "height": shot.size[1]},
    )  # fmt: skip
    if shot.login:
        context.request.post(f"{address}/api/v1/session", data={"login": shot.login, "password": PASSWORD})
    page = context.new_page()
    page.goto(shot.path)
    _loaded(page)
    if shot.first:
        link = page.locator(".zg-rows .zg-doc a")
        if link.count():
            link.first.click()
        else:
            page.locator(".zg-rows [role=row]").first.dblclick()
        _loaded(page)
    for name in shot.press:
        page.get_by_role("button", name=name).first.click()
    if shot.search:
        page.keyboard.press("Control+k")
        page.keyboard.type(shot.search)
    if shot.scan:
        page.keyboard.type(shot.scan)
        page.keyboard.press("Enter")
    if shot.until:
        page.get_by_text(shot.until).first.wait_for(timeout=120_000)
    _loaded(page)
    page.wait_for_timeout(1500)
    page.screenshot(path=OUT / f"{shot.name}.png")
    context.close()


def main(names: list[str]) -> None:
    """Take them all, or those with these names."""
    OUT.mkdir(parents=True, exist_ok=True)
    address = f"http://127.0.0.1:{(port := _port())}"
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [sys.executable, "-m", "zhanggui.app", "demo", "--port", str(port)],
            env={**os.environ, "ZHANGGUI_HOME": f"{home}/demo"},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait(address, server)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium.PROGRAM, args=chromium.FLAGS)
                for shot in [each for each in SHOTS if not names or each.name in names]:
                    _take(browser, address, shot)
                browser.close()
        finally:
            server.terminate()
            server.wait(60)


if __name__ == "__main__":
    main(sys.argv[1:])
