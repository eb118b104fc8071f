"""Issuing and revoking API tokens. Every command takes a batch and costs a constant number of statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from zhanggui.foundation.identity import keys, locks
from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.contracts import IssuedToken, NewToken, RoleRow, Standing
from zhanggui.foundation.identity.errors import ExpiryPast, NameInvalid, RoleUnknown, TokenUnknown, UserUnknown
from zhanggui.foundation.identity.events import Change, tell
from zhanggui.foundation.identity.permissions import ISSUE_TOKENS, MANAGE_USERS
from zhanggui.foundation.identity.power import refuse, rules_over
from zhanggui.foundation.identity.roles.queries import roles as roles_by_id
from zhanggui.foundation.identity.tokens import queries
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if

SQL = db.Folder(__file__)
NAME_MAX = 100


def _bearer(token: NewToken, standing: Standing, roles: Mapping[int, RoleRow]) -> Actor:
    """The caller the token would stand for."""
    user = standing.actor()
    if token.role_ids is None:
        return user
    return replace(user, permissions=frozenset(code for id_ in token.role_ids for code in roles[id_].permissions))


def _power_errors(
    token: NewToken, row: int, standing: Standing, roles: Mapping[int, RoleRow], actor: Actor
) -> list[DomainError]:
    user = standing.user
    held = roles.keys() if user.is_owner else user.role_ids
    foreign = sorted(set(token.role_ids or ()) - set(held))
    if foreign:
        return [RoleUnknown(field="role_ids", row=row, which=", ".join(map(str, foreign[:5])))]
    # For somebody else the whole user counts, because the token acts in that name; for oneself what this token may do:
    # a narrowed token must not issue a wider one.
    wanted = _bearer(token, standing, roles) if token.user_id == actor.user_id else standing.actor()
    return [] if rules_over(actor, wanted) else [refuse(user.name, row=row)]


def _errors(batch: Sequence[NewToken], actor: Actor, now: datetime) -> list[DomainError]:
    standings = locks.users({token.user_id for token in batch}).standings
    roles = roles_by_id({role_id for token in batch for role_id in token.role_ids or ()})
    errors: list[DomainError] = []
    for index, token in enumerate(batch):
        if not 1 <= len(token.name.strip()) <= NAME_MAX:
            errors.append(NameInvalid(field="name", row=index, limit=NAME_MAX))
        if token.expires_at is not None and token.expires_at <= now:
            errors.append(ExpiryPast(field="expires_at", row=index))
        standing = standings.get(token.user_id)
        if standing is None:
            errors.append(UserUnknown(field="user_id", row=index, which=token.user_id))
        else:
            errors += _power_errors(token, index, standing, roles, actor)
    return errors


@db.in_transaction
def issue_tokens(batch: Sequence[NewToken], *, actor: Actor, now: datetime) -> list[IssuedToken]:
    """Issue tokens, in the order of the batch. The secrets can't be shown again: only their hashes are stored.

    For oneself this needs `identity.token.issue`, for others `identity.user.manage` too. A token never holds more than its user
    does at the time of use. Raises `MissingPermission`, `NameInvalid`, `ExpiryPast`, `UserUnknown`, `RoleUnknown` (not a role of the
    user) or `PowerExceeded` (also for a narrowed token that wants to issue a wider one).
    """
    actor.require(ISSUE_TOKENS)
    if any(token.user_id != actor.user_id for token in batch):
        actor.require(MANAGE_USERS)
    raise_if(_errors(batch, actor, now))
    ids = list(db.take_ids(len(batch)))
    made = [keys.new_token() for _ in batch]
    SQL.issue.run(
        ids=ids,
        user_ids=[token.user_id for token in batch],
        names=[token.name.strip() for token in batch],
        prefixes=[prefix for _, prefix in made],
        digests=[keys.digest(secret) for secret, _ in made],
        role_ids=[None if token.role_ids is None else db.array(sorted(set(token.role_ids))) for token in batch],
        expiries=[token.expires_at for token in batch],
        now=now,
    )
    issued = [
        IssuedToken(id=id_, prefix=prefix, secret=secret) for id_, (secret, prefix) in zip(ids, made, strict=True)
    ]
    changes = tuple(
        Change("token", each.id, "issue", None, {"user_id": token.user_id, "name": token.name, "prefix": each.prefix})
        for each, token in zip(issued, batch, strict=True)
    )
    tell(changes, actor, now)
    return issued


@db.in_transaction
def revoke_tokens(ids: Sequence[int], *, actor: Actor, now: datetime) -> None:
    """Revoke tokens: one's own, or with `identity.user.manage` those of users with no more power than the caller.

    Revoking twice does nothing. Raises `MissingPermission`, `TokenUnknown` or `PowerExceeded`.
    """
    owners = queries.owners(ids)
    errors: list[DomainError] = [
        TokenUnknown(field="id", row=index, which=id_) for index, id_ in enumerate(ids) if id_ not in owners
    ]
    raise_if(errors)
    others = {user_id for user_id in owners.values() if user_id != actor.user_id}
    if others:
        actor.require(MANAGE_USERS)
    locked = locks.users(others).standings
    raise_if([refuse(each.user.name) for each in locked.values() if not rules_over(actor, each.actor())])
    SQL.revoke.run(ids=list(ids), now=now)
    tell((Change("token", id_, "revoke") for id_ in ids), actor, now)


def touch(*, token_id: int, now: datetime) -> None:
    """Note that a token is in use."""
    SQL.touch.run(id=token_id, now=now)
