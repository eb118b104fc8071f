"""`zhanggui import`: a file of a known layout becomes documents; the figures come back from the documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from zhanggui.edges.channels.errors import LoopOnly, UnknownLayout
from zhanggui.edges.channels.online_retail import report as retail_report
from zhanggui.edges.channels.online_retail import run as retail_run
from zhanggui.foundation.identity.public import SYSTEM, Actor

Progress = Callable[[str, int, int], None]


def sample_orders() -> Path:
    """The file of real orders that ships with the package: December 2010 of the online-retail data set."""
    return Path(str(files("zhanggui.edges.channels"))) / "samples" / "2010-12" / "orders.csv.gz"


def run_import(
    *,
    kind: str,
    file: Path,
    layout: str,
    run_loop: bool,
    progress: Progress,
    now: datetime,
    actor: Actor = SYSTEM,
    encoding: str | None = None,
) -> dict[str, Any]:
    """Import a file and return the report's figures (see `zhanggui import --help`), without its proof. `encoding` None: found out.

    Raises UnknownLayout, LoopOnly, and the import engine's errors about the file.
    """
    if kind != "orders" or layout != "online-retail":
        raise UnknownLayout(field="layout", kind=kind, layout=layout)
    if not run_loop:
        raise LoopOnly(field="run_loop", layout=layout)
    import_id = retail_run.run(file, actor=actor, now=now, tell=progress, encoding=encoding)
    found = retail_report.report(import_id, actor=actor)
    return {
        "import": import_id,
        "rows": found.rows,
        "imported": found.imported,
        "adjusted": found.adjusted,
        "known": found.known,
        "rejected": [{"row": row, "reason": reason} for row, reason in found.rejected],
        "monthly": [_figures("month", group) for group in found.monthly],
        "by_country": [_figures("country", group) for group in found.by_country],
    }


def _figures(column: str, group: retail_report.Group) -> dict[str, Any]:
    qty = group.qty.to_integral_value() if group.qty == group.qty.to_integral_value() else group.qty.normalize()
    return {
        column: group.name,
        "rows": group.rows,
        "invoices": group.invoices,
        "qty": int(qty) if qty == int(qty) else str(qty),
        "net": str(group.net),
    }
