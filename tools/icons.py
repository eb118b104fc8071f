"""Draw the icons of the application from its mark, web/public/favicon.svg, with the browser of the tests: `python -m tools.icons`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from tools import chromium

PUBLIC: Final = Path(__file__).resolve().parent.parent / "web/public"
#: File, pixels, share of the width that the mark takes. A phone may cut a maskable one to a circle of four fifths, so its mark is smaller and
#: its ground goes to the edge.
ICONS: Final = (("icon-192.png", 192, 1.0), ("icon-512.png", 512, 1.0), ("icon-maskable-512.png", 512, 0.72))
GROUND: Final = "linear-gradient(135deg, #4f8bff, #1d46c9)"


def main() -> None:
    """Write them."""
    mark = (PUBLIC / "favicon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.PROGRAM, args=chromium.FLAGS)
        for name, pixels, share in ICONS:
            page = browser.new_page(viewport={"width": pixels, "height": pixels})
            whole = share == 1
            drawn = mark if whole else re.sub(r"<rect[^>]*/>", "", mark)
            ground = "transparent" if whole else GROUND
            page.set_content(
                f"<style>html{{height:100%;background:{ground}}}body{{margin:0;height:100%;display:grid;place-items:center}}"
                f"svg{{width:{pixels * share}px;height:{pixels * share}px}}</style>{drawn}"
            )
            page.screenshot(path=str(PUBLIC / name), omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
