"""Figures that differ are found, on either side."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zhanggui.app import comparison

REPORT: dict[str, Any] = {
    "monthly": [{"month": "2010-12", "rows": 2, "invoices": 1, "qty": 5, "net": Decimal("10.01")}],
    "by_country": [{"country": "France", "rows": 2, "invoices": 1, "qty": 5, "net": "10.01"}],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "expected_monthly.csv").write_text("month,rows,invoices,qty,net\n2010-12,2,1,5,10.01\n")
    return tmp_path / "orders.csv"


def test_what_agrees_is_the_same(file: Path) -> None:
    assert [(line.name, line.same, line.difference) for line in comparison.compare(REPORT, file)] == [
        ("2010-12", True, Decimal(0))
    ]


def test_a_penny_is_a_difference(file: Path) -> None:
    other = REPORT | {"monthly": [REPORT["monthly"][0] | {"net": Decimal("10.00")}]}
    [line] = comparison.compare(other, file)
    assert (line.same, line.difference) == (False, Decimal("-0.01"))


def test_the_same_money_of_other_rows_is_a_difference(file: Path) -> None:
    other = REPORT | {"monthly": [REPORT["monthly"][0] | {"rows": 3}]}
    [line] = comparison.compare(other, file)
    assert not line.same


def test_what_one_side_lacks_counts_as_zero(file: Path) -> None:
    (file.parent / "expected_by_country.csv").write_text("country,rows,invoices,qty,net\nSpain,1,1,1,3.00\n")
    lines = {line.name: line for line in comparison.compare(REPORT, file)}
    assert lines["Spain"].difference == Decimal("-3.00")
    assert lines["France"].difference == Decimal("10.01")


def test_without_expected_figures_nothing_is_compared(tmp_path: Path) -> None:
    assert comparison.compare(REPORT, tmp_path / "orders.csv") == []
