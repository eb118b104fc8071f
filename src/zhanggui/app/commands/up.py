"""`zhanggui up`: start the database, bring its tables up to date, serve."""

from __future__ import annotations

import argparse

from django.core.management import call_command
from rich.console import Console

from zhanggui.app import migration, serving
from zhanggui.app.keeping import database


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1: this machine only)"
    )
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer (default 2)")
    parser.add_argument("--reload", action="store_true", help="for developers: one process that follows the source")
    parser.add_argument("--no-jobs", action="store_true", help="run no background jobs here")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command."""
    address = serving.Address(host=options.host, port=options.port, workers=options.workers)
    serving.require_free(address)
    with database() as url:
        migration.migrate(url)
        console.print(f"掌柜 [bold cyan]{address.url}[/]  (Ctrl-C 停止 / to stop)", highlight=False)
        if options.reload:
            call_command("runserver", f"{address.host}:{address.port}")
            return 0
        return serving.serve(address, jobs=not options.no_jobs, say=console.print)
