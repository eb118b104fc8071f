"""What goes into the outbox and comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Payload = Mapping[str, Any]
DeliveryState = Literal["pending", "delivered", "dead"]


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A fact to be told outside. `key` names the fact within its event: the same key is told once (`order:4711:shipped`)."""

    event: str
    key: str
    payload: Payload
    company_id: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message as its handler gets it. `attempt` counts from 1; after a crash the same delivery may come again."""

    id: int
    event: str
    key: str
    payload: Payload
    company_id: int | None
    attempt: int


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A delivery as an administrator sees it."""

    id: int
    company_id: int | None
    event: str
    handler: str
    key: str
    state: DeliveryState
    attempts: int
    error: str
    created_at: datetime
    due_at: datetime
    delivered_at: datetime | None


Handler = Callable[[Sequence[Delivery]], None]
"""Delivers a batch or raises. What it writes to the database commits together with the delivery; what it does outside may be
repeated, so it passes `key` on or checks what is there already. Raises `Undeliverable` where trying again is pointless."""


class Undeliverable(Exception):
    """The receiver will never take this message; it goes to the dead letters at once."""
