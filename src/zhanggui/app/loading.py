"""One import with everything around it: progress, proof, comparison, report file."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console

from zhanggui.app import comparison, progress, showing, verification
from zhanggui.edges.channels import public as channels
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import clock


@dataclass(frozen=True)
class Job:
    """What to import, and what somebody else computed from the same file."""

    file: Path
    expected: comparison.Expected


def load(job: Job, console: Console) -> dict[str, Any]:
    """Import an online-retail file through the whole loop, prove, compare, print.

    Returns the report as plain data: rows, imported, adjusted, rejected, monthly and by_country (read back from
    documents and ledgers), verify, expected, seconds, peak_rss_mb.
    """
    started = time.monotonic()
    with progress.bars(console) as watch:
        number = channels.run_online_retail(job.file, actor=SYSTEM, clock=clock.utcnow, progress=watch)
    ran = time.monotonic() - started
    report = _plain(channels.report(number))
    results = verification.verify()
    lines = comparison.compare(report, job.expected)
    report["verify"] = verification_report(results)
    report["expected"] = {
        "ok": all(line.same for line in lines),
        "lines": len(lines),
        "differences": [f"{line.part} {line.name}: {line.difference}" for line in lines if not line.same],
    }
    report["seconds"] = round(ran, 2)
    report["peak_rss_mb"] = round(_peak_mb(), 1)
    showing.show_import(report, lines, console)
    showing.show_trial_balances(console)
    showing.show_results(results, console)
    return report


def verification_report(results: list[verification.Result]) -> dict[str, Any]:
    """The results as plain data, the form of `verify --json` and of `import --report`."""
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


def write_report(report: dict[str, Any], path: Path) -> None:
    """Write the report so that a reader never sees half of it."""
    half = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    half.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    half.replace(path)


def _plain(found: channels.Report) -> dict[str, Any]:
    return {
        "rows": found.rows,
        "imported": found.imported,
        "adjusted": found.adjusted,
        "rejected": [{"row": row, "reason": reason} for row, reason in found.rejected],
        "monthly": _groups("month", found.monthly),
        "by_country": _groups("country", found.by_country),
    }


def _groups(column: str, groups: list[channels.Group]) -> list[dict[str, Any]]:
    return [
        {
            column: group.name,
            "rows": group.rows,
            "invoices": group.invoices,
            "qty": _number(group.qty),
            "net": _number(group.net),
        }
        for group in groups
    ]


def _number(value: Decimal) -> Any:
    """The JSON number of an amount, the way a reader of the report will get it."""
    return json.loads(format(value.normalize(), "f"))


def _peak_mb() -> float:
    """Largest memory of this process or one of its children."""
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
