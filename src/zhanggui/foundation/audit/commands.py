"""The two writers of the log: `record` and `seal`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from zhanggui.foundation.audit.records import AuditRow, Snapshot
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db

SQL = db.Folder(__file__)

#: Transactions one seal covers at most; bounds the size of a seal when a long backlog is chained.
SEAL_STEP = 10_000


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} can't stand in an audit record")


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain).encode


def _texts(snapshots: Sequence[Snapshot | None]) -> list[str | None]:
    """The snapshots as JSON; one that stands in many rows of a batch ("confirmed") is written once."""
    texts: dict[int, str | None] = {id(None): None}
    for snapshot in snapshots:
        if id(snapshot) not in texts:
            texts[id(snapshot)] = _encode(snapshot)
    return [texts[id(snapshot)] for snapshot in snapshots]


def record(rows: Sequence[AuditRow], *, actor: Actor, now: datetime) -> None:
    """Write the rows into the log, inside the caller's transaction. One statement for any number of rows."""
    if not rows:
        return
    SQL.record.later(
        ids=list(db.take_ids(len(rows))),
        company_ids=[row.company_id for row in rows],
        documents=[row.document for row in rows],
        document_ids=[row.document_id for row in rows],
        actions=[row.action for row in rows],
        befores=_texts([row.before for row in rows]),
        afters=_texts([row.after for row in rows]),
        at=now,
        user_id=actor.user_id,
        user_name=actor.name,
    )


@db.in_transaction
def seal(*, now: datetime) -> int:
    """Chain all finished, unsealed records; the number of records sealed (0 when another sealer is at work).

    Meant to run every minute. A record is "finished" when its transaction and every older one have ended.
    """
    locked = SQL.lock_chain.one()
    if locked is None or not locked[0]:
        return 0
    return sum(row[0] for row in SQL.seal.rows(now=now, step=SEAL_STEP))
