"""The permissions of this module, and the registry of all permissions of the instance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from zhanggui.kernel.machine import Permission

VIEW_USERS: Final = Permission("identity.user.view", "查看用户", "View users")
MANAGE_USERS: Final = Permission("identity.user.manage", "管理用户和数据范围", "Manage users and their scopes")
MANAGE_ROLES: Final = Permission("identity.role.manage", "管理角色", "Manage roles")
RESET_FACTORS: Final = Permission("identity.factor.reset", "重置两步验证", "Reset second factors")
ISSUE_TOKENS: Final = Permission("identity.token.issue", "创建接口令牌", "Issue API tokens")

PERMISSIONS: Final = (VIEW_USERS, MANAGE_USERS, MANAGE_ROLES, RESET_FACTORS, ISSUE_TOKENS)

_registry: dict[str, Permission] = {}


def register_permissions(permissions: Iterable[Permission]) -> None:
    """Make permissions known, so that roles can hold them; the composition root calls this for every module."""
    for permission in permissions:
        if _registry.setdefault(permission.code, permission) != permission:
            raise ValueError(f"permission {permission.code} is registered twice with different texts")


def registered_permissions() -> Mapping[str, Permission]:
    """Every known permission by code, sorted."""
    return dict(sorted(_registry.items()))


register_permissions(PERMISSIONS)
