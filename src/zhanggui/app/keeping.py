"""Leave the embedded database as it was found: what a command started, it stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from zhanggui.app import instance, start


@contextmanager
def database() -> Iterator[str]:
    """Attach the instance's database, yield its URL; stop the server at the end if it did not run before."""
    server = instance.server()
    ran_before = server is None or server.status() is not None
    try:
        yield start.attach()
    finally:
        connections.close_all()
        if server is not None and not ran_before:
            server.stop()
