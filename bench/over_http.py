"""The HTTP API under load: granian with two workers, sixteen connections, create and confirm."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench import clients, instance, servers

DATABASE = "bench_http"
WORKERS, CONNECTIONS = 2, 16
START_SECONDS = 120.0


def measure(server: str, *, seconds: float, rounds: int) -> dict[str, Any]:
    """The median round by requests/s, after a warm-up round that counts nothing."""
    instance.copy(server, DATABASE)
    story = json.loads(instance.run(server, DATABASE, "bench.inside", "http"))
    with serving(server, DATABASE) as port:
        _round(port, story, seconds=min(seconds, 3.0))
        found = [_round(port, story, seconds=seconds) for _ in range(rounds)]
    servers.drop(server, DATABASE)
    found.sort(key=lambda one: one["rps"])
    return {"workers": WORKERS, "connections": CONNECTIONS, **found[len(found) // 2]}


def _round(port: int, story: dict[str, Any], *, seconds: float) -> dict[str, Any]:
    job = {
        "port": port, "connections": CONNECTIONS, "stories": 100_000, "seconds": seconds,
        "run": f"{time.time_ns():x}", "headers": story["headers"], "steps": story["steps"],
    }  # fmt: skip
    argv = [sys.executable, "-m", "bench.http_load"]
    found = clients.race(argv, [job], env={}, patience=seconds * 5 + 30).details[0]
    if found["errors"]:
        raise clients.ClientFailed(f"the API answered with errors: {found['errors']}")
    kept = ("p50_ms", "p90_ms", "p99_ms", "requests", "by_step")
    return {
        "rps": round(found["rps"], 1),
        **{key: found[key] for key in kept},
        "own_cpu_share": round(found["own_cpu_share"], 3),
    }


@contextmanager
def serving(server: str, database: str) -> Iterator[int]:
    """The port of a server on this database; it ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    argv = [sys.executable, "-m", "zhanggui.app", "up", "--no-jobs", "--workers", str(WORKERS), "--port", str(port)]
    process = subprocess.Popen(
        argv, env={**os.environ, **instance.environment(server, database)}, cwd=clients.ROOT, stdout=subprocess.DEVNULL
    )
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise clients.ClientFailed("the server did not come up") from None
            time.sleep(0.2)
