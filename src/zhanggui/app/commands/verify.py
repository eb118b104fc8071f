"""`zhanggui verify`: prove that documents, ledgers and projections agree."""

from __future__ import annotations

import argparse
import json

from rich.console import Console

from zhanggui.app import loading, migration, showing, start, verification
from zhanggui.app.verification import background
from zhanggui.kernel.clock import utcnow


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON and nothing else")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; 1 when anything differs."""
    migration.migrate(start.attach())
    results = verification.verify()
    background.tell(results, now=utcnow())
    report = loading.verification_report(results)
    if options.json:
        console.file.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        showing.show_results(results, console)
    return 0 if report["ok"] else 1
