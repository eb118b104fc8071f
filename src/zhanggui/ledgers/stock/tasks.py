"""The jobs of the stock ledger."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.kernel.clock import utcnow
from zhanggui.ledgers.stock.checkpoints import keep_checkpoints


@app.periodic(cron="*/10 * * * *")
@app.task(name="stock.checkpoints", queueing_lock="stock.checkpoints")
def keep(timestamp: int) -> None:
    """Bring the checkpoints up to date; a month's worth at a time, so that no transaction is long."""
    while keep_checkpoints(now=utcnow()):
        pass
