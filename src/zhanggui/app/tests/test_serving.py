"""`zhanggui up` serves, survives the death of its database and of its children, and ends cleanly."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from zhanggui.app import instance
from zhanggui.app.postgres.server import Server


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def up(scratch_home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {name: value for name, value in os.environ.items() if name != instance.URL}
    command = [sys.executable, "-m", "zhanggui.app", "up", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=environment | {"ZHANGGUI_HOME": str(scratch_home)})
    yield process
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)


def health(port: int, *, patience: int) -> dict[str, Any]:
    """Wait for a healthy answer."""
    deadline = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                found: dict[str, Any] = json.load(answer)
                return found
        except (urllib.error.URLError, OSError):
            assert time.monotonic() < deadline, "no healthy answer in time"
            time.sleep(0.2)


def test_the_life_of_a_served_instance(up: subprocess.Popen[bytes], scratch_home: Path, port: int) -> None:
    assert health(port, patience=60)["status"] == "ok"
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/openapi.json", timeout=10) as answer:
        assert json.load(answer)["info"]["title"]

    server = Server(scratch_home)
    status = server.status()
    assert status is not None
    os.kill(status.pid, signal.SIGKILL)
    time.sleep(0.5)
    assert health(port, patience=60)["database"] == "ok"
    recovered = server.status()
    assert recovered is not None
    assert recovered.pid != status.pid

    up.send_signal(signal.SIGTERM)
    assert up.wait(timeout=60) == 0
    assert server.status() is None, "what it started, it stops"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=5)
