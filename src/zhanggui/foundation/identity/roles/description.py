"""What the list of roles looks like."""

from __future__ import annotations

from typing import Final

from zhanggui.foundation.identity.permissions import MANAGE_ROLES, VIEW_USERS
from zhanggui.foundation.identity.roles.schemas import RoleOut, RoleQuery
from zhanggui.kernel.api.descriptions import Description

ROLES: Final = Description(
    name="identity.roles",
    zh="角色",
    en="Roles",
    path="/roles",
    row=RoleOut,
    query=RoleQuery,
    columns="name permissions second_factor",
    permission=VIEW_USERS,
    creates=MANAGE_ROLES,
    names={"name": ("角色名称", "name")},
    detail=False,
)  # fmt: skip
