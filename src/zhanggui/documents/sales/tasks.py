"""The jobs of sales."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.documents.sales.orders.sweeping import MOST, sweep, sweep_due
from zhanggui.kernel.clock import utcnow


@app.periodic(cron="* * * * *")
@app.task(name="sales.sweep_open", queueing_lock="sales.sweep_open")
def sweep_open(timestamp: int) -> None:
    """Take what is done off the list of open orders; every minute."""
    while sweep(now=utcnow()) == MOST:
        pass


@app.periodic(cron="*/10 * * * *")
@app.task(name="sales.sweep_due", queueing_lock="sales.sweep_due")
def sweep_due_orders(timestamp: int) -> None:
    """Take what is paid off the list of due orders; every ten minutes."""
    after: int | None = 0
    while after is not None:
        after = sweep_due(now=utcnow(), after=after)
