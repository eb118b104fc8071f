"""Creating, changing and deleting roles. Every command takes a batch and costs a constant number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from zhanggui.foundation.identity import locks
from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.contracts import NewRole, RoleChange, RoleRow
from zhanggui.foundation.identity.errors import (
    NameInvalid,
    PermissionUnknown,
    RoleInUse,
    RoleNameTaken,
    RoleUnknown,
    VersionStale,
)
from zhanggui.foundation.identity.events import Change, tell
from zhanggui.foundation.identity.permissions import MANAGE_ROLES, registered_permissions
from zhanggui.foundation.identity.power import covers, refuse
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if

SQL = db.Folder(__file__)
NAME_MAX = 100


def _check(actor: Actor, batch: Sequence[NewRole | RoleChange]) -> list[DomainError]:
    known = registered_permissions()
    errors: list[DomainError] = []
    for index, role in enumerate(batch):
        if not 1 <= len(role.name.strip()) <= NAME_MAX:
            errors.append(NameInvalid(field="name", row=index, limit=NAME_MAX))
        unknown = sorted(role.permissions - known.keys())
        if unknown:
            errors.append(PermissionUnknown(field="permissions", row=index, which=", ".join(unknown[:5])))
        elif not covers(actor, permissions=role.permissions):
            errors.append(refuse(role.name, row=index))
    return errors


def _name_errors(batch: Sequence[NewRole | RoleChange]) -> list[DomainError]:
    owners: dict[str, int] = dict(SQL.taken.rows(names=[role.name.strip() for role in batch]))
    errors: list[DomainError] = []
    seen: set[str] = set()
    for index, role in enumerate(batch):
        name = role.name.strip().lower()
        mine = role.id if isinstance(role, RoleChange) else None
        if name in seen or owners.get(name, mine) != mine:
            errors.append(RoleNameTaken(field="name", row=index, which=role.name.strip()))
        seen.add(name)
    return errors


def _fields(role: NewRole | RoleChange | RoleRow) -> dict[str, object]:
    return {
        "name": role.name.strip(),
        "permissions": sorted(role.permissions),
        "second_factor": role.second_factor,
    }


@db.in_transaction
def create_roles(batch: Sequence[NewRole], *, actor: Actor, now: datetime) -> list[int]:
    """Create roles; their ids in the order of the batch.

    Raises `MissingPermission`, `NameInvalid`, `PermissionUnknown`, `PowerExceeded` (a permission the caller lacks) or `RoleNameTaken`.
    """
    actor.require(MANAGE_ROLES)
    raise_if(_check(actor, batch))
    raise_if(_name_errors(batch))
    ids = list(db.take_ids(len(batch)))
    SQL.create.run(
        ids=ids,
        names=[role.name.strip() for role in batch],
        permissions=[db.array(sorted(role.permissions)) for role in batch],
        second_factors=[role.second_factor for role in batch],
    )
    tell((Change("role", id_, "create", None, _fields(role)) for id_, role in zip(ids, batch, strict=True)), actor, now)
    return ids


@db.in_transaction
def update_roles(batch: Sequence[RoleChange], *, actor: Actor, now: datetime) -> None:
    """Give roles new names and permissions.

    Raises what `create_roles` raises, and `RoleUnknown`, `VersionStale`, or `PowerExceeded` where the role held more than the
    caller does.
    """
    actor.require(MANAGE_ROLES)
    raise_if(_check(actor, batch))
    locked = locks.roles(role.id for role in batch)
    raise_if(_locked_errors(batch, locked, actor) or _name_errors(batch))
    batch = [_whole(role, locked[role.id][0]) for role in batch]
    SQL.update.run(
        ids=[role.id for role in batch],
        names=[role.name.strip() for role in batch],
        permissions=[db.array(sorted(role.permissions)) for role in batch],
        second_factors=[role.second_factor for role in batch],
    )
    tell((Change("role", role.id, "update", _fields(locked[role.id][0]), _fields(role)) for role in batch), actor, now)


def _whole(change: RoleChange, before: RoleRow) -> RoleChange:
    """The change with what it leaves as it is."""
    return change if change.second_factor is not None else replace(change, second_factor=before.second_factor)


def _locked_errors(
    batch: Sequence[RoleChange], locked: dict[int, tuple[RoleRow, int]], actor: Actor
) -> list[DomainError]:
    errors: list[DomainError] = []
    seen: set[int] = set()
    for index, role in enumerate(batch):
        if role.id not in locked:
            errors.append(RoleUnknown(field="id", row=index, which=role.id))
        elif locked[role.id][0].version != role.version or role.id in seen:
            errors.append(VersionStale(field="version", row=index, which=locked[role.id][0].name))
        elif not covers(actor, permissions=locked[role.id][0].permissions):
            errors.append(refuse(locked[role.id][0].name, row=index))
        seen.add(role.id)
    return errors


@db.in_transaction
def delete_roles(ids: Sequence[int], *, actor: Actor, now: datetime) -> None:
    """Delete roles that no user has. Raises `MissingPermission`, `RoleUnknown`, `RoleInUse` or `PowerExceeded`."""
    actor.require(MANAGE_ROLES)
    locked = locks.roles(ids)
    errors: list[DomainError] = []
    for index, id_ in enumerate(ids):
        if id_ not in locked:
            errors.append(RoleUnknown(field="id", row=index, which=id_))
        elif locked[id_][1]:
            errors.append(RoleInUse(field="id", row=index, which=locked[id_][0].name))
        elif not covers(actor, permissions=locked[id_][0].permissions):
            errors.append(refuse(locked[id_][0].name, row=index))
    raise_if(errors)
    SQL.delete.run(ids=list(ids))
    tell((Change("role", id_, "delete", _fields(locked[id_][0]), None) for id_ in ids), actor, now)
