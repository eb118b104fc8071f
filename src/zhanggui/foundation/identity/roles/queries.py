"""Reading roles."""

from __future__ import annotations

from collections.abc import Iterable

from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.contracts import RoleRow
from zhanggui.foundation.identity.models import Role
from zhanggui.foundation.identity.permissions import MANAGE_ROLES, VIEW_USERS
from zhanggui.kernel.api.paging import Key, Keyset, Page

BY_NAME = Keyset("name", (Key("name", str), Key("id", int)))


def _row(role: Role) -> RoleRow:
    return RoleRow(role.id, role.name, frozenset(role.permissions), role.version, role.second_factor)


def roles(ids: Iterable[int]) -> dict[int, RoleRow]:
    """Roles by id; unknown ids are left out. One statement."""
    return {role.id: _row(role) for role in Role.objects.filter(id__in=list(ids))}


def page(
    *, actor: Actor, search: str = "", cursor: str | None = None, limit: int = 50, total: bool = False
) -> Page[RoleRow]:
    """Roles by name; `search` is a part of it. Raises `MissingPermission` without `identity.user.view` or `identity.role.manage`."""
    if not actor.may(MANAGE_ROLES):
        actor.require(VIEW_USERS)
    found = Role.objects.filter(name__icontains=search) if search else Role.objects.all()
    return BY_NAME.page(found, _row, cursor=cursor, limit=limit, total=total)
