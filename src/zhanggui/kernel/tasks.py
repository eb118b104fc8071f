"""Housekeeping of the kernel."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.kernel.api.idempotency import purge
from zhanggui.kernel.clock import utcnow


@app.periodic(cron="11 3 * * *")
@app.task(queueing_lock="kernel.purge_answers")
def purge_answers(timestamp: int) -> None:
    """Forget answers to calls nobody will repeat; nightly."""
    purge(now=utcnow())
