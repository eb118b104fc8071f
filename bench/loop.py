"""`make bench-loop`: all figures of the loop in one run, written to bench/results/loop.json. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from bench import cells, clients, fairness, growth, instance, over_http, past, real_run, servers, tables, tryton_peer
from bench.cells import LIMIT, OURS, TRYTON, Bounds, Cell

RESULTS = Path(__file__).parent / "results" / "loop.json"
PARTS = ("single", "batch", "http", "run", "growth", "past")
SINGLE = {"clients_1": Cell(1, 1), "clients_4": Cell(4, 1)}
BATCH = {"500": Cell(1, 500), "2000": Cell(1, 2000)}
PER_WAREHOUSE = {"500": Cell(2, 500, split=True), "2000": Cell(2, 2000, split=True)}

#: What ends one part but not the run.
BROKEN = (clients.ClientFailed, subprocess.SubprocessError, OSError, psycopg.Error)

Rates = dict[tuple[str, str], list[float]]


def race_all(
    server: str,
    table: dict[str, Cell],
    contestants: Sequence[str],
    bounds: Bounds,
    *,
    rounds: int,
    say: Callable[[str], None],
) -> Rates:
    """Every contestant in every cell, round after round (A B A B …), so that a noisy minute hits all of them.

    Tryton, which is slow and steady, runs in the first and the last round only.
    """
    rates: Rates = {(name, contestant): [] for name in table for contestant in contestants}
    for round_no in range(rounds):
        for name, cell in table.items():
            for contestant in contestants:
                if contestant == TRYTON and round_no not in (0, rounds - 1):
                    continue
                outcome = cells.measure(server, contestant, cell, bounds)
                rates[name, contestant].append(outcome.per_second)
                say(
                    f"round {round_no + 1}: {name:>10} {contestant:<7}{outcome.per_second:10.2f} orders/s ({outcome.orders} orders)"
                )
    return rates


def medians(rates: Rates, name: str, contestants: Sequence[str]) -> dict[str, float]:
    """Median orders/s of each contestant in one cell."""
    return {
        c: round(statistics.median(rates[name, c]), 3 if c == TRYTON else 1)
        for c in contestants
        if rates.get((name, c))
    }


def single(
    server: str, contestants: Sequence[str], bounds: Bounds, *, rounds: int, say: Callable[[str], None]
) -> dict[str, Any]:
    """(a) four commits an order, one client and four."""
    rates = race_all(server, SINGLE, contestants, bounds, rounds=rounds, say=say)
    return {name: medians(rates, name, contestants) for name in SINGLE}


def batch(
    server: str, contestants: Sequence[str], bounds: Bounds, *, rounds: int, say: Callable[[str], None]
) -> dict[str, Any]:
    """(b) batches, one writer and one writer per warehouse. Tryton's figure of 500 stands in both rows (2,000 would take it a quarter of an
    hour); beside it that of the batch it is fastest with."""
    fast = [c for c in contestants if c != TRYTON]
    one = race_all(server, BATCH, fast, bounds, rounds=rounds, say=say)
    many = race_all(server, PER_WAREHOUSE, fast, bounds, rounds=rounds, say=say)
    found: dict[str, Any] = {
        name: {**medians(one, name, fast), "per_warehouse": medians(many, name, fast)} for name in BATCH
    }
    if TRYTON in contestants:
        slow = race_all(server, {"500": BATCH["500"]}, [TRYTON], bounds, rounds=1, say=say)
        small = replace(bounds, tryton_batch=bounds.tryton_best)
        best = race_all(server, {"best": BATCH["500"]}, [TRYTON], small, rounds=1, say=say)
        for name in BATCH:
            found[name] |= medians(slow, "500", [TRYTON]) | {"tryton_batch": bounds.tryton_batch}
        return {"batch": found, "peer_best": medians(best, "best", [TRYTON]) | {"tryton_batch": bounds.tryton_best}}
    return {"batch": found}


def targets(result: dict[str, Any], unequal: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What was to be reached, what was: value, wanted, met. Only for parts that ran. `unequal`: tables in which the limit writes
    another number of rows than ours."""
    found: dict[str, dict[str, Any]] = {}

    def at_least(name: str, value: float, wanted: float) -> None:
        found[name] = {"value": round(value, 3), "wanted": f">= {wanted:g}", "met": value >= wanted}

    def at_most(name: str, value: float, wanted: float) -> None:
        found[name] = {"value": round(value, 3), "wanted": f"<= {wanted:g}", "met": value <= wanted}

    at_most(" ".join(["tables the limit fills otherwise", *unequal]), len(unequal), 0)
    for part, factor in (("single", 200), ("batch", 800)):
        for name, row in result.get(part, {}).items():
            for label, some in ((name, row), (f"{name}.per_warehouse", row.get("per_warehouse", {}))):
                if {OURS, LIMIT} <= some.keys():
                    at_least(f"{part}.{label} ours/limit", some[OURS] / some[LIMIT], 0.5)
            if {OURS, TRYTON} <= row.keys():
                at_least(f"{part}.{name} ours/tryton", row[OURS] / row[TRYTON], factor)
    if "http" in result:
        at_least("http.rps", result["http"]["rps"], 400)
        at_most("http.p99_ms", result["http"]["p99_ms"], 80)
    if "run" in result:
        at_least("run.lines_per_s", result["run"]["lines_per_s"], 3000)
        at_most("run.peak_rss_mb", result["run"]["peak_rss_mb"], 500)
    for kind in ("", "_single"):
        if f"1m{kind}" in result.get("growth", {}):
            at_most(f"growth cost 1m/10k{kind}", result["growth"][f"10k{kind}"] / result["growth"][f"1m{kind}"], 1.2)
    if "asof_ms" in result:
        at_most("asof_ms", result["asof_ms"], 1000)
        at_most("onhand_10k_ms", result["onhand_10k_ms"], 50)
    return found


