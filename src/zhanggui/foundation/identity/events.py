"""What the rooms that may not call the audit log tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhanggui.foundation.identity.actor import Actor
from zhanggui.kernel import db, events
from zhanggui.kernel.events import Event


@dataclass(frozen=True, slots=True)
class Change:
    """One action on one row. `company_id` is None where the row belongs to the whole instance."""

    document: str
    document_id: int
    action: str
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    company_id: int | None = None


@dataclass(frozen=True, slots=True)
class Changed(Event):
    """A batch of changes to set-up rows (users, roles, rules). The audit log listens and writes them down."""

    changes: tuple[Change, ...]
    actor: Actor
    now: datetime


def tell(changes: Iterable[Change], actor: Actor, now: datetime) -> None:
    """Publish changes of who may do what. This process asks anew at once, others within a second (tokens.queries.by_secret)."""
    db.forget_everywhere()
    events.publish(Changed(tuple(changes), actor, now))
