"""Drafts that are not wanted any more: withdraw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhanggui.documents.warehouse.shipments import queries
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db


@db.in_transaction
def withdraw(origin_ids: Sequence[int], origin_type: str, *, actor: Actor, now: datetime) -> Sequence[int]:
    """Cancel the drafts that documents asked for, because they do not want them any more; the ids of the drafts. Safe to repeat.

    One statement when there are none. Raises WrongState where one is carried out at this moment.
    """
    ids = sorted({line.document_id for line in queries.drafted_lines(origin_ids, origin_type)})
    lifecycle.transition(SHIPMENT, ids, "cancel", actor=actor, now=now)
    return ids
