"""`zhanggui restore FILE.tar.gz`: what `zhanggui export` wrote becomes an instance again."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.db import connections
from rich.console import Console

from zhanggui.app import cli, instance, loading, migration, progress, restoring, showing, start, verification
from zhanggui.kernel import db


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, help="file that `zhanggui export` wrote (.tar.gz)")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; 1 when what was restored does not agree with itself, which it did not before either."""
    if not options.file.is_file():
        console.print(f"[red]没有这个文件 (no such file): {options.file}[/]", highlight=False)
        return 2
    try:
        rows = _restore(options.file, console)
    except KeyboardInterrupt:
        console.print(
            "[yellow]已中断，没有恢复任何数据，数据库仍是空的。[/] (interrupted; the database is empty as before)"
        )
        return cli.INTERRUPTED
    results = verification.verify()
    showing.show_results(results, console)
    console.print(f"{options.file}: 已恢复 restored {rows:,} 行 rows", highlight=False)
    return 0 if loading.verification_report(results)["ok"] else 1


def _restore(file: Path, console: Console) -> int:
    with progress.bars(console) as report:
        manifest = restoring.inspect(file, report)
        url = start.attach()
        migration.migrate(url)
        connections.close_all()
        rows = restoring.restore(url, file, manifest, files=instance.files(), report=report)
    db.clear_caches()
    return rows
