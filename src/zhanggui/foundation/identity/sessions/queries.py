"""Who is behind a session key, and the sessions of a user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from zhanggui.foundation.identity import keys
from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.contracts import SecondFactor, SessionRow, powers, scope
from zhanggui.foundation.identity.models import Session
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page

SQL = db.Folder(__file__)
BY_USE = Keyset("-seen_at", (Key("seen_at", datetime, descending=True), Key("id", int, descending=True)))


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A valid session and its user."""

    id: int
    seen_at: datetime
    expires_at: datetime
    actor: Actor
    second_factor: SecondFactor


def by_key(*, key: str, now: datetime) -> LiveSession | None:
    """The live session with this key; None if it is unknown, ended, expired or its user inactive. One statement."""
    row = SQL.find.one(digest=keys.digest(key), now=now)
    if row is None:
        return None
    id_, seen_at, expires_at, user_id, name, locale, is_owner, companies, shops, warehouses, codes, second_factor = row
    return LiveSession(
        id=id_,
        seen_at=seen_at,
        expires_at=expires_at,
        actor=Actor(
            user_id=user_id,
            name=name,
            permissions=powers(is_owner, codes),
            companies=scope(companies),
            shops=scope(shops),
            warehouses=scope(warehouses),
            locale=locale,
        ),
        second_factor=second_factor,
    )


def page(
    *, actor: Actor, key: str, now: datetime, cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[SessionRow]:
    """The caller's live sessions, last used first; `key` marks the current one."""
    current = bytes.fromhex(keys.digest(key))

    def row(session: Session) -> SessionRow:
        return SessionRow(
            id=session.id,
            created_at=session.created_at,
            seen_at=session.seen_at,
            expires_at=session.expires_at,
            address=session.address,
            agent=session.agent,
            current=bytes(session.digest) == current,
        )

    live = Session.objects.filter(user_id=actor.user_id or 0, revoked_at__isnull=True, expires_at__gt=now)
    return BY_USE.page(live, row, cursor=cursor, limit=limit, total=total)
