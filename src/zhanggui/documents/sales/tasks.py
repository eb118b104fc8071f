"""The jobs of sales."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.documents.sales.orders.sweeping import MOST, sweep
from zhanggui.kernel.clock import utcnow


@app.periodic(cron="* * * * *")
@app.task(name="sales.sweep_open", queueing_lock="sales.sweep_open")
def sweep_open(timestamp: int) -> None:
    """Take what is done off the list of open orders; every minute."""
    while sweep(now=utcnow()) == MOST:
        pass
