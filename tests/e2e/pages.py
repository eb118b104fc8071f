"""What tests of many pages look for."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Error, Locator, Page, expect

#: Logs in as somebody of the demo; a window of one's own.
Visit = Callable[..., Page]

#: Every page that needs no document, by its area.
AREAS = {
    "home": ("/", "/account/security"),
    "sales": ("/sales/orders", "/sales/orders/new", "/aftersales/returns", "/aftersales/returns/new"),
    "purchasing": ("/purchasing/orders", "/purchasing/orders/new", "/purchasing/returns", "/purchasing/returns/new", "/purchasing/replenishment"),
    "warehouse": tuple(
        f"/warehouse/{each}{new}" for each in ("shipments", "receipts", "adjustments", "counts") for new in ("", "/new")
    ),
    "stock": ("/stock/positions", "/stock/as-of", "/stock/lots", "/stock/serials"),
    "catalog": (
        "/catalog/products", "/catalog/products/new", "/catalog/categories", "/catalog/brands", "/catalog/price-lists", "/catalog/price-lists/new",
    ),
    "partners": ("/partners/customers", "/partners/customers/new", "/partners/suppliers", "/partners/suppliers/new"),
    "finance": (
        "/finance/receivables", "/finance/payables", "/finance/bills", "/finance/payments", "/finance/payments/new", "/finance/allocations",
        "/finance/writeoffs", "/finance/writeoffs/new", "/finance/cash-accounts", "/finance/entries", "/finance/trial-balance", "/finance/open-items",
    ),
    "system": (
        "/system/printing", "/system/printing/sales.order", "/system/imports", "/system/imports/new", "/system/users", "/system/users/new",
        "/system/roles", "/system/numbering", "/system/audit", "/system/health", "/system/companies", "/system/companies/new", "/system/tasks",
    ),
    "phone": ("/m/receive", "/m/pick", "/m/count", "/m/stock", "/m/queue"),
}  # fmt: skip


PATIENCE_SECONDS = 10.0
#: How far what is on the page may move without anybody's doing.
STILL = 0.05
_WATCH = """
window.moved = 0
window.movers = []
const called = (node) => node?.nodeType === 1 ? `${node.tagName.toLowerCase()}.${node.className}` : node?.nodeName
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    if (each.hadRecentInput) continue
    window.moved += each.value
    for (const { node, previousRect: a, currentRect: b } of each.sources) window.movers.push(`${called(node)} ${a.x},${a.y} ${a.width}x${a.height} to ${b.x},${b.y} ${b.width}x${b.height}`)
  }
}).observe({ type: 'layout-shift', buffered: true })
"""


class Quiet:
    """Waits until a page has asked for nothing for a while. (The browser's own word for it waits half a second, page by page.)"""

    WHILE_MS = 150

    def __init__(self, page: Page) -> None:
        self._page = page
        self._asked = 0
        self._since = 0.0

    def _begun(self, _: object) -> None:
        self._asked += 1

    def _over(self, _: object) -> None:
        self._asked -= 1
        self._since = time.monotonic()

    def __enter__(self) -> Quiet:
        self._page.on("request", self._begun)
        self._page.on("requestfinished", self._over)
        self._page.on("requestfailed", self._over)
        return self

    def __exit__(self, *_: object) -> None:
        self._page.remove_listener("request", self._begun)
        self._page.remove_listener("requestfinished", self._over)
        self._page.remove_listener("requestfailed", self._over)

    def wait(self) -> None:
        """Until then. Raises AssertionError after `PATIENCE_SECONDS`."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._asked > 0 or time.monotonic() < self._since + self.WHILE_MS / 1000:
            assert time.monotonic() < deadline, f"{self._asked} requests are still on their way"
            self._page.wait_for_timeout(30)


def watch_layout(page: Page) -> None:
    """Measure from the next page on how far things move while they load."""
    page.add_init_script(_WATCH)


def settled(page: Page, path: str) -> list[str]:
    """Open a page, wait until it has loaded; whether it moved meanwhile or is wider than the window."""
    with Quiet(page) as quiet:
        page.goto(path)
        expect(front(page)).to_be_visible()
        expect(front(page).locator(".ant-skeleton, .zg-outcome-missing")).to_have_count(0)
        quiet.wait()
    found = []
    if (by := page.evaluate("window.moved")) > STILL:
        found.append(f"moved by {by:.3f}: {'; '.join(page.evaluate('window.movers'))}")
    if (across := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
        found.append(f"{across} pixels wider than the window")
    return found


def until(page: Page, expression: str) -> None:
    """Wait for what a script says. (Asked from here again and again: the policy of the page allows it no script to ask by itself.)"""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _says(page, expression):
        assert time.monotonic() < deadline, expression
        page.wait_for_timeout(50)


def _says(page: Page, expression: str) -> bool:
    try:
        return bool(page.evaluate(expression))
    except Error as error:
        # Between two pages there is nobody to ask.
        if "context was destroyed" not in str(error):
            raise
        return False


def scan(page: Page, code: str) -> None:
    """A hand scanner: keys into whatever is in front, then Enter."""
    page.keyboard.type(code)
    page.keyboard.press("Enter")


def front(page: Page) -> Locator:
    """The page in front; others stay alive behind it."""
    return page.locator(".zg-page:visible")


def field(page: Page, name: str) -> Locator:
    """A field of a form by its label."""
    return front(page).locator(".ant-form-item", has=page.locator(f"label[title='{name}']")).locator("input").first
