"""Who is behind a token, and lists of tokens."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zhanggui.foundation.identity import keys
from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.contracts import TokenRow, powers, scope
from zhanggui.foundation.identity.models import Token
from zhanggui.foundation.identity.permissions import MANAGE_USERS
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page

SQL = db.Folder(__file__)
NEWEST = Keyset("-created_at", (Key("created_at", datetime, descending=True), Key("id", int, descending=True)))


@dataclass(frozen=True, slots=True)
class LiveToken:
    """A valid token and the caller it stands for."""

    id: int
    used_at: datetime | None
    expires_at: datetime | None
    actor: Actor


#: Digest → when it was looked up, on the monotonic clock, and what was found. A program sends hundreds of calls a second with one token.
_live: dict[str, tuple[float, LiveToken]] = db.cache()  # lint-skip: no-floats: seconds on the monotonic clock
#: How long a token that was revoked in another process may still be taken for a valid one.
TRUST_SECONDS = 1
_LIVE_MAX = 1000


def by_secret(*, secret: str, now: datetime) -> LiveToken | None:
    """The valid token with this secret; None if it is unknown, revoked, expired or its user inactive. One statement a second."""
    digest, clock = keys.digest(secret), time.monotonic()
    asked, known = _live.get(digest, (clock, None))
    if known is not None and clock - asked < TRUST_SECONDS and (known.expires_at is None or known.expires_at > now):
        return known
    found = _find(digest, now)
    if found is None:
        _live.pop(digest, None)
    else:
        if len(_live) >= _LIVE_MAX:
            _live.clear()
        _live[digest] = clock, found
    return found


def forget(secret: str) -> None:
    """Look this token up anew: it was written to."""
    _live.pop(keys.digest(secret), None)


def _find(digest: str, now: datetime) -> LiveToken | None:
    row = SQL.find.one(digest=digest, now=now)
    if row is None:
        return None
    id_, used_at, expires_at, user_id, name, locale, unlimited, companies, shops, warehouses, codes = row
    return LiveToken(
        id=id_,
        used_at=used_at,
        expires_at=expires_at,
        actor=Actor(
            user_id=user_id,
            name=name,
            permissions=powers(unlimited, codes),
            companies=scope(companies),
            shops=scope(shops),
            warehouses=scope(warehouses),
            locale=locale,
        ),
    )


def _row(token: Token) -> TokenRow:
    return TokenRow(
        id=token.id,
        user_id=token.user_id,
        name=token.name,
        prefix=token.prefix,
        role_ids=None if token.role_ids is None else tuple(token.role_ids),
        created_at=token.created_at,
        expires_at=token.expires_at,
        used_at=token.used_at,
        revoked_at=token.revoked_at,
    )


def page(
    *, actor: Actor, user_id: int | None = None, cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[TokenRow]:
    """Tokens, newest first: the caller's own, or with `identity.user.manage` those of `user_id`. Raises `MissingPermission`."""
    if user_id is not None and user_id != actor.user_id:
        actor.require(MANAGE_USERS)
    found = Token.objects.filter(user_id=(actor.user_id or 0) if user_id is None else user_id)
    return NEWEST.page(found, _row, cursor=cursor, limit=limit, total=total)


def owners(ids: Iterable[int]) -> dict[int, int]:
    """The user of each token; unknown ids are left out. One statement."""
    return dict(Token.objects.filter(id__in=list(ids)).values_list("id", "user_id"))
