"""One at a time: founding the shop of the layout, and working off files of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import DatabaseError, connection

from zhanggui.kernel import db

SQL = db.Folder(__file__)


def founding() -> None:
    """Wait for whoever is founding the shop; to the end of the transaction."""
    SQL.lock_here.one(key="online-retail")


@contextmanager
def in_shop(shop_id: int) -> Iterator[None]:
    """Wait until no other file of the shop is being worked off. Held by the session, because a run is many transactions: a killed
    process lets go of it at once. Inside somebody's transaction the lock is the transaction's."""
    key = f"online-retail:{shop_id}"
    if connection.in_atomic_block:
        SQL.lock_here.one(key=key)
        yield
        return
    SQL.lock.one(key=key)
    try:
        yield
    finally:
        try:
            SQL.unlock.one(key=key)
        except (psycopg.Error, DatabaseError):
            pass  # the connection is gone, and the lock with it
