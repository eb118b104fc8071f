"""`zhanggui down`: stop the embedded database of this home."""

from __future__ import annotations

import argparse

from rich.console import Console

from zhanggui.app import instance


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command."""
    server = instance.server()
    if server is None:
        console.print(
            "数据库由 ZHANGGUI_DATABASE_URL 指定，不由掌柜停止。(not our server: left alone)", highlight=False
        )
        return 0
    stopped = server.stop()
    console.print("数据库已停止。(stopped)" if stopped else "数据库没有在运行。(it was not running)", highlight=False)
    return 0
