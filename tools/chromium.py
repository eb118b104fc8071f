"""Debian's Chromium, as tests, pictures and benchmarks start it: `CHROMIUM` names another one."""

from __future__ import annotations

import os
import shutil
from typing import Final

PROGRAM: Final = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
#: The same without windows, for tests: a third less work, and nothing on a page is different.
HEADLESS: Final = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or PROGRAM
#: Nothing of its own on the network, and no display.
FLAGS: Final = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: For tests, whose pages live for seconds: without the compilers that pay for those who run the same code for minutes (a fifth of the
#: work), and all pages of a window in one process.
FOR_TESTS: Final = [*FLAGS, "--js-flags=--no-opt --no-maglev", "--renderer-process-limit=1"]
