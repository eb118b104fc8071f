"""`zhanggui demo`: a month of a real shop's orders through the whole loop, proved, then served."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from zhanggui.app import accounts, loading, migration, serving
from zhanggui.app.keeping import database
from zhanggui.edges.channels import public as channels


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--no-serve", action="store_true", help="end after the proof; exit 1 unless everything agrees")
    parser.add_argument("--report", type=Path, help="write the result as JSON to this file")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command."""
    address = serving.Address(host=options.host, port=options.port)
    if not options.no_serve:
        serving.require_free(address)
    with database() as url:
        migration.migrate(url)
        accounts.create()
        job = loading.Job("orders", channels.sample_orders(), "online-retail", run_loop=True, report=options.report)
        report = loading.load(job, console)
        if not (report["verify"]["ok"] and report["expected"]["ok"]):
            console.print("[red]演示数据核对不一致 (the demo does not agree)[/]")
            return 1
        console.print("[green]全部一致 (everything agrees)[/]")
        if options.no_serve:
            return 0
        console.print(f"掌柜 [bold cyan]{address.url}[/]  (Ctrl-C 停止 / to stop)", highlight=False)
        console.print(
            f"登录 log in: {' · '.join(job.login for job in accounts.JOBS)}  密码 password: {accounts.PASSWORD}",
            highlight=False,
        )
        return serving.serve(address, jobs=True, say=console.print)
