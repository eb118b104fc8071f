"""An instance of its own, with a small shop in it, served to a browser."""

from __future__ import annotations

import multiprocessing
import os
import runpy
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

from django.conf import settings

from zhanggui.app import instance, serving

PATIENCE_SECONDS = 180.0
#: One process loads the application, and every server is forked from it: loading takes two seconds of a processor, serving less.
_LOADED = multiprocessing.get_context("forkserver")
_LOADED.set_forkserver_preload(["tests.e2e.loaded"])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(database: str, home: Path) -> Iterator[str]:
    """The address of a server on this database; it ends with the block."""
    port = _free_port()
    env = {**os.environ, instance.URL: database, "ZHANGGUI_HOME": str(home)}
    # As `zhanggui up` does it, without the process that looks after it.
    command = serving.http_command(serving.Address(port=port, workers=1))
    process = _LOADED.Process(target=_serve, args=(command, env))
    process.start()
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.join(30)


def _serve(command: list[str], env: dict[str, str]) -> None:
    """Become the process that the command would start."""
    os.environ.clear()
    os.environ.update(env)
    settings.HOME = instance.home()
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    # The server forks its own processes then, too.
    multiprocessing.set_start_method("fork", force=True)
    python, flag, module, *arguments = command
    assert (python, flag) == (sys.executable, "-m")
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _wait(address: str, process: BaseProcess) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            if not process.is_alive() or time.monotonic() > deadline:
                raise AssertionError("the server did not come up") from None
            time.sleep(0.1)
