"""Housekeeping of notices."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.foundation.notices import commands
from zhanggui.kernel.clock import utcnow


@app.periodic(cron="29 3 * * *")
@app.task(queueing_lock="notices.purge")
def purge_notices(timestamp: int) -> None:
    """Delete what was told long ago; nightly."""
    commands.purge(now=utcnow())
