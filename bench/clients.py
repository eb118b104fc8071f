"""The starting gun: one process per client, all ready before the first order, the same protocol for every contestant.

A client reads one JSON line (its job), prepares, prints `ready`, waits for a line, works until its orders or its seconds
are used up, and prints one JSON line: {"orders": n, "seconds": s, …}. Nothing of a client's start-up is measured.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from bench import workload

ROOT = Path(__file__).parent.parent
START_SECONDS = 120.0


class ClientFailed(Exception):
    """A client ended or was silent for too long; carries the end of what it said."""


@dataclass(frozen=True)
class Outcome:
    """What a race brought: orders of all clients together, and the sum of their rates."""

    orders: int
    per_second: float
    details: tuple[dict[str, Any], ...]


def race(argv: Sequence[str], jobs: Sequence[dict[str, Any]], *, env: dict[str, str], patience: float) -> Outcome:
    """Run one client per job at the same time. `patience` is how long a client may work, in seconds.

    The rate is the sum of the clients' own rates: clients run the same time, and none waits for the slowest at the end.
    """
    with _started(argv, jobs, env) as clients:
        for client, job in zip(clients, jobs, strict=True):
            client.say(json.dumps(job))
        for client in clients:
            client.hear("ready", START_SECONDS)
        for client in clients:
            client.say("go")
        deadline = time.monotonic() + patience
        details = tuple(json.loads(client.hear("{", deadline - time.monotonic())) for client in clients)
    return Outcome(sum(d["orders"] for d in details), sum(d["orders"] / d["seconds"] for d in details), details)


class _Client:
    def __init__(self, argv: Sequence[str], env: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            list(argv), cwd=ROOT, env={**os.environ, **env}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def say(self, line: str) -> None:
        stdin = self.process.stdin
        assert stdin is not None
        try:
            stdin.write(line + "\n")
            stdin.flush()
        except BrokenPipeError:
            raise ClientFailed(self._last_words()) from None

    def hear(self, start: str, seconds: float) -> str:
        stdout: IO[str] | None = self.process.stdout
        assert stdout is not None
        deadline = time.monotonic() + max(seconds, 0.0)
        while True:
            if not select.select([stdout], [], [], max(deadline - time.monotonic(), 0.0))[0]:
                raise ClientFailed(f"silent for {seconds:.0f} s")
            line = stdout.readline()
            if not line:
                raise ClientFailed(self._last_words())
            if line.startswith(start):
                return line

    def _last_words(self) -> str:
        self.process.kill()
        return self.process.communicate()[1][-2000:]


@contextmanager
def _started(argv: Sequence[str], jobs: Sequence[dict[str, Any]], env: dict[str, str]) -> Iterator[list[_Client]]:
    clients = [_Client(argv, env) for _ in jobs]
    try:
        yield clients
    finally:
        for client in clients:
            client.process.kill()
            client.process.communicate()


def work(
    loop: Callable[[list[workload.Order], str], None],
    job: dict[str, Any],
    cpu: Callable[[], float] = time.process_time,
) -> None:
    """The client's side for contestants written in this package: `loop` takes a batch of orders through all four steps.

    The second argument of `loop` is a name unique to the batch, for order numbers of the shop. `cpu`: processor seconds used so far.
    """
    size = int(job["batch"])
    warmup = list(workload.orders(job["seed"] + 1, int(job["warmup"]), job["warehouse"]))
    orders = list(workload.orders(job["seed"], int(job["orders"]), job["warehouse"]))
    for at in range(0, len(warmup), size):
        loop(warmup[at : at + size], f"{job['run']}-w{at}")
    print("ready", flush=True)
    sys.stdin.readline()
    done, used, started = 0, cpu(), time.perf_counter()
    while done < len(orders) and time.perf_counter() - started < job["seconds"]:
        loop(orders[done : done + size], f"{job['run']}-{done}")
        done += len(orders[done : done + size])
    seconds = time.perf_counter() - started
    print(json.dumps({"orders": done, "seconds": seconds, "cpu": cpu() - used}), flush=True)
