"""The web application with a million orders behind it: python -m bench.web, or `make bench-web`. Writes bench/results/web.json.

The database is that of workload W (bench/growth.py: the orders are written by the limit), with 50,000 SKUs and 20,000 customers of Chinese
names besides. It is kept in bench/.home for the next run of the same source. What the server needs is asked over HTTP, one call after the other; what a
person waits for is measured in Debian's Chromium.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench import growth, instance, over_http, servers, tables, web_jobs
from bench.web_pages import pages

DATABASE = "bench_web"
RESULTS = tables.ROOT / "bench" / "results" / "web.json"
#: What people type: parts of numbers, of Chinese names, initials, codes, and what nothing has.
TEXTS = (
    "真丝", "音乐盒", "zsyyh", "zszj", "etcm", "鹅黄", "W00123", "w4", "长沙", "cszs", "进出口", "可爱抱枕", "00077", "没有这个", "qqqq",
    "办公室", "竹制茶具", "szcj", "2号", "有限公司1999", "7号", "K1", "不锈钢保温杯", "bxgbwb", "银灰 3",
)  # fmt: skip
TARGETS = {
    "desk_p95_ms": 150.0, "search_p95_ms": 100.0, "save_50_lines_ms": 200.0, "list_interactive_ms": 1000.0, "filter_change_ms": 300.0,
    "cold_page_kb": 450.0, "grid_mount_ms": 150.0, "grid_frame_ms": 40.0,
    **web_jobs.TARGETS,
}  # fmt: skip


def fill(server: str, orders: int, skus: int, say: Callable[[str], None], *, kept: bool = False) -> None:
    """The database, unless it is there from the run before; `kept`: whatever source filled it, migrated to today's."""
    content = f"{instance.fingerprint()} {orders} {skus}"
    if kept and servers.exists(server, DATABASE):
        instance.run(server, DATABASE, "zhanggui.app", "migrate")
        servers.settle(server, DATABASE)
        return
    if servers.marked(server, DATABASE, content):
        return
    instance.prepare(server)
    instance.copy(server, DATABASE)
    say(instance.run(server, DATABASE, "bench.inside", "masters", str(skus)).strip())
    growth.grow(server, DATABASE, orders, say)
    instance.run(server, DATABASE, "bench.inside", "sweep")
    servers.settle(server, DATABASE)
    servers.mark(server, DATABASE, content)


def p95(times: Sequence[float]) -> float:
    """The 95th of a hundred, in ms."""
    return round(1000 * statistics.quantiles(times, n=20)[-1], 1)


class Caller:
    """One client that keeps its connection."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {**headers, "Content-Type": "application/json"}

    def call(self, method: str, path: str, body: object = None) -> tuple[float, Any]:
        """Seconds, and the answer."""
        headers = {**self.headers, "Idempotency-Key": uuid.uuid4().hex} if method == "POST" else self.headers
        started = time.perf_counter()
        self.connection.request(method, f"/api/v1{path}", json.dumps(body) if body else None, headers)
        response = self.connection.getresponse()
        content = response.read()
        spent = time.perf_counter() - started
        if response.status >= 400:
            raise RuntimeError(f"{method} {path}: {response.status} {content[:500]!r}")
        return spent, json.loads(content)


def asked(caller: Caller, story: dict[str, Any], rounds: int) -> dict[str, Any]:
    """What the server needs."""
    desk = ["/sales/orders?limit=50", "/sales/orders/counts"]
    filtered = [
        "",
        "&state=draft",
        "&to_ship=true",
        "&state=closed",
        "&payment=none",
        "&delivery=none",
        "&waiting=true",
    ]
    for path in desk * 3:
        caller.call("GET", path)
    first = [sum(caller.call("GET", path)[0] for path in desk) for _ in range(rounds * 5)]
    filters = [caller.call("GET", f"/sales/orders?limit=50{more}")[0] for _ in range(rounds) for more in filtered]
    numbers = [row["number"] for row in caller.call("GET", "/sales/orders?limit=20")[1]["items"]]
    texts = [
        *TEXTS,
        *numbers[:5],
        *(number[-6:] for number in numbers[5:10]),
        *(number[:9] for number in numbers[10:12]),
    ]
    searches: dict[str, list[float]] = {}
    for _ in range(rounds):
        for text in texts:
            searches.setdefault(text, []).append(caller.call("GET", f"/search?text={quote(text, safe='')}")[0])
    saves = [caller.call("POST", "/sales/orders", _named(story["fifty"]))[0] for _ in range(rounds * 3)]
    every = [each for times in searches.values() for each in times]
    slowest = sorted(
        ((round(1000 * statistics.median(times), 1), text) for text, times in searches.items()), reverse=True
    )[:5]
    return {
        "desk_p95_ms": p95(first), "desk_p50_ms": round(1000 * statistics.median(first), 1), "filter_p95_ms": p95(filters),
        "search_p95_ms": p95(every), "search_p50_ms": round(1000 * statistics.median(every), 1),
        "search_slowest_ms": {text: spent for spent, text in slowest}, "save_50_lines_ms": p95(saves),
    }  # fmt: skip


def _named(body: dict[str, Any]) -> dict[str, Any]:
    """The same order under another number of the shop."""
    return {"orders": [{**order, "external_number": uuid.uuid4().hex} for order in body["orders"]]}


def main() -> None:
    """Fill, ask, look, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.web", description=__doc__)
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--skus", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument(
        "--kept", action="store_true", help="use the database of the last run, migrated, whatever source filled it"
    )
    parser.add_argument("--only-fill", action="store_true")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    server = servers.find()
    try:
        fill(server, options.orders, options.skus, lambda text: print(text, flush=True), kept=options.kept)
        if options.only_fill:
            return
        story = json.loads(instance.run(server, DATABASE, "bench.inside", "desk"))
        jobs = json.loads(instance.run(server, DATABASE, "bench.inside", "jobs"))
        with over_http.serving(server, DATABASE) as port:
            found = asked(Caller(port, story["headers"]), story, options.rounds)
            print(json.dumps(found, ensure_ascii=False), flush=True)
            found |= web_jobs.measured(port, story["headers"], jobs)
            found |= pages(f"http://127.0.0.1:{port}", rounds=max(3, options.rounds // 3))
    finally:
        servers.stop()
    found["orders"], found["skus"] = options.orders, options.skus
    found["targets"] = {
        name: {"value": found[name], "wanted": limit, "met": found[name] <= limit} for name, limit in TARGETS.items()
    }
    options.out.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, target in found["targets"].items():
        print(f"{'ok ' if target['met'] else 'MISS'} {name:<26}{target['value']:>10} (wanted <= {target['wanted']})")


if __name__ == "__main__":
    main()
