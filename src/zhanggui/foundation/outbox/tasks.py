"""The jobs of the outbox."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.foundation.outbox import commands
from zhanggui.kernel.clock import utcnow


@app.task(name="outbox.deliver", queue="outbox")
def deliver(handler: str, ids: list[int], turn: int) -> None:
    """Deliver a batch. Named in `sql/defer.sql`, which makes the jobs."""
    commands.deliver(handler=handler, ids=ids, turn=turn, now=utcnow())


@app.periodic(cron="* * * * *")
@app.task(queue="outbox", queueing_lock="outbox.sweep")
def sweep_lost(timestamp: int) -> None:
    """Find deliveries whose job was lost; every minute."""
    commands.sweep(now=utcnow())


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="outbox.purge")
def purge_delivered(timestamp: int) -> None:
    """Delete what was delivered long ago; nightly."""
    commands.purge(now=utcnow())
