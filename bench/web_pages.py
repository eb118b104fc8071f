"""What a person waits for, in Debian's Chromium: the first list after log-in, another filter, a page from nothing, the grid alone."""

from __future__ import annotations

import functools
import http.server
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tools import chromium, web

LOGIN, PASSWORD = "boss", "zhanggui-demo"
#: Frames of the grid while it is scrolled, in ms.
SCROLL = """
async () => {
  const box = document.querySelector('[role=grid]').closest('.zg-grid') ?? document.querySelector('[role=grid]')
  const scroller = [box, ...box.querySelectorAll('*')].find((one) => one.scrollHeight > one.clientHeight + 1000)
  const frames = []
  let last = performance.now()
  for (let n = 0; n < 120; n += 1) {
    scroller.scrollTop += 320
    if (n % 10 === 0) scroller.scrollLeft = (scroller.scrollLeft + 400) % 4000
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    frames.push(now - last)
    last = now
  }
  return frames.sort((a, b) => a - b)[Math.floor(frames.length / 2)]
}
"""


def pages(address: str, *, rounds: int) -> dict[str, Any]:
    """All figures; medians of `rounds`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.PROGRAM, args=chromium.FLAGS)
        try:
            lists = [_list(browser, address) for _ in range(rounds)]
            grids = _grids(browser, rounds)
        finally:
            browser.close()
    return {name: round(statistics.median(each[name] for each in lists), 1) for name in lists[0]} | grids


def _list(browser: Browser, address: str) -> dict[str, float]:
    context = browser.new_context(base_url=address, locale="zh-CN", viewport={"width": 1440, "height": 860})
    page = context.new_page()
    received = _count_bytes(page)
    page.goto("/sales/orders")
    page.get_by_label("用户名").fill(LOGIN)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_selector("[role=row][aria-rowindex='2'], [role=grid] [role=row] >> nth=1")
    cold = sum(received) / 1024
    # Again with what the browser keeps: how long from asking for the page to its first order.
    page.goto("/sales/orders")
    interactive = page.evaluate(_UNTIL_ROWS)
    changes = []
    for name in ("已取消", "草稿", "已审核", "全部"):
        tab = page.get_by_role("tab", name=name)
        if tab.count():
            changes.append(page.evaluate(_CLICK_TO_ROWS, tab.first.element_handle()))
    context.close()
    return {"cold_page_kb": cold, "list_interactive_ms": interactive, "filter_change_ms": statistics.median(changes)}


#: Since the page was asked for, until its rows can be clicked.
_UNTIL_ROWS = """
() => new Promise((done) => {
  const look = () => (document.querySelectorAll('[role=grid] [role=row]').length > 5 ? done(performance.now()) : requestAnimationFrame(look))
  look()
})
"""
#: From a click on a tab until the answer is drawn: the list is busy, and then no more.
_CLICK_TO_ROWS = """
(tab) => new Promise((done) => {
  const started = performance.now()
  const before = performance.getEntriesByType('resource').length
  tab.click()
  const look = () => {
    const asked = performance.getEntriesByType('resource').slice(before).filter((one) => one.name.includes('/sales/orders?'))
    if (asked.length && asked.every((one) => one.responseEnd > 0)) {
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - started)))
    } else if (performance.now() - started > 5000) done(5000)
    else requestAnimationFrame(look)
  }
  look()
})
"""


def _count_bytes(page: Page) -> list[float]:
    found: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: found.append(event["encodedDataLength"]))
    return found


def _grids(browser: Browser, rounds: int) -> dict[str, float]:
    with TemporaryDirectory() as folder, _serving(_built(Path(folder))) as address:
        mounts, frames = [], []
        for _ in range(rounds):
            page = browser.new_page(viewport={"width": 1440, "height": 860})
            page.goto(f"{address}/grid.html")
            page.wait_for_function("window.mounted !== undefined")
            mounts.append(page.evaluate("window.mounted"))
            frames.append(page.evaluate(SCROLL))
            page.close()
    return {"grid_mount_ms": round(statistics.median(mounts), 1), "grid_frame_ms": round(statistics.median(frames), 1)}


def _built(out: Path) -> Path:
    vite = web.WEB / "node_modules/vite/bin/vite.js"
    web.run(
        [*web.node(), str(vite), "build", "--config", "bench/vite.config.ts", "--outDir", str(out), "--emptyOutDir"],
        cwd=web.WEB,
        quiet=True,
    )
    return out


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    handler.func.log_message = lambda *_: None  # type: ignore[attr-defined]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
