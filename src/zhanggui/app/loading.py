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

from zhanggui.app import comparison, progress, showing, verification
from zhanggui.edges.channels import public as channels
from zhanggui.kernel.clock import utcnow


@dataclass(frozen=True)
class Job:
    """What to import: kind of documents, file, its layout; `run_loop` drives each order on to its payment; where to write
    the report as JSON; the encoding of a text where it can't be found out."""

    kind: str
    file: Path
    layout: str
    run_loop: bool
    report: Path | None = None
    encoding: str | None = None


def load(job: Job, console: Console) -> dict[str, Any]:
    """Import, prove, compare with the expected figures beside the file if there are any, print.

    Returns the report as plain data: rows, imported, adjusted, rejected, monthly and by_country (read back from
    documents and ledgers), verify, expected, seconds, peak_rss_mb.
    """
    started = time.monotonic()
    with progress.bars(console) as watch:
        found = channels.run_import(
            kind=job.kind,
            file=job.file,
            layout=job.layout,
            run_loop=job.run_loop,
            progress=watch,
            now=utcnow(),
            encoding=job.encoding,
        )
    ran = time.monotonic() - started
    report = _with_numbers(found)
    results = verification.verify()
    lines = comparison.compare(report, job.file)
    report["verify"] = verification_report(results)
    report["expected"] = {
        "ok": all(line.same for line in lines),
        "lines": len(lines),
        "differences": [f"{line.part} {line.name}: {line.difference}" for line in lines if not line.same],
    }
    report["seconds"] = round(ran, 2)
    report["peak_rss_mb"] = round(_peak_mb(), 1)
    if job.report:
        # Before anything is shown: whoever reads along may leave (`… | head`), the report must not.
        write_report(report, job.report)
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


def _with_numbers(found: dict[str, Any]) -> dict[str, Any]:
    """The report with JSON numbers where it has amounts as texts: what a reader of the file expects to add up."""
    groups = {
        part: [row | {"qty": json.loads(str(row["qty"])), "net": json.loads(str(row["net"]))} for row in found[part]]
        for part in comparison.COLUMNS
    }
    return found | groups


def _peak_mb() -> float:
    """Largest memory of this process and of its largest child together; what the two share is counted twice."""
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
