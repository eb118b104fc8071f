"""Leave the embedded database as it was found: what a command started, it stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from zhanggui.app import instance, start


@contextmanager
def database() -> Iterator[str]:
    """Attach the instance's database and yield its URL. At the end stop the embedded server, unless it ran before or
    another program has begun to use it."""
    server = instance.server()
    if server is None or server.status() is not None:
        yield start.attach()
        return
    with server.using() as url:
        start.point_at(url)
        try:
            yield url
        finally:
            connections.close_all()
