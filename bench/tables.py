"""Fills the tables in README.md, README.en.md and docs/benchmarks.md from bench/results/loop.json: python -m bench.tables

What was not measured stays an empty cell. Text outside the marks is left alone.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.cells import LIMIT, OURS, TRYTON

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "bench" / "results" / "loop.json"
MARKED = re.compile(r"(<!-- benchmarks:begin[^\n]*-->\n).*?(<!-- benchmarks:end -->)", re.DOTALL)

LOOP = "confirm and reserve → ship → receivable and entries → payment and allocation"

Result = Mapping[str, Any]
ROWS = (("single", "clients_1"), ("single", "clients_4"), ("batch", "500"), ("batch", "2000"))
WORDS = {
    "README.md": (
        "| 工作负载 W（建单 → 审核预占 → 出库 → 应收分录 → 收款核销） | 掌柜 | 手写 SQL（上限） | Tryton |",
        ("每单四次提交，1 个客户端（单/秒）", "每单四次提交，4 个客户端（单/秒）", "每批 500 单（单/秒）", "每批 2000 单（单/秒）"),
        "HTTP 建单并审核（请求/秒，p99）",
    ),
    "README.en.md": (
        f"| Workload W (create → {LOOP}) | zhanggui | hand-written SQL (limit) | Tryton |",
        (
            "four commits an order, 1 client (orders/s)",
            "four commits an order, 4 clients (orders/s)",
            "batches of 500 (orders/s)",
            "batches of 2,000 (orders/s)",
        ),
        "HTTP create and confirm (requests/s, p99)",
    ),
}  # fmt: skip
DETAILED = (
    ("single, 1 client", "single", "clients_1", False),
    ("single, 4 clients", "single", "clients_4", False),
    ("batch of 500", "batch", "500", False),
    ("batch of 2,000", "batch", "2000", False),
    ("batch of 500, one writer per warehouse", "batch", "500", True),
    ("batch of 2,000, one writer per warehouse", "batch", "2000", True),
)


def number(value: float | None, digits: int = 0) -> str:
    """A figure as people read it; nothing when there is none."""
    return "" if value is None else f"{value:,.{digits}f}"


def ratio(one: float | None, other: float | None, digits: int = 2) -> str:
    """One figure in units of another."""
    return "" if one is None or not other else number(one / other, digits)


def readme(result: Result, page: str) -> str:
    """The short table, in the language of the page."""
    head, names, http = WORDS[page]
    lines = [head, "|---|---|---|---|"]
    for name, (part, row) in zip(names, ROWS, strict=True):
        found = result.get(part, {}).get(row, {})
        lines.append(
            f"| {name} | {number(found.get(OURS))} | {number(found.get(LIMIT))} | {number(found.get(TRYTON), 2)} |"
        )
    api = result.get("http", {})
    measured = f"{number(api['rps'])}, {api['p99_ms']:.0f} ms" if api else ""
    lines.append(f"| {http} | {measured} | – | – |")
    return "\n".join(lines) + "\n"


def detailed(result: Result) -> str:
    """What docs/benchmarks.md shows: circumstances, all rates with their ratios, all targets."""
    about = result["about"]
    server, options = about["postgresql"], about["options"]
    machine = f"{about['cores']} cores, PostgreSQL {server['server_version'].split()[0]}, Python {about['python']}, {about['at'][:10]}"
    lines = [
        f"{machine}; median of {options['rounds']} rounds; load average at the end {about['load_average']:.1f}.",
        "",
        "| Orders per second | zhanggui | limit | zhanggui / limit | peer | zhanggui / peer |",
        "|---|---|---|---|---|---|",
    ]
    for name, part, key, split in DETAILED:
        row = result.get(part, {}).get(key, {})
        found = row.get("per_warehouse", {}) if split else row
        ours, limit, peer = found.get(OURS), found.get(LIMIT), found.get(TRYTON)
        other = ("–", "–") if split else (number(peer, 2), ratio(ours, peer, 0))
        lines.append(f"| {name} | {number(ours)} | {number(limit)} | {ratio(ours, limit)} | {other[0]} | {other[1]} |")
    return "\n".join([*lines, *_best(result), "", *_others(result)]) + "\n"


def _best(result: Result) -> list[str]:
    """What the peer does in the batch it is fastest with, which is not one of ours."""
    best, ours = result.get("peer_best"), result.get("batch", {}).get("2000", {}).get(OURS)
    if not best or best.get(TRYTON) is None:
        return []
    name = f"the peer at its best, batch of {best['tryton_batch']}, beside our 2,000"
    return [f"| {name} | {number(ours)} |  |  | {number(best[TRYTON], 2)} | {ratio(ours, best[TRYTON], 0)} |"]


def _others(result: Result) -> list[str]:
    http, growth, run = result.get("http", {}), result.get("growth", {}), result.get("run", {})
    rows = (
        ("HTTP create and confirm, requests/s", number(http.get("rps")), "≥ 400"),
        ("HTTP p50, ms", number(http.get("p50_ms")), ""),
        ("HTTP p99, ms", number(http.get("p99_ms")), "≤ 80"),
        ("cost of an order at 1,000,000 orders / at 10,000, batches", ratio(growth.get("10k"), growth.get("1m")), "≤ 1.2"),
        ("the same, one by one", ratio(growth.get("10k_single"), growth.get("1m_single")), "≤ 1.2"),
        ("stock of all SKUs at a past second, worst of 25, ms", number(result.get("asof_ms")), "≤ 1,000"),
        ("on hand of 10,000 SKUs, ms", number(result.get("onhand_10k_ms")), "≤ 50"),
        ("real run: order lines per second through the whole loop", number(run.get("lines_per_s")), "≥ 3,000"),
        ("real run: peak memory of the import, MB", number(run.get("peak_rss_mb")), "≤ 500"),
    )  # fmt: skip
    return [
        "| | Measured | Target |",
        "|---|---|---|",
        *(f"| {name} | {value} | {wanted} |" for name, value, wanted in rows),
    ]


PAGES: dict[str, Callable[[Result], str]] = {
    "README.md": lambda result: readme(result, "README.md"),
    "README.en.md": lambda result: readme(result, "README.en.md"),
    "docs/benchmarks.md": detailed,
}


def filled(text: str, table: str) -> str:
    """The page with its marked part replaced."""
    if len(MARKED.findall(text)) != 1:
        raise ValueError("a page needs the marks benchmarks:begin and benchmarks:end once each")
    return MARKED.sub(lambda found: found[1] + table + found[2], text)


def main() -> None:
    """Rewrite the three pages."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else RESULTS
    result = json.loads(path.read_text(encoding="utf-8"))
    for page, table in PAGES.items():
        file = ROOT / page
        file.write_text(filled(file.read_text(encoding="utf-8"), table(result)), encoding="utf-8")
        print("filled", page)


if __name__ == "__main__":
    main()
