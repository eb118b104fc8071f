"""Files of the online-retail layout for tests, and what they should become: computed with csv and Decimal, by nothing of ours."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from zhanggui.edges.channels import public as channels

HEADER = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country")
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
Cells = Sequence[str]


def line(
    invoice: str = "600001", code: str = "85123A", description: str = "WHITE HANGING HEART", qty: str = "6",
    at: str = "2011-03-01 08:26:00", price: str = "2.55", customer: str = "17850", country: str = "United Kingdom",
) -> tuple[str, ...]:  # fmt: skip
    """A row of the file; a good one unless told otherwise."""
    return invoice, code, description, qty, at, price, customer, country


def text_of(rows: Iterable[Cells], header: Cells = HEADER, delimiter: str = ",") -> str:
    """The text of a file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def write(path: Path, rows: Iterable[Cells], header: Cells = HEADER, *, encoding: str = "utf-8") -> Path:
    """A file on the disk."""
    path.write_bytes(text_of(rows, header).encode(encoding))
    return path


def run(
    path: Path, *, encoding: str | None = None, tell: Callable[[str, int, int], None] | None = None
) -> dict[str, Any]:
    """Import a file and drive it through the loop, as `zhanggui import … --run-loop` does."""
    return channels.run_import(
        kind="orders", file=path, layout="online-retail", run_loop=True, progress=tell or (lambda *_: None), now=NOW,
        encoding=encoding,
    )  # fmt: skip


def fates(report: dict[str, Any]) -> tuple[int, int, int, int]:
    """(rows, imported, adjusted, rejected)."""
    return report["rows"], report["imported"], report["adjusted"], len(report["rejected"])


def figures(rows: Iterable[Cells]) -> dict[str, list[dict[str, Any]]]:
    """Rows, invoices, pieces and net per month and per country, every line rounded to pence, halves up."""
    groups: dict[tuple[str, str], list[Any]] = defaultdict(lambda: [0, set(), Decimal(0), Decimal(0)])
    for invoice, _, _, qty, at, price, _, country in rows:
        net = (Decimal(qty) * Decimal(price)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        for key in (("monthly", at[:7]), ("by_country", country or "Unspecified")):
            group = groups[key]
            group[0] += 1
            group[1].add(invoice)
            group[2] += Decimal(qty)
            group[3] += net
    return {
        part: [
            {column: name, "rows": g[0], "invoices": len(g[1]), "qty": g[2], "net": g[3]}
            for (which, name), g in sorted(groups.items())
            if which == part
        ]
        for part, column in (("monthly", "month"), ("by_country", "country"))
    }


def reported(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The same part of a report, in the same types."""
    return {
        part: [row | {"qty": Decimal(str(row["qty"])), "net": Decimal(str(row["net"]))} for row in report[part]]
        for part in ("monthly", "by_country")
    }
