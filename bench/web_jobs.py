"""What takes a server longer than a page: the proof of goods that moved a hundred thousand times, fifty delivery notes, two hundred labels.

Called by bench.web, whose results hold the figures; `python -m bench.web_jobs` measures them alone on a copy of workload W's start.
"""

from __future__ import annotations

import json
import statistics
import time
import urllib.request
from typing import Any

from playwright.sync_api import sync_playwright

from bench import instance, over_http, servers
from bench.web_pages import LOGIN, PASSWORD
from tools import chromium

DATABASE = "bench_web_jobs"
TARGETS = {
    "proof_100k_moves_ms": 1000.0, "proof_100k_moves_page_ms": 1500.0, "print_50_notes_ms": 3000.0, "print_200_labels_ms": 1000.0,
}  # fmt: skip


def measured(port: int, headers: dict[str, str], found: dict[str, Any], *, rounds: int = 3) -> dict[str, Any]:
    """Medians of `rounds`, after one that is not counted; what is answered is looked at."""
    proof = found["proof"]
    paths = {
        "proof_100k_moves_ms": f"/stock/skus/{proof['sku']}/proof?warehouse_id={proof['warehouse']}",
        "print_50_notes_ms": "/printing/warehouse.delivery/pdf?" + "&".join(f"ids={i}" for i in found["notes"]),
        "print_200_labels_ms": "/printing/catalog.label/pdf?" + "&".join(f"ids={i}" for i in found["labels"]),
    }
    times: dict[str, float] = {}
    for name, path in paths.items():
        spent = []
        for _ in range(rounds + 1):
            took, content = _get(port, headers, path)
            spent.append(took)
        _right(name, content, proof)
        times[name] = round(1000 * statistics.median(spent[1:]), 1)
    times["proof_100k_moves_page_ms"] = _in_page(f"http://127.0.0.1:{port}", proof["sku"], rounds)
    return times


def _get(port: int, headers: dict[str, str], path: str) -> tuple[float, bytes]:
    started = time.perf_counter()
    with urllib.request.urlopen(
        urllib.request.Request(f"http://127.0.0.1:{port}/api/v1{path}", headers=headers), timeout=60
    ) as answer:
        content = answer.read()
    return time.perf_counter() - started, content


def _right(name: str, content: bytes, proof: dict[str, Any]) -> None:
    if name.startswith("print"):
        if not content.startswith(b"%PDF"):
            raise AssertionError(f"{name}: no PDF")
        return
    certificate = json.loads(content)
    if certificate["moves"]["count"] != proof["moves"] or not certificate["holds"]:
        raise AssertionError(f"{name}: {content[:500]!r}")


def _in_page(address: str, sku: int, rounds: int) -> float:
    """From the click on 库存证明 to the verdict, in ms."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.PROGRAM, args=chromium.FLAGS)
        try:
            page = browser.new_context(base_url=address, locale="zh-CN").new_page()
            page.goto(f"/stock/skus/{sku}")
            page.get_by_label("用户名").fill(LOGIN)
            page.get_by_label("密码", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="登录", exact=True).click()
            spent = []
            for _ in range(rounds + 1):
                page.get_by_role("button", name="库存证明").click()
                started = time.perf_counter()
                page.get_by_text("证明成立").wait_for()
                spent.append(time.perf_counter() - started)
                page.get_by_role("dialog").get_by_role("button", name="关闭").last.click()
                page.get_by_role("dialog").wait_for(state="hidden")
        finally:
            browser.close()
    return round(1000 * statistics.median(spent[1:]), 1)


def main() -> None:
    """Fill a small database, measure, print."""
    server = servers.find()
    try:
        instance.prepare(server)
        instance.copy(server, DATABASE)
        instance.run(server, DATABASE, "bench.inside", "people")
        story = json.loads(instance.run(server, DATABASE, "bench.inside", "desk"))
        jobs = json.loads(instance.run(server, DATABASE, "bench.inside", "jobs"))
        servers.settle(server, DATABASE)
        with over_http.serving(server, DATABASE) as port:
            found = measured(port, story["headers"], jobs)
    finally:
        servers.stop()
    for name, limit in TARGETS.items():
        print(f"{'ok ' if found[name] <= limit else 'MISS'} {name:<26}{found[name]:>10} (wanted <= {limit})")


if __name__ == "__main__":
    main()
