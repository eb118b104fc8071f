"""What logging in returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from zhanggui.foundation.identity.actor import Actor


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """A new session: the secret for the cookie, the value the page sends with changes, and who it is."""

    key: str = field(repr=False)
    csrf: str = field(repr=False)
    expires_at: datetime
    actor: Actor


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A live session as its owner sees it."""

    id: int
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    agent: str
    current: bool
