"""How a user stands with the second factor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.contracts import SecondFactor
from zhanggui.kernel import db

SQL = db.Folder(__file__)


@dataclass(frozen=True, slots=True)
class FactorState:
    """`on`: log-ins ask for a code; `required`: they do not yet, and a role of the user asks for it; `off`: neither."""

    state: SecondFactor
    since: datetime | None
    recovery_left: int


OFF = FactorState("off", None, 0)


def mine(*, actor: Actor) -> FactorState:
    """How the caller stands; programs and the system have no second factor of their own. One statement."""
    row = SQL.state.one(user_id=actor.user_id) if actor.user_id is not None else None
    if row is None:
        return OFF
    since, left, asked = row
    if since is None:
        return FactorState("required", None, 0) if asked else OFF
    return FactorState("on", since, left)
