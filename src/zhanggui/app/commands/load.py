"""`zhanggui import orders FILE --layout online-retail --run-loop --report OUT.json`"""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from zhanggui.app import loading, migration, start


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("kind", help="what the file holds: orders")
    parser.add_argument("file", type=Path, help="CSV, also gzipped, or XLSX")
    parser.add_argument("--layout", required=True, help="what its columns mean: online-retail")
    parser.add_argument(
        "--run-loop", action="store_true", help="drive every order on to its payment and every return to its refund"
    )
    parser.add_argument(
        "--encoding",
        help="of a text, where it can't be found out: cp1252 (Western European), gb18030, utf-16, utf-8, big5",
    )
    parser.add_argument("--report", type=Path, help="write the result as JSON to this file")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; 1 when verify finds a difference."""
    if not options.file.is_file():
        console.print(f"[red]没有这个文件 (no such file): {options.file}[/]", highlight=False)
        return 2
    job = loading.Job(
        options.kind,
        options.file,
        options.layout,
        run_loop=options.run_loop,
        report=options.report,
        encoding=options.encoding,
    )
    migration.migrate(start.attach())
    report = loading.load(job, console)
    return 0 if report["verify"]["ok"] else 1
