"""`zhanggui worker`: run background jobs (outbox deliveries, periodic tasks) until stopped."""

from __future__ import annotations

import argparse

from procrastinate.contrib.django import app
from rich.console import Console

from zhanggui.app import migration, start


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--concurrency", type=int, default=2, help="jobs at the same time (default 2)")
    parser.add_argument("--queue", action="append", help="only this queue; may be repeated")
    parser.add_argument("--once", action="store_true", help="stop when no job is left")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command."""
    migration.migrate(start.attach())
    # Jobs are fetched over a connection of the worker's own, which listens for new ones; their own
    # work uses Django's.
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(
            queues=options.queue,
            concurrency=options.concurrency,
            wait=not options.once,
            listen_notify=not options.once,
            delete_jobs="successful",
        )
    return 0
