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


def processes_of(home: Path) -> dict[int, str]:
    """Programs of ours that serve this home: process id → command line."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"ZHANGGUI_HOME={home}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


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


@pytest.mark.slow
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


@pytest.mark.slow
def test_killed_children_come_back_and_a_killed_parent_leaves_none(
    up: subprocess.Popen[bytes], scratch_home: Path, port: int
) -> None:
    health(port, patience=60)
    for pid, command in processes_of(scratch_home).items():
        if "granian" in command:
            os.kill(pid, signal.SIGKILL)
            break
    time.sleep(3)
    assert health(port, patience=60)["status"] == "ok"
    up.kill()
    up.wait()
    deadline = time.monotonic() + 30
    while any("zhanggui.app" in command for command in processes_of(scratch_home).values()):
        assert time.monotonic() < deadline, processes_of(scratch_home)
        time.sleep(0.2)
