"""Housekeeping of identity."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.foundation.identity.sessions.commands import purge
from zhanggui.kernel.clock import utcnow


@app.periodic(cron="23 3 * * *")
@app.task(queueing_lock="identity.purge")
def purge_sessions(timestamp: int) -> None:
    """Delete sessions and log-in attempts that nobody needs any more; nightly."""
    purge(now=utcnow())
