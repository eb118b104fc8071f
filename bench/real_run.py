"""The real run: a month of a real shop's orders from the file through the whole loop, by the command that users have."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from bench import clients, instance, servers

DATABASE = "bench_run"
SAMPLE = clients.ROOT / "src/zhanggui/edges/channels/samples/2010-12/orders.csv.gz"


def measure(server: str) -> dict[str, Any]:
    """Order lines per second and the import's peak memory; the run proves itself, and fails here if it can't."""
    servers.recreate(server, DATABASE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        command = ("import", "orders", str(SAMPLE), "--layout", "online-retail", "--run-loop", "--report", str(path))
        instance.run(server, DATABASE, "zhanggui.app", *command)
        report = json.loads(path.read_text(encoding="utf-8"))
    servers.drop(server, DATABASE)
    return {
        "lines": report["rows"],
        "seconds": report["seconds"],
        "lines_per_s": round(report["rows"] / report["seconds"], 1),
        "peak_rss_mb": report["peak_rss_mb"],
    }