def compare_rows(server: str) -> dict[str, dict[str, float]]:
    """The rows that an order makes, ours and the limit's, printed."""
    grown = fairness.rows_per_order(server)
    for line in fairness.table_of(grown):
        say(line)
    return grown


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Run the chosen parts; the result in the form that bench/results/loop.json has."""
    server, started = servers.find(), time.perf_counter()
    contestants = [c for c in (OURS, LIMIT, TRYTON) if c in options.contestants]
    bounds = Bounds(
        options.seconds, options.tryton_seconds, options.tryton_orders, options.tryton_batch, options.tryton_best
    )
    instance.prepare(server)
    grown = compare_rows(server)
    if options.check:
        return {"targets": targets({}, fairness.differences(grown))}
    racing = contestants if {"single", "batch"} & set(options.parts) else []
    result: dict[str, Any] = {}
    if TRYTON in racing:
        try:
            tryton_peer.prepare(server)
        except BROKEN as failure:
            contestants.remove(TRYTON)
            result["failed"] = {TRYTON: str(failure)}
            say(f"FAILED {TRYTON}: {failure}")
    for contestant in racing:
        if contestant != TRYTON:
            instance.copy(server, cells.DATABASES[contestant])
            cells.fill(server, contestant)
    rounds = options.rounds
    sizes = {_size_name(size): size for size in (min(10_000, options.growth), options.growth)}
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "single": lambda: {"single": single(server, contestants, bounds, rounds=rounds, say=say)},
        "batch": lambda: batch(server, contestants, bounds, rounds=rounds, say=say),
        "http": lambda: {"http": over_http.measure(server, seconds=max(options.seconds, 5.0), rounds=rounds)},
        "run": lambda: {"run": real_run.measure(server)},
        "growth": lambda: {"growth": growth.measure(server, sizes, bounds, rounds=rounds, say=say)},
        "past": lambda: past.measure(server, options.moves, say),
    }
    for part in PARTS:
        if part in options.parts:
            try:
                result |= parts[part]()
            except BROKEN as failure:
                # The other parts took their time: what they found is kept.
                result.setdefault("failed", {})[part] = str(failure)
                say(f"FAILED {part}: {failure}")
    result["targets"] = targets(result, fairness.differences(grown))
    result["about"] = about(server, options, time.perf_counter() - started) | {"rows_per_order": grown}
    return result


def about(server: str, options: argparse.Namespace, seconds: float) -> dict[str, Any]:
    """Under which circumstances the figures came about."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "postgresql": servers.describe(server),
        "load_average": os.getloadavg()[0],
        "options": {name: value for name, value in vars(options).items() if name != "out"},
        "seconds": round(seconds, 1),
    }


