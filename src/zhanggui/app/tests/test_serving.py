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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from zhanggui.app import instance
from zhanggui.app.postgres.server import Server

#: Seconds. What is waited for takes a few, unless the machine has other work.
PATIENCE = 240


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`zhanggui up` on this home."""
    environment = {name: value for name, value in os.environ.items() if name != instance.URL}
    command = [sys.executable, "-m", "zhanggui.app", "up", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=environment | {"ZHANGGUI_HOME": str(home)})
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)


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


def health(port: int) -> dict[str, Any]:
    """Wait for a healthy answer."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                found: dict[str, Any] = json.load(answer)
                return found
        except (urllib.error.URLError, OSError):
            assert time.monotonic() < deadline, "no healthy answer in time"
            time.sleep(0.2)


@pytest.mark.slow
def test_the_life_of_a_served_instance(scratch_home: Path, port: int) -> None:
    with serving(scratch_home, port) as up:
        assert health(port)["status"] == "ok"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/openapi.json", timeout=10) as answer:
            assert json.load(answer)["info"]["title"]

        server = Server(scratch_home)
        status = server.status()
        assert status is not None
        os.kill(status.pid, signal.SIGKILL)
        time.sleep(0.5)
        assert health(port)["database"] == "ok"
        recovered = server.status()
        assert recovered is not None
        assert recovered.pid != status.pid

        up.send_signal(signal.SIGTERM)
        assert up.wait(timeout=PATIENCE) == 0
    assert server.status() is None, "what it started, it stops"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def listening(home: Path) -> set[int]:
    """Process ids of the HTTP server."""
    return {pid for pid, command in processes_of(home).items() if "granian" in command}


@pytest.mark.slow
def test_killed_children_come_back_and_a_killed_parent_leaves_none(migrated_home: Path, port: int) -> None:
    with serving(migrated_home, port) as up:
        health(port)
        before = listening(migrated_home)
        victim = min(before)
        os.kill(victim, signal.SIGKILL)
        wait_for(lambda: victim not in (now := listening(migrated_home)) and now - before != set(), migrated_home)
        assert health(port)["status"] == "ok"
        up.kill()
        up.wait()
        wait_for(
            lambda: not any("zhanggui.app" in each for each in processes_of(migrated_home).values()), migrated_home
        )


def wait_for(happens: Callable[[], bool], home: Path) -> None:
    """Until it is so."""
    deadline = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < deadline, processes_of(home)
        time.sleep(0.2)
