"""Serve the web application: the HTTP server and the job worker as children, the embedded database kept alive."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from zhanggui.app import instance
from zhanggui.app.errors import PortTaken

LOOK_SECONDS = 2.0
PATIENCE_SECONDS = 15.0
# Threads per process, each with one connection: enough to overlap waiting for the database with work.
THREADS = 4
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Address:
    """Where to listen, and with how many processes."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2

    @property
    def url(self) -> str:
        """What to type into a browser."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{host}:{self.port}/"


def require_free(address: Address) -> None:
    """Ask for the port before the work begins. Raises PortTaken.

    The HTTP server shares its port among its processes, and would share it as readily with another instance that listens there:
    both would answer, by turns.
    """
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except (OSError, OverflowError) as problem:
            why = getattr(problem, "strerror", None) or str(problem)
            raise PortTaken(host=address.host, port=address.port, why=why, other=address.port + 1) from problem


def serve(address: Address, *, jobs: bool, say: Callable[[str], None]) -> int:
    """Serve until Ctrl-C or SIGTERM; returns the exit status. The database must be attached and migrated.

    A child that dies is started again; when the HTTP server dies at once (its port is taken, most often), we end.
    """
    commands = {"http": http_command(address)}
    if jobs:
        commands["jobs"] = [sys.executable, "-m", "zhanggui.app", "worker"]
    children = {name: _child(command) for name, command in commands.items()}
    born = {name: time.monotonic() for name in commands}
    try:
        while True:
            time.sleep(LOOK_SECONDS)
            if _keep_database(say):
                _end(list(children.values()))
            for name, child in children.items():
                if child.poll() is None:
                    continue
                _kill_group(child)
                if name == "http" and child.returncode > 0 and time.monotonic() - born[name] < PATIENCE_SECONDS:
                    return child.returncode
                say(f"{name}: 进程退出({child.returncode}),重新启动 (restarting)")
                children[name], born[name] = _child(commands[name]), time.monotonic()
    except KeyboardInterrupt:
        return 0
    finally:
        _end(list(children.values()))


def http_command(address: Address) -> list[str]:
    """The HTTP server alone, on the database that the environment names; it must be migrated."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", address.host, "--port", str(address.port),
        "--workers", str(address.workers), "--blocking-threads", str(THREADS),
        "--blocking-threads-idle-timeout", "600", "--respawn-failed-workers", "--log-level", "warning",
        "--no-ws", "--workers-kill-timeout", "10", "zhanggui.app.wsgi:application",
    ]  # fmt: skip


def _child(command: list[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches only us, and we end the children in order.
    return subprocess.Popen(command, start_new_session=True, preexec_fn=_end_with_parent, env=dict(os.environ))


def _end_with_parent() -> None:
    """Ask the kernel for a SIGTERM to the child when we die, even by kill -9: nobody then keeps the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _keep_database(say: Callable[[str], None]) -> bool:
    """Start the database again if it died; tells whether it had to move, so that clients must learn its new address."""
    server = instance.server()
    if server is None:
        return False
    status = server.status()
    if status is not None and status.healthy:
        return False
    say("数据库没有响应，正在恢复 (recovering the database)")
    before = server.url()
    return server.ensure() != before


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """End whatever a dead child left: workers of an HTTP server that was killed still hold its port."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            _kill_group(child)
            child.wait()
