"""The pages that show measurements can be filled from the result file by a machine, and what was not measured stays empty."""

from __future__ import annotations

from typing import Any

import pytest

from bench import tables
from bench.fairness import differences

RESULT: dict[str, Any] = {
    "single": {"clients_1": {"ours": 250.4, "limit": 400.0, "tryton": 0.5}, "clients_4": {"ours": 300.0, "limit": 600.0}},
    "batch": {"500": {"ours": 1500.0, "limit": 2500.0, "per_warehouse": {"ours": 2000.0, "limit": 4000.0}}},
    "growth": {"10k": 1100.0, "1m": 1000.0},
    "about": {
        "cores": 2, "python": "3.11.2", "at": "2026-11-27T20:00:00+00:00", "load_average": 1.0,
        "postgresql": {"server_version": "18.6 (Debian)"}, "options": {"rounds": 3},
    },
}  # fmt: skip


@pytest.mark.parametrize("page", tables.PAGES)
def test_a_page_keeps_all_but_its_table(page: str) -> None:
    text = (tables.ROOT / page).read_text(encoding="utf-8")
    once = tables.filled(text, tables.PAGES[page](RESULT))
    assert tables.filled(once, tables.PAGES[page](RESULT)) == once
    assert once != tables.filled(text, tables.PAGES[page]({"about": RESULT["about"]}))
    head, _, tail = text.partition("<!-- benchmarks:begin")
    assert once.startswith(head)
    assert once.endswith(tail.partition("<!-- benchmarks:end -->")[2])


def test_figures_and_ratios() -> None:
    short = tables.readme(RESULT, "README.en.md")
    assert "| four commits an order, 1 client (orders/s) | 250 | 400 | 0.50 |" in short
    assert "| batches of 2,000 (orders/s) |  |  |  |" in short
    full = tables.detailed(RESULT)
    assert "| single, 1 client | 250 | 400 | 0.63 | 0.50 | 501 |" in full
    assert "| batch of 500, one writer per warehouse | 2,000 | 4,000 | 0.50 | – | – |" in full
    assert "| cost of an order at 1,000,000 orders / at 10,000, batches | 1.10 | ≤ 1.2 |" in full
    assert "| HTTP p99, ms |  | ≤ 80 |" in full


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="benchmarks:begin"):
        tables.filled("no marks", "table")


def test_a_row_too_few_is_noticed() -> None:
    assert differences({"a": {"ours": 1.0, "limit": 1.0}, "b": {"ours": 3.0, "limit": 2.0}, "c": {"ours": 1.0}}) == [
        "b",
        "c",
    ]
