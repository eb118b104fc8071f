"""Creating and changing users. Every command takes a batch and costs a constant number of statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from zhanggui.foundation.identity import locks, passwords
from zhanggui.foundation.identity.actor import ALL, Actor, Scope
from zhanggui.foundation.identity.contracts import Access, NewUser, RoleRow, Standing, UserChange, UserRow, powers
from zhanggui.foundation.identity.errors import (
    LastOwner,
    LoginTaken,
    PasswordWrong,
    RoleUnknown,
    UserUnknown,
    VersionStale,
)
from zhanggui.foundation.identity.events import Change, tell
from zhanggui.foundation.identity.keys import digest
from zhanggui.foundation.identity.permissions import MANAGE_USERS
from zhanggui.foundation.identity.power import refuse, rules_over
from zhanggui.foundation.identity.roles.queries import roles as roles_by_id
from zhanggui.foundation.identity.users import logins
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if

SQL = db.Folder(__file__)


def _array(scope: Scope) -> str | None:
    return None if scope is None else db.array(sorted(scope))


def _ids(scope: Scope) -> list[int] | None:
    return None if scope is None else sorted(scope)


def _granted(access: NewUser | Access, roles: Mapping[int, RoleRow], name: str) -> Actor:
    """The caller a user with this access would be."""
    codes = {code for role_id in access.role_ids for code in roles[role_id].permissions}
    is_owner = isinstance(access, NewUser) and access.is_owner
    return Actor(
        user_id=None,
        name=name,
        permissions=powers(is_owner, codes),
        companies=access.companies,
        shops=access.shops,
        warehouses=access.warehouses,
    )


def _grant_errors(
    actor: Actor, batch: Sequence[NewUser | Access], names: Sequence[str], roles: Mapping[int, RoleRow]
) -> list[DomainError]:
    errors: list[DomainError] = []
    for index, (access, name) in enumerate(zip(batch, names, strict=True)):
        unknown = [role_id for role_id in access.role_ids if role_id not in roles]
        if unknown:
            errors.append(RoleUnknown(field="role_ids", row=index, which=", ".join(map(str, unknown[:5]))))
        elif not rules_over(actor, _granted(access, roles, name)):
            errors.append(refuse(name, row=index))
    return errors


def _taken_errors(keys: Sequence[tuple[str, str, int | None]]) -> list[DomainError]:
    """Errors for `(login, email, own id)` that belong to somebody else or stand twice in the batch."""
    emails = [email.lower() for _, email, _ in keys if email]
    rows = SQL.taken.rows(logins=[login for login, _, _ in keys], emails=emails)
    logins_of = {login: id_ for login, _, id_ in rows}
    emails_of = {email: id_ for _, email, id_ in rows if email}
    errors: list[DomainError] = []
    seen: set[str] = set()
    for index, (login, email, own) in enumerate(keys):
        if login in seen or logins_of.get(login, own) != own:
            errors.append(LoginTaken(field="login", row=index, which=login))
        elif email and (email.lower() in seen or emails_of.get(email.lower(), own) != own):
            errors.append(LoginTaken(field="email", row=index, which=email))
        seen |= {login, email.lower()}
    return errors


def _check_new(user: NewUser, login: str, row: int) -> DomainError | None:
    try:
        logins.check(login=login, name=user.name, email=user.email, row=row)
        passwords.check(user.password, login=login, row=row)
    except DomainError as error:
        return error
    return None


@db.in_transaction
def create_users(batch: Sequence[NewUser], *, actor: Actor, now: datetime) -> list[int]:
    """Create users with their roles and scopes; their ids in the order of the batch.

    Raises `MissingPermission`, `LoginInvalid`, `NameInvalid`, `EmailInvalid`, `PasswordWeak`, `LoginTaken`, `RoleUnknown` or
    `PowerExceeded` (the user would hold more than the caller).
    """
    actor.require(MANAGE_USERS)
    names = [logins.normal(user.login) for user in batch]
    raise_if([error for row, user in enumerate(batch) if (error := _check_new(user, names[row], row))])
    roles = roles_by_id({role_id for user in batch for role_id in user.role_ids})
    raise_if(_grant_errors(actor, batch, names, roles))
    raise_if(_taken_errors([(name, user.email, None) for name, user in zip(names, batch, strict=True)]))
    ids = list(db.take_ids(len(batch)))
    pairs = [(id_, role_id) for id_, user in zip(ids, batch, strict=True) for role_id in sorted(set(user.role_ids))]
    SQL.create.run(
        ids=ids,
        logins=names,
        emails=[user.email for user in batch],
        names=[user.name.strip() for user in batch],
        passwords=[passwords.encode(user.password) for user in batch],
        locales=[user.locale for user in batch],
        owners=[user.is_owner for user in batch],
        companies=[_array(user.companies) for user in batch],
        shops=[_array(user.shops) for user in batch],
        warehouses=[_array(user.warehouses) for user in batch],
        role_users=[user_id for user_id, _ in pairs],
        role_ids=[role_id for _, role_id in pairs],
        now=now,
    )
    created = zip(ids, names, batch, strict=True)
    tell((Change("user", id_, "create", None, _new_fields(login, user)) for id_, login, user in created), actor, now)
    return ids


def _new_fields(login: str, user: NewUser) -> dict[str, object]:
    owner = {"login": login, "name": user.name.strip(), "email": user.email, "is_owner": user.is_owner}
    return {**owner, **_access_fields(user)}


def _access_fields(access: NewUser | Access) -> dict[str, object]:
    return {
        "role_ids": sorted(set(access.role_ids)),
        "companies": _ids(access.companies),
        "shops": _ids(access.shops),
        "warehouses": _ids(access.warehouses),
    }


def _locked_errors(
    actor: Actor, keys: Sequence[tuple[int, int]], standings: Mapping[int, Standing]
) -> list[DomainError]:
    """Errors for `(user id, version)`: unknown, stale or twice in the batch, or mightier than the caller."""
    errors: list[DomainError] = []
    seen: set[int] = set()
    for index, (id_, version) in enumerate(keys):
        standing = standings.get(id_)
        if standing is None:
            errors.append(UserUnknown(field="id", row=index, which=id_))
        elif standing.user.version != version or id_ in seen:
            errors.append(VersionStale(field="version", row=index, which=standing.user.name))
        elif not rules_over(actor, standing.actor()):
            errors.append(refuse(standing.user.name, row=index))
        seen.add(id_)
    return errors


@db.in_transaction
def update_users(batch: Sequence[UserChange], *, actor: Actor, now: datetime) -> None:
    """Change names, addresses, languages, activity and ownership. An inactive user is out with the next request.

    Raises `MissingPermission`, `NameInvalid`, `EmailInvalid`, `UserUnknown`, `VersionStale`, `PowerExceeded` (the user holds more than
    the caller, or somebody but an owner makes an owner), `LoginTaken` or `LastOwner`.
    """
    actor.require(MANAGE_USERS)
    for index, change in enumerate(batch):
        logins.check_person(name=change.name, email=change.email, row=index)
    ends = [change.id for change in batch if not (change.active and change.is_owner)]
    locked = locks.users([change.id for change in batch], owners=bool(ends)).standings
    errors = _locked_errors(actor, [(change.id, change.version) for change in batch], locked)
    if actor.permissions is not ALL:
        rising = [
            change
            for change in batch
            if change.is_owner and change.id in locked and not locked[change.id].user.is_owner
        ]
        errors += [refuse(change.name, row=batch.index(change)) for change in rising]
    raise_if(errors)
    raise_if(_taken_errors([(locked[change.id].user.login, change.email, change.id) for change in batch]))
    after = {change.id: change.active and change.is_owner for change in batch}
    before = [standing.user for standing in locked.values() if standing.user.is_owner and standing.user.active]
    if before and not any(after.get(user.id, True) for user in before) and not any(after.values()):
        raise LastOwner
    SQL.update.run(
        ids=[change.id for change in batch],
        names=[change.name.strip() for change in batch],
        emails=[change.email for change in batch],
        locales=[change.locale for change in batch],
        actives=[change.active for change in batch],
        owners=[change.is_owner for change in batch],
    )
    tell(
        (Change("user", change.id, "update", _fields(locked[change.id].user), _fields(change)) for change in batch),
        actor,
        now,
    )


def _fields(user: UserChange | UserRow) -> dict[str, object]:
    return {name: getattr(user, name) for name in ("name", "email", "locale", "active", "is_owner")}


@db.in_transaction
def set_roles(batch: Sequence[Access], *, actor: Actor, now: datetime) -> None:
    """Replace the roles and scopes of users; in force with their next request.

    Raises `MissingPermission`, `RoleUnknown`, `UserUnknown`, `VersionStale` or `PowerExceeded` (before or after the change the user
    holds more than the caller).
    """
    actor.require(MANAGE_USERS)
    locked = locks.users(access.user_id for access in batch).standings
    raise_if(_locked_errors(actor, [(access.user_id, access.version) for access in batch], locked))
    roles = roles_by_id({role_id for access in batch for role_id in access.role_ids})
    raise_if(_grant_errors(actor, batch, [locked[access.user_id].user.name for access in batch], roles))
    pairs = [(access.user_id, role_id) for access in batch for role_id in sorted(set(access.role_ids))]
    SQL.set_access.run(
        ids=[access.user_id for access in batch],
        companies=[_array(access.companies) for access in batch],
        shops=[_array(access.shops) for access in batch],
        warehouses=[_array(access.warehouses) for access in batch],
        role_users=[user_id for user_id, _ in pairs],
        role_ids=[role_id for _, role_id in pairs],
    )
    tell((_access_change(access, locked[access.user_id]) for access in batch), actor, now)


def _access_change(access: Access, standing: Standing) -> Change:
    user = standing.user
    before = Access(
        user_id=user.id,
        version=user.version,
        role_ids=user.role_ids,
        companies=user.companies,
        shops=user.shops,
        warehouses=user.warehouses,
    )
    return Change("user", user.id, "set_roles", _access_fields(before), _access_fields(access))


@db.in_transaction
def change_password(*, old: str, new: str, session: str = "", actor: Actor, now: datetime) -> None:
    """The caller's own password. All other sessions of the caller end; `session` is the key of the one to keep.

    Raises `UserUnknown` (the caller is no user), `PasswordWrong` or `PasswordWeak`.
    """
    user_id = actor.user_id or 0
    locked = locks.users([user_id])
    if user_id not in locked.standings:
        raise UserUnknown(which=actor.name)
    if not passwords.verify(old, locked.passwords[user_id]):
        raise PasswordWrong(field="old")
    _store_password(locked.standings[user_id], new, keep=session, action="change_password", actor=actor, now=now)


@db.in_transaction
def reset_password(*, user_id: int, new: str, actor: Actor, now: datetime) -> None:
    """Somebody else's password; all sessions of the user end.

    Raises `MissingPermission`, `UserUnknown`, `PowerExceeded` or `PasswordWeak`.
    """
    actor.require(MANAGE_USERS)
    standing = locks.users([user_id]).standings.get(user_id)
    if standing is None:
        raise UserUnknown(field="user_id", which=user_id)
    if not rules_over(actor, standing.actor()):
        raise refuse(standing.user.name)
    _store_password(standing, new, keep="", action="reset_password", actor=actor, now=now)


def _store_password(standing: Standing, new: str, *, keep: str, action: str, actor: Actor, now: datetime) -> None:
    passwords.check(new, login=standing.user.login)
    SQL.set_password.run(
        id=standing.user.id, password=passwords.encode(new), now=now, keep=digest(keep) if keep else ""
    )
    tell([Change("user", standing.user.id, action)], actor, now)
