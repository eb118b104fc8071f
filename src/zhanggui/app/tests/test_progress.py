"""The progress bar: what, how far, how fast, how long still."""

from __future__ import annotations

import io
import re
import time

from rich.console import Console

from zhanggui.app import progress


def test_a_bar_shows_rows_rate_and_time_left() -> None:
    screen = io.StringIO()
    with progress.bars(Console(file=screen, force_terminal=True, width=120)) as report:
        for done in range(0, 600, 100):
            report("全流程 the loop", done, 1000)
            time.sleep(0.02)
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen.getvalue())
    assert "全流程 the loop" in shown
    assert "500/1000" in shown
    assert re.search(r"[0-9,]+/s", shown)
    assert re.search(r"[0-9]+:[0-9]{2}:[0-9]{2}", shown)


def test_without_a_terminal_it_does_not_fill_the_log() -> None:
    screen = io.StringIO()
    with progress.bars(Console(file=screen, width=120)) as report:
        for done in range(1001):
            report("读入 reading", done, 1000)
    assert screen.getvalue().count("\n") <= 2
