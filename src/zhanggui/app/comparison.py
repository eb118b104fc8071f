"""Compare what an import left in the ledgers with figures that somebody computed independently."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

#: Part of the report → file of expected figures beside the imported file, and the column that names a line.
EXPECTED = {
    "monthly": ("expected_monthly.csv", "month"),
    "by_country": ("expected_by_country.csv", "country"),
}


@dataclass(frozen=True)
class Line:
    """One month or country: net amounts here and there (company currency), rows and invoices."""

    part: str
    name: str
    rows: int
    invoices: int
    net: Decimal
    expected: Decimal
    same: bool

    @property
    def difference(self) -> Decimal:
        """Net amount here minus net amount expected."""
        return self.net - self.expected


def compare(report: Mapping[str, Any], folder: Path) -> list[Line]:
    """Lines for each part of the report for which `folder` has expected figures; a line is `same` when rows,
    invoices, quantity and net amount all agree. What is missing on one side counts as zero there."""
    lines: list[Line] = []
    for part, (name, column) in EXPECTED.items():
        path = folder / name
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as file:
                lines += _part(part, column, report[part], list(csv.DictReader(file)))
    return lines


def _part(
    part: str, column: str, found: Iterable[Mapping[str, Any]], expected: Iterable[Mapping[str, Any]]
) -> list[Line]:
    here = {str(row[column]): _figures(row) for row in found}
    there = {str(row[column]): _figures(row) for row in expected}
    nothing = (0, 0, Decimal(0), Decimal(0))
    return [
        Line(
            part=part,
            name=name,
            rows=here.get(name, nothing)[0],
            invoices=here.get(name, nothing)[1],
            net=here.get(name, nothing)[3],
            expected=there.get(name, nothing)[3],
            same=here.get(name, nothing) == there.get(name, nothing),
        )
        for name in sorted(here.keys() | there.keys())
    ]


def _figures(row: Mapping[str, Any]) -> tuple[int, int, Decimal, Decimal]:
    return int(row["rows"]), int(row["invoices"]), Decimal(str(row["qty"])), Decimal(str(row["net"]))
