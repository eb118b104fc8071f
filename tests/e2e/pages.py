"""What tests of many pages look for."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

#: Logs in as somebody of the demo; a window of one's own.
Visit = Callable[..., Page]

#: Every page that needs no document, by its area.
AREAS = {
    "home": ("/", "/account/security"),
    "sales": ("/sales/orders", "/sales/orders/new", "/aftersales/returns", "/aftersales/returns/new"),
    "purchasing": ("/purchasing/orders", "/purchasing/orders/new", "/purchasing/returns", "/purchasing/returns/new"),
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
        "/finance/writeoffs", "/finance/writeoffs/new", "/finance/cash-accounts", "/finance/entries", "/finance/trial-balance",
    ),
    "system": (
        "/system/printing", "/system/printing/sales.order", "/system/imports", "/system/imports/new", "/system/users", "/system/users/new",
        "/system/roles", "/system/numbering", "/system/audit", "/system/health",
    ),
    "phone": ("/m/receive", "/m/pick", "/m/count", "/m/stock", "/m/queue"),
}  # fmt: skip


def front(page: Page) -> Locator:
    """The page in front; others stay alive behind it."""
    return page.locator(".zg-page:visible")


def field(page: Page, name: str) -> Locator:
    """A field of a form by its label."""
    return front(page).locator(".ant-form-item", has=page.locator(f"label[title='{name}']")).locator("input").first
