"""One import with everything around it: progress, proof, comparison, report file."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from zhanggui.app import comparison, progress, verification
from zhanggui.app.commands import verify
from zhanggui.edges.channels import public as channels


@dataclass(frozen=True)
class Job:
    """What to import: kind of documents, file, its layout; `run_loop` drives each order to its payment."""

    kind: str
    file: Path
    layout: str
    run_loop: bool


def load(job: Job, console: Console) -> dict[str, Any]:
    """Import, prove and compare; prints the result and returns the report (see `zhanggui import --help`)."""
    started = time.monotonic()
    with progress.bars(console) as report_progress:
        report: dict[str, Any] = channels.run_import(
            kind=job.kind, file=job.file, layout=job.layout, run_loop=job.run_loop, progress=report_progress
        )
    results = verification.verify()
    report["verify"] = verify.as_report(results)
    lines = comparison.compare(report, job.file.parent)
    report["expected"] = {
        "ok": all(line.same for line in lines),
        "lines": len(lines),
        "differences": [f"{line.part} {line.name}: {line.difference}" for line in lines if not line.same],
    }
    report["seconds"] = round(time.monotonic() - started, 2)
    report["peak_rss_mb"] = round(_peak_mb(), 1)
    _show(report, lines, console)
    verify.show(results, console)
    return report


def write_report(report: dict[str, Any], path: Path) -> None:
    """Write the report so that a reader never sees half of it."""
    half = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    half.write_text(json.dumps(report, ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")
    half.replace(path)


def _peak_mb() -> float:
    """Largest memory of this process or one of its children."""
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _show(report: dict[str, Any], lines: list[comparison.Line], console: Console) -> None:
    rejected = report["rejected"]
    console.print(
        f"行 rows {report['rows']:,} = 已导入 imported {report['imported']:,} + 调整 adjusted {report['adjusted']:,}"
        f" + 拒绝 rejected {len(rejected):,}    {report['seconds']} s, {report['peak_rss_mb']} MB",
        highlight=False,
    )
    for row in rejected[:20]:
        console.print(f"  [yellow]{row['row']}[/] {row['reason']}", highlight=False)
    if len(rejected) > 20:
        console.print(f"  … {len(rejected) - 20:,} more in the report")
    expected = {(line.part, line.name): line for line in lines}
    for part, (_, column) in comparison.EXPECTED.items():
        table = Table(title={"monthly": "按月 by month", "by_country": "按国家 by country"}[part])
        table.add_column(column)
        for name in ("行 rows", "单据 invoices", "数量 qty", "净额 net", "差异 difference"):
            table.add_column(name, justify="right")
        for row in report[part]:
            line = expected.get((part, str(row[column])))
            style = "green" if line and line.same else "red"
            shown = f"[{style}]{line.difference:,.2f}[/]" if line else "–"
            figures = (f"{row['rows']:,}", f"{row['invoices']:,}", f"{row['qty']}", f"{row['net']}")
            table.add_row(str(row[column]), *figures, shown)
        console.print(table)
