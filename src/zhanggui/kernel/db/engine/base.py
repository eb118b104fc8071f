"""What `ENGINE` names."""

from __future__ import annotations

import select

import psycopg
from django.db.backends.postgresql import base
from psycopg import pq


class DatabaseWrapper(base.DatabaseWrapper):
    """Asks the kernel, not the server, whether an idle connection is still there: a round trip saved at every request.

    A server that went away, killed or stopped in order, has closed its end, and a closed end is readable; from an idle server
    that lives nothing is to be read but the odd notice.
    """

    def is_usable(self) -> bool:
        """Whether the next statement will be heard."""
        raw: psycopg.Connection[object] | None = self.connection
        if raw is None or raw.closed or raw.pgconn.transaction_status == pq.TransactionStatus.INERROR:
            return False
        line = select.poll()
        line.register(raw.pgconn.socket, select.POLLIN)
        if not line.poll(0):
            return True
        try:
            raw.pgconn.consume_input()
        except psycopg.Error:
            return False
        return raw.pgconn.status == pq.ConnStatus.OK

    def _commit(self) -> None:
        # What a transaction of ours wrote has travelled with its COMMIT; asking for another costs the driver's whole way.
        raw: psycopg.Connection[object] | None = self.connection
        if raw is None or raw.closed or raw.pgconn.transaction_status != pq.TransactionStatus.IDLE:
            super()._commit()  # type: ignore[misc]  # the stubs leave it out
