"""`zhanggui migrate`: bring the tables up to date."""

from __future__ import annotations

import argparse

from rich.console import Console

from zhanggui.app import migration, start


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is pending")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command."""
    url = start.attach()
    if options.check:
        names = migration.pending()
        console.print("\n".join(names) or "没有待执行的迁移 (nothing pending)", highlight=False)
        return 1 if names else 0
    names = migration.migrate(url)
    console.print(f"已执行 {len(names)} 个迁移 (migrations run)", highlight=False)
    return 0
