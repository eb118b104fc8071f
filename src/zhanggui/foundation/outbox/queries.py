"""Reading the outbox."""

from __future__ import annotations

from datetime import datetime
from typing import Final, cast

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.outbox.contracts import DeliveryRow, DeliveryState
from zhanggui.foundation.outbox.models import Delivery
from zhanggui.foundation.outbox.permissions import MANAGE_DELIVERIES
from zhanggui.kernel.api.paging import Key, Keyset, Page

NEWEST: Final = Keyset("-created_at", (Key("created_at", datetime, descending=True), Key("id", int, descending=True)))


def _row(delivery: Delivery) -> DeliveryRow:
    return DeliveryRow(
        id=delivery.id,
        company_id=delivery.company_id,
        event=delivery.event,
        handler=delivery.handler,
        key=delivery.key,
        state=cast(DeliveryState, delivery.state),
        attempts=delivery.attempts,
        error=delivery.error,
        created_at=delivery.created_at,
        due_at=delivery.due_at,
        delivered_at=delivery.delivered_at,
    )


def page(
    *,
    actor: Actor,
    state: DeliveryState | None = None,
    event: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[DeliveryRow]:
    """Deliveries in the caller's companies, newest first. Raises `MissingPermission`."""
    actor.require(MANAGE_DELIVERIES)
    found = Delivery.objects.all()
    if actor.companies is not None:
        found = found.filter(company_id__in=sorted(actor.companies))
    if state is not None:
        found = found.filter(state=state)
    if event is not None:
        found = found.filter(event=event)
    return NEWEST.page(found, _row, cursor=cursor, limit=limit, total=total)
