"""A bounded load generator: N keep-alive connections, each walking the same little story over and over, on 127.0.0.1 only.

Standard library alone, on asyncio's bare transports, so that it stays far below a tenth of a core at the rates in question; what it
took is part of its answer. It runs as its own process (protocol of bench/clients.py) and stops by itself, by count or by time.

The story of one order: POST it, read its id from the answer, POST its confirmation. Each request counts, with its latency.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, cast

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Step:
    """One request. `{id}` and `{n}` in path and body are filled in; `keep` says where the answer carries the id."""

    path: str
    body: str
    expect: int
    keep: tuple[str | int, ...] = ()


@dataclass
class Tally:
    """What one run collects."""

    latencies: dict[str, list[float]] = field(default_factory=dict)
    errors: dict[str, int] = field(default_factory=dict)
    stories: int = 0

    def error(self, what: str) -> None:
        """Count an answer that was not the expected one."""
        self.errors[what] = self.errors.get(what, 0) + 1


class Connection(asyncio.Protocol):
    """One keep-alive connection that speaks just enough HTTP/1.1: one request, its whole answer, the next.

    Bytes in, bytes out on the bare transport: streams would cost as much again as everything else here.
    """

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self.port = port
        fixed = {"Host": f"{HOST}:{port}", "Content-Type": "application/json", **headers}
        self.head = "".join(f"{name}: {value}\r\n" for name, value in fixed.items())
        self.transport: asyncio.Transport | None = None
        self.answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """From the event loop."""
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """From the event loop: a piece of an answer, nearly always all of it."""
        self.received += data
        head, found, content = self.received.partition(b"\r\n\r\n")
        if not found or self.answer is None:
            return
        lower = head.lower()
        at = lower.find(b"content-length:")
        if at >= 0:
            if len(content) < int(lower[at + 15 :].partition(b"\r\n")[0]):
                return
        elif content.endswith(b"0\r\n\r\n"):
            content = _unchunked(content)
        else:
            return
        answer, self.answer, self.received = self.answer, None, b""
        if b"connection: close" in lower:
            self.close()
        answer.set_result((int(head[9:12]), content))

    def connection_lost(self, exc: Exception | None) -> None:
        """From the event loop: whoever waits for an answer gets none."""
        self.close()
        if self.answer is not None and not self.answer.done():
            self.answer.set_exception(exc or ConnectionResetError("closed by the server"))

    async def post(self, path: str, body: str, key: str) -> tuple[int, bytes]:
        """Send one request, read the whole answer; reconnects when the server closed the connection."""
        loop = asyncio.get_running_loop()
        if self.transport is None:
            await loop.create_connection(lambda: self, HOST, self.port)
        assert self.transport is not None
        self.answer, self.received = loop.create_future(), b""
        data = body.encode()
        head = f"POST {path} HTTP/1.1\r\nContent-Length: {len(data)}\r\nIdempotency-Key: {key}\r\n{self.head}\r\n"
        self.transport.write(head.encode() + data)
        return await self.answer

    def close(self) -> None:
        """Drop the connection; the next request opens a new one."""
        if self.transport is not None:
            self.transport.close()
        self.transport = None


def _unchunked(content: bytes) -> bytes:
    parts = []
    while size := int(content.partition(b"\r\n")[0], 16):
        at = content.index(b"\r\n") + 2
        parts.append(content[at : at + size])
        content = content[at + size + 2 :]
    return b"".join(parts)


def _dig(content: bytes, keep: tuple[str | int, ...]) -> str:
    value: Any = json.loads(content)
    for key in keep:
        value = value[key]
    return str(value)


def _fill(text: str, number: str, known: str) -> str:
    return text.replace("{n}", number).replace("{id}", known)


async def _walk(
    connection: Connection, steps: list[list[Step]], turns: Iterator[int], tally: Tally, job: dict[str, Any]
) -> None:
    deadline = time.perf_counter() + job["seconds"]
    while (turn := next(turns)) < job["stories"] and time.perf_counter() < deadline:
        known = ""
        for step in steps[turn % len(steps)]:
            number = f"{job['run']}-{turn}"
            started = time.perf_counter()
            try:
                path, body = _fill(step.path, number, known), _fill(step.body, number, known)
                status, content = await connection.post(path, body, f"{number}-{step.path}")
            except OSError as problem:
                tally.error(type(problem).__name__)
                connection.close()
                break
            if status != step.expect:
                tally.error(f"{status} {content[:300].decode(errors='replace')}")
                break
            tally.latencies.setdefault(step.path, []).append(time.perf_counter() - started)
            if step.keep:
                known = _dig(content, step.keep)
        else:
            tally.stories += 1


async def load(job: dict[str, Any]) -> dict[str, Any]:
    """Run the job: `port, headers, connections, stories, seconds, run` and `steps`, a list of stories to rotate over."""
    steps = [
        [Step(s["path"], s["body"], s["expect"], tuple(s.get("keep", ()))) for s in story] for story in job["steps"]
    ]
    connections = [Connection(job["port"], job["headers"]) for _ in range(job["connections"])]
    tally, turns = Tally(), count()
    started = time.perf_counter()
    own = time.process_time()
    await asyncio.gather(*(_walk(connection, steps, turns, tally, job) for connection in connections))
    seconds = time.perf_counter() - started
    for connection in connections:
        connection.close()
    every = sorted(latency for many in tally.latencies.values() for latency in many)
    return {
        "orders": tally.stories,
        "seconds": seconds,
        "requests": len(every),
        "rps": len(every) / seconds,
        **_percentiles(every),
        "by_step": {
            path: {"requests": len(many), **_percentiles(sorted(many))} for path, many in tally.latencies.items()
        },
        "errors": tally.errors,
        "own_cpu_share": (time.process_time() - own) / seconds,
    }


def _percentiles(latencies: list[float]) -> dict[str, float]:
    """`latencies` sorted, in seconds; the answer in milliseconds."""
    if not latencies:
        return {}
    return {name: round(latencies[min(int(len(latencies) * share), len(latencies) - 1)] * 1000, 2) for name, share in
            (("p50_ms", 0.5), ("p90_ms", 0.9), ("p99_ms", 0.99))}  # fmt: skip


def main() -> None:
    """The client's side of bench/clients.py."""
    job = json.loads(sys.stdin.readline())
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(asyncio.run(load(job))), flush=True)


if __name__ == "__main__":
    main()
