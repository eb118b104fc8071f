"""The jobs behind background tasks."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.foundation.tasks import commands
from zhanggui.foundation.tasks.working import work
from zhanggui.kernel.clock import utcnow


@app.task(name="tasks.work", queue="tasks")
def work_on(kind: str) -> None:
    """Work off what waits of a kind. Named in `sql/start.sql`, which makes the jobs."""
    work(kind, clock=utcnow)


@app.periodic(cron="* * * * *")
@app.task(queue="tasks", queueing_lock="tasks.sweep")
def sweep_lost(timestamp: int) -> None:
    """Find tasks whose process was killed; every minute."""
    commands.sweep(now=utcnow())


@app.periodic(cron="41 3 * * *")
@app.task(queueing_lock="tasks.purge")
def purge_ended(timestamp: int) -> None:
    """Delete what ended long ago; nightly."""
    commands.purge(now=utcnow())
