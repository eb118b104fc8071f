"""Compare what an import left in the ledgers with figures that somebody computed independently."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

#: Part of the report → the column that names its lines.
COLUMNS = {"monthly": "month", "by_country": "country"}


def beside(file: Path) -> dict[str, Path]:
    """Files of independently computed figures that lie beside an imported file."""
    paths = {part: file.parent / f"expected_{part}.csv" for part in COLUMNS}
    return {part: path for part, path in paths.items() if path.exists()}


@dataclass(frozen=True)
class Line:
    """One month or country: net amounts here and there, in the company's currency."""

    part: str
    name: str
    net: Decimal
    expected: Decimal
    same: bool

    @property
    def difference(self) -> Decimal:
        """Net amount here minus net amount expected."""
        return self.net - self.expected


def compare(report: Mapping[str, Any], file: Path) -> list[Line]:
    """Lines for each part of the report that has expected figures; a line is `same` when rows, invoices, quantity and
    net amount all agree. What is missing on one side counts as zero there."""
    return [line for part, path in beside(file).items() for line in _part(part, report[part], _read(path))]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _part(part: str, found: Iterable[Mapping[str, Any]], expected: Iterable[Mapping[str, Any]]) -> list[Line]:
    column = COLUMNS[part]
    here = {str(row[column]): _figures(row) for row in found}
    there = {str(row[column]): _figures(row) for row in expected}
    nothing = (0, 0, Decimal(0), Decimal(0))
    return [
        Line(
            part=part,
            name=name,
            net=here.get(name, nothing)[3],
            expected=there.get(name, nothing)[3],
            same=here.get(name, nothing) == there.get(name, nothing),
        )
        for name in sorted(here.keys() | there.keys())
    ]


def _figures(row: Mapping[str, Any]) -> tuple[int, int, Decimal, Decimal]:
    return int(row["rows"]), int(row["invoices"]), Decimal(str(row["qty"])), Decimal(str(row["net"]))
