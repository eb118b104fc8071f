"""`zhanggui export --out FILE.tar.gz`: all data in one portable file."""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from rich.console import Console

from zhanggui.app import archive, instance, progress, start
from zhanggui.app.postgres import account, binaries
from zhanggui.app.postgres.errors import LauncherError
from zhanggui.kernel import clock


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--out", type=Path, required=True, help="file to write (.tar.gz: a CSV per table, a manifest)")
    parser.add_argument("--dump", action="store_true", help="also write FILE.dump beside it, for pg_restore")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; 1 when the file does not read back as it was written."""
    if not options.out.absolute().parent.is_dir():
        console.print(f"[red]没有这个文件夹 (no such folder): {options.out.absolute().parent}[/]", highlight=False)
        return 2
    url = start.attach()
    with progress.bars(console) as report:
        tables = archive.write(url, options.out, now=clock.utcnow(), report=report, files=instance.home() / "files")
    if options.dump:
        _dump(url, options.out)
    wrong = archive.check(options.out)
    if wrong:
        console.print(f"[red]文件损坏 (damaged): {', '.join(wrong)}[/]", highlight=False)
        return 1
    rows = sum(table.rows for table in tables)
    console.print(f"{options.out}: {len(tables)} 张表 tables, {rows:,} 行 rows, 已校验 checked", highlight=False)
    return 0


def _dump(url: str, out: Path) -> None:
    """PostgreSQL's own format, for a restore into an empty database in one go."""
    me = account.caller()
    tools = binaries.find(instance.home() / "pg" / "programs", me)
    target = out.with_name(f"{out.name.removesuffix('.tar.gz')}.dump")
    parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    # A password among the arguments could be read by every user of the machine.
    secret = {"PGPASSWORD": parts.pop("password", "")}
    command = [tools.program("pg_dump"), "--format=custom", f"--file={target}", f"--dbname={make_conninfo(**parts)}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | secret, umask=0o077)
    if done.returncode:
        raise LauncherError(f"pg_dump: {done.stderr.strip()}")
