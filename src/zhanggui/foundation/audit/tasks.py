"""The sealing of the log."""

from __future__ import annotations

from procrastinate.contrib.django import app

from zhanggui.foundation.audit.commands import seal
from zhanggui.kernel.clock import utcnow


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="audit.seal")
def seal_log(timestamp: int) -> None:
    """Chain the records of the last minute."""
    seal(now=utcnow())
