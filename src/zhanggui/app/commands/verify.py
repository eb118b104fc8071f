"""`zhanggui verify`: prove that documents, ledgers and projections agree."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from zhanggui.app import migration, start, verification


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON and nothing else")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; 1 when anything differs."""
    migration.migrate(start.attach())
    results = verification.verify()
    found = as_report(results)
    if options.json:
        console.file.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        show(results, console)
    return 0 if found["ok"] else 1


def as_report(results: Sequence[verification.Result]) -> dict[str, Any]:
    """The results as plain data, the form of the reports of `verify --json` and `import --report`."""
    return {
        "ok": all(result.differences == 0 for result in results),
        "checks": [
            {
                "name": result.name,
                "rows": result.rows,
                "differences": result.differences,
                "seconds": round(result.seconds, 3),
                "examples": [example._asdict() for example in result.examples],
            }
            for result in results
        ],
    }


def show(results: Sequence[verification.Result], console: Console) -> None:
    """The results as a table, then the rows that are wrong."""
    table = Table(title="核对 verify")
    table.add_column("检查 check")
    for column in ("行数 rows", "差异 differences", "秒 s"):
        table.add_column(column, justify="right")
    for result in results:
        style = "red" if result.differences else "green"
        cells = (f"{result.rows:,}", f"[{style}]{result.differences:,}[/]", f"{result.seconds:.2f}")
        table.add_row(f"{result.zh}\n[dim]{result.en}[/]", *cells)
    console.print(table)
    for result in results:
        for example in result.examples:
            console.print(
                f"[red]{result.zh}[/] {example.row}: 应为 expected {example.expected}, 实为 found {example.found}",
                highlight=False,
            )
