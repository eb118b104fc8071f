"""Logging in and out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from zhanggui.foundation.identity import keys, passwords, throttle
from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.contracts import LoggedIn
from zhanggui.foundation.identity.errors import BadCredentials, SessionUnknown
from zhanggui.foundation.identity.events import Change, Changed
from zhanggui.foundation.identity.second_factor import commands as second_factor
from zhanggui.foundation.identity.sessions import queries
from zhanggui.foundation.identity.users import logins
from zhanggui.kernel import db, events

SQL = db.Folder(__file__)
#: A session ends after this long without a request, and at the latest after `LONGEST`.
IDLE: Final = timedelta(days=7)
LONGEST: Final = timedelta(days=30)
AGENT_MAX: Final = 300


def log_in(*, login: str, password: str, address: str, agent: str, now: datetime, code: str = "") -> LoggedIn:
    """Open a session.

    Call it outside of a transaction: the count of attempts commits whatever happens afterwards, and no lock is held while
    the hash is computed. Raises `LoginThrottled` or `BadCredentials`; an unknown login takes as long as a known one. Who has a second
    factor gives a `code` as well: without one raises `CodeNeeded`, once the password is right, else `CodeWrong` or `FactorUnreadable`.
    """
    login = logins.normal(login)
    throttle.admit(login=login, address=address, now=now)
    found = SQL.credentials.one(login=login)
    user_id, encoded, active, secret = found or (None, passwords.decoy(), False, None)
    right = passwords.verify(password, encoded)
    if not (right and active and user_id):
        raise BadCredentials
    proof = second_factor.prove(user_id=user_id, secret=secret, code=code, now=now)
    key = keys.new_session()
    with db.transaction():
        if proof is not None:
            second_factor.spend(proof, now=now)
        throttle.succeed(login=login, address=address)
        SQL.open.run(
            id=db.take_id(),
            user_id=user_id,
            digest=keys.digest(key),
            password=passwords.encode(password) if passwords.outdated(encoded) else "",
            now=now,
            expires_at=now + IDLE,
            address=address,
            agent=agent[:AGENT_MAX],
        )
        found_session = queries.by_key(key=key, now=now)
        if found_session is None:  # deactivated in this very moment
            raise BadCredentials
        actor = found_session.actor
        how = {"address": address, **({"second_factor": proof.kind} if proof is not None else {})}
        events.publish(Changed((Change("user", user_id, "log_in", None, how),), actor, now))
    return LoggedIn(
        key=key, csrf=keys.csrf(key), expires_at=now + IDLE, actor=actor, second_factor=found_session.second_factor
    )


@db.in_transaction
def log_out(*, key: str, actor: Actor, now: datetime) -> None:
    """End the session with this key; ending one that has ended does nothing."""
    ended = SQL.log_out.one(digest=keys.digest(key), now=now)
    if ended is not None:
        events.publish(Changed((Change("user", ended[0], "log_out"),), actor, now))


@db.in_transaction
def revoke_sessions(ids: Sequence[int], *, actor: Actor, now: datetime) -> None:
    """End sessions of the caller. Raises `SessionUnknown` for others'."""
    ended = {row[0] for row in SQL.revoke.rows(ids=list(ids), user_id=actor.user_id, now=now)}
    missing = [id_ for id_ in ids if id_ not in ended]
    if missing:
        raise SessionUnknown(field="id", which=missing[0])
    events.publish(Changed(tuple(Change("session", id_, "revoke") for id_ in ids), actor, now))


def touch(*, session_id: int, now: datetime) -> None:
    """Note that a session is in use and prolong it."""
    SQL.touch.run(id=session_id, now=now, idle=IDLE.total_seconds(), longest=LONGEST.total_seconds())


@db.in_transaction
def purge(*, now: datetime) -> int:
    """Delete sessions and attempts that ended more than the longest life ago; the number of sessions."""
    return SQL.purge.run(before=now - LONGEST)
