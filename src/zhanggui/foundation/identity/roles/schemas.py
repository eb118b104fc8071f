"""Wire types of roles."""

from __future__ import annotations

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id

CODES = Field(max_length=1000, description="Codes of the permissions", examples=[["identity.user.view"]])
NAME = Field(min_length=1, max_length=100, description="Name", examples=["客服"])


class RoleIn(Schema):
    """A role to create."""

    name: str = NAME
    permissions: list[str] = CODES
    second_factor: bool = Field(False, description="Whoever holds it must log in with two factors", examples=[False])


class RolesIn(Schema):
    """A batch of roles."""

    roles: list[RoleIn] = Field(min_length=1, max_length=BATCH_MAX, description="Roles to create")


class RoleChangeIn(Schema):
    """New values for a role."""

    id: Id
    version: int = Field(
        ge=1, le=2**31 - 1, description="The version that was read; a newer one refuses the change", examples=[1]
    )
    name: str = NAME
    permissions: list[str] = CODES
    second_factor: bool | None = Field(
        None, description="Whoever holds it must log in with two factors; left out: as it is", examples=[True]
    )


class RoleChangesIn(Schema):
    """A batch of changes."""

    roles: list[RoleChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class RoleQuery(PageQuery):
    """Filters of the list of roles."""

    search: str = Field("", max_length=100, description="Part of a name", examples=["仓库"])


class RoleOut(Schema):
    """A role."""

    id: Id
    name: str = NAME
    permissions: list[str] = CODES
    version: int = Field(description="Rises with every change; send it back with the next one", examples=[1])
    second_factor: bool = Field(description="Whoever holds it must log in with two factors", examples=[False])


class PermissionOut(Schema):
    """A permission a role can hold."""

    code: str = Field(description="Stable code", examples=["identity.user.view"])
    zh: str = Field(description="Name in Chinese", examples=["查看用户"])
    en: str = Field(description="Name in English", examples=["View users"])


class PermissionsOut(Schema):
    """All permissions."""

    items: list[PermissionOut] = Field(description="By code")
