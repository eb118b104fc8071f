"""What tests of many pages look for."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

#: Logs in as somebody of the demo; a window of one's own.
Visit = Callable[..., Page]


def front(page: Page) -> Locator:
    """The page in front; others stay alive behind it."""
    return page.locator(".zg-page:visible")


def field(page: Page, name: str) -> Locator:
    """A field of a form by its label."""
    return front(page).locator(".ant-form-item", has=page.locator(f"label[title='{name}']")).locator("input").first
