"""The jobs of the books."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.ledgers.books.commands import roll_up


@app.periodic(cron="*/5 * * * *")
@app.task(name="books.roll_up", queueing_lock="books.roll_up")
def roll_up_balances(timestamp: int) -> None:
    """Fold what was posted in the last minutes into the month balances, so that reports read few lines."""
    roll_up()