def merged(before: dict[str, Any], result: dict[str, Any], parts: Sequence[str]) -> dict[str, Any]:
    """The file with the parts that ran anew; `about.again` says when and under which load each of them did."""
    new = result["about"]
    again = {part: {"at": new["at"], "load_average": new["load_average"]} for part in parts}
    about = before["about"] | {"again": before["about"].get("again", {}) | again}
    found = before | result | {"about": about}
    return found | {"targets": targets(found, fairness.differences(new["rows_per_order"]))}


def say(line: str) -> None:
    """A line of progress."""
    print(line, flush=True)


def _size_name(size: int) -> str:
    return f"{size // 1_000_000}m" if size % 1_000_000 == 0 else f"{size // 1000}k"


def arguments() -> argparse.Namespace:
    """The options; the defaults are those of `make bench-loop`."""
    parser = argparse.ArgumentParser(prog="python -m bench.loop", description=__doc__)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--contestants", nargs="+", choices=[OURS, LIMIT, TRYTON], default=[OURS, LIMIT, TRYTON])
    parser.add_argument("--rounds", type=int, default=3, help="how often every cell runs; medians are kept (default 3)")
    parser.add_argument(
        "--seconds", type=float, default=5.0, help="how long one run of ours and of the limit takes (default 5)"
    )
    parser.add_argument("--tryton-seconds", type=float, default=25.0)
    parser.add_argument(
        "--tryton-orders", type=int, default=20, help="most orders of one client in one run, one by one"
    )
    parser.add_argument(
        "--tryton-batch", type=int, default=500, help="size of its batch beside ours of 500 and 2,000 (default 500)"
    )
    parser.add_argument(
        "--tryton-best", type=int, default=100, help="size of the batch in which it is fastest (default 100)"
    )
    parser.add_argument("--growth", type=int, default=1_000_000, help="orders in the database at the end of `growth`")
    parser.add_argument("--moves", type=int, default=10_000_000, help="stock moves of `past`")
    parser.add_argument(
        "--quick", action="store_true", help="tiny counts: does everything work? The figures mean nothing"
    )
    parser.add_argument("--check", action="store_true", help="only compare the rows that ours and the limit write")
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument(
        "--again", action="store_true", help="figures of parts that are not run stay in the file as they are"
    )
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds, options.growth, options.moves = 1, 1.0, 20_000, 200_000
        options.tryton_seconds, options.tryton_orders, options.tryton_batch, options.tryton_best = 5.0, 2, 10, 5
        options.out = RESULTS.with_suffix(".tmp")
    return options


def main() -> None:
    """Run, write, print the targets."""
    options = arguments()
    try:
        result = run(options)
    finally:
        servers.stop()
    if options.check:
        sys.exit(0 if all(target["met"] for target in result["targets"].values()) else 1)
    if options.again and options.out.exists():
        result = merged(json.loads(options.out.read_text()), result, options.parts)
    options.out.parent.mkdir(exist_ok=True)
    options.out.write_text(json.dumps(result, indent=1) + "\n")
    for line in tables.detailed(result).splitlines():
        say(line)
    for name, target in result["targets"].items():
        say(f"{'ok ' if target['met'] else 'MISS'} {name:<40}{target['value']:>12} (wanted {target['wanted']})")
    say(f"written to {options.out}")
    sys.exit(1 if "failed" in result else 0)


if __name__ == "__main__":
    main()
