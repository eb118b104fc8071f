"""A bounded load generator: N keep-alive connections, each walking the same little story over and over, on 127.0.0.1 only.

Standard library alone, raw asyncio streams: about 0.1 ms of its own per request, so it stays far below one core at the rates
in question. It runs as its own process (protocol of bench/clients.py) and stops by itself, by count or by time.

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
from typing import Any

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


class Connection:
    """One keep-alive connection that speaks just enough HTTP/1.1."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self.port = port
        self.head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, body: str, key: str) -> tuple[int, bytes]:
        """Send one request, read the whole answer; reconnects when the server closed the connection."""
        if self.streams is None:
            self.streams = await asyncio.open_connection(HOST, self.port)
        reader, writer = self.streams
        data = body.encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(data)}\r\nIdempotency-Key: {key}\r\n{self.head}\r\n"
        )
        writer.write(head.encode() + data)
        status, headers = _parse_head(await reader.readuntil(b"\r\n\r\n"))
        if headers.get("transfer-encoding") == "chunked":
            content = await _chunks(reader)
        else:
            content = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return status, content

    def close(self) -> None:
        """Drop the connection; the next request opens a new one."""
        if self.streams is not None:
            self.streams[1].close()
        self.streams = None


def _parse_head(raw: bytes) -> tuple[int, dict[str, str]]:
    first, *rest = raw.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in rest if line)
    return int(first.split(" ", 2)[1]), {name.lower(): value.strip() for name, _, value in pairs}


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
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
            except (OSError, asyncio.IncompleteReadError) as problem:
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
