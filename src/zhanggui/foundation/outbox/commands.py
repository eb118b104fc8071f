"""Putting messages in, delivering them, and what happens when that fails."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from zhanggui.foundation.identity.public import Actor, Change, Changed
from zhanggui.foundation.outbox.contracts import Delivery, OutboxMessage, Undeliverable
from zhanggui.foundation.outbox.errors import DeliveryNotDead
from zhanggui.foundation.outbox.permissions import MANAGE_DELIVERIES
from zhanggui.foundation.outbox.registry import handler as handler_named
from zhanggui.foundation.outbox.registry import handlers_of
from zhanggui.kernel import db, events
from zhanggui.kernel.errors import raise_if

SQL = db.Folder(__file__)
#: Deliveries one job carries.
JOB_SIZE: Final = 200
#: Failures of a delivery on its own until it is dead; with the waits below that is about half a day.
ATTEMPTS_MAX: Final = 12
FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(hours=1)
#: A delivery that is due for this long without anybody working on it has lost its job.
LOST_AFTER: Final = timedelta(minutes=10)
SWEEP_MAX: Final = 5_000
KEEP: Final = timedelta(days=30)
ERROR_MAX: Final = 1000
_log = logging.getLogger(__name__)


@db.in_transaction
def enqueue(messages: Sequence[OutboxMessage], *, now: datetime) -> int:
    """Put messages into the outbox within the caller's transaction; the number of new deliveries.

    One delivery per message and registered handler; an event nobody listens to costs nothing. Otherwise one statement.
    """
    rows = [(message, name) for message in messages for name in handlers_of(message.event)]
    if not rows:
        return 0
    added = SQL.enqueue.one(
        ids=list(db.take_ids(len(rows))),
        companies=[message.company_id for message, _ in rows],
        events=[message.event for message, _ in rows],
        handlers=[name for _, name in rows],
        keys=[message.key for message, _ in rows],
        payloads=[json.dumps(dict(message.payload), ensure_ascii=False, allow_nan=False) for message, _ in rows],
        size=JOB_SIZE,
        now=now,
    )
    return added[0] if added else 0


def deliver(*, handler: str, ids: Sequence[int], turn: int, now: datetime) -> int:
    """Run a job: hand its open deliveries to the handler; the number delivered.

    Deliveries that are done, dead or in other hands are skipped, so a repeated job does no harm. A failure is written
    down and comes again later, in halves, with growing waits; `turn` counts these.
    """
    claimed: list[Delivery] = []
    try:
        with db.transaction():
            claimed = [
                Delivery(id=id_, event=event, key=key, payload=payload, company_id=company_id, attempt=attempts + 1)
                for id_, event, key, payload, company_id, attempts in SQL.claim.rows(ids=list(ids), handler=handler)
            ]
            if claimed:
                handler_named(handler)(claimed)
                SQL.delivered.run(ids=[each.id for each in claimed], now=now)
    except Exception as error:
        _log.warning("outbox handler %s failed for %d deliveries", handler, len(claimed), exc_info=error)
        _fail(error, [each.id for each in claimed], turn=turn, now=now)
        return 0
    return len(claimed)


@db.in_transaction
def _fail(error: Exception, ids: Sequence[int], *, turn: int, now: datetime) -> None:
    wait = min(FIRST_WAIT * 2 ** min(turn, 20), LONGEST_WAIT)
    SQL.failed.one(
        ids=list(ids),
        alone=len(ids) == 1,
        final=isinstance(error, Undeliverable),
        most=ATTEMPTS_MAX,
        error=f"{type(error).__name__}: {error}"[:ERROR_MAX].replace("\x00", ""),
        at=now + wait,
        size=max(1, len(ids) // 2),
        turn=turn + 1,
    )


@db.in_transaction
def sweep(*, now: datetime) -> int:
    """Give deliveries whose job was lost a new one; their number. Meant to run every minute."""
    found = SQL.overdue.one(before=now - LOST_AFTER, now=now, limit=SWEEP_MAX, size=JOB_SIZE)
    return found[0] if found else 0


@db.in_transaction
def revive(ids: Sequence[int], *, actor: Actor, now: datetime) -> None:
    """Send dead letters again. Raises `MissingPermission` or `DeliveryNotDead`."""
    actor.require(MANAGE_DELIVERIES)
    companies = None if actor.companies is None else sorted(actor.companies)
    revived: dict[int, int | None] = dict(SQL.revive.rows(ids=list(ids), companies=companies, size=JOB_SIZE, now=now))
    raise_if([DeliveryNotDead(field="ids", row=row, which=id_) for row, id_ in enumerate(ids) if id_ not in revived])
    changes = tuple(Change("outbox_delivery", id_, "revive", company_id=revived[id_]) for id_ in ids)
    events.publish(Changed(changes, actor, now))


@db.in_transaction
def purge(*, now: datetime) -> int:
    """Delete deliveries made more than 30 days ago; their number."""
    return SQL.purge.run(before=now - KEEP)
