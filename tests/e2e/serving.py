"""An instance of its own, with a small shop in it, served to a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhanggui.app import instance, serving

PATIENCE_SECONDS = 180.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(database: str, home: Path) -> Iterator[str]:
    """The address of a server on this database; it ends with the block."""
    port = _free_port()
    # As `zhanggui up` does it, without the process that looks after it.
    command = serving.http_command(serving.Address(port=port, workers=1))
    env = {**os.environ, instance.URL: database, "ZHANGGUI_HOME": str(home)}
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError("the server did not come up") from None
            time.sleep(0.1)
