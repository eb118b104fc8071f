"""Routes of roles and permissions."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.contracts import NewRole, RoleChange, RoleRow
from zhanggui.foundation.identity.permissions import registered_permissions
from zhanggui.foundation.identity.request import actor_of
from zhanggui.foundation.identity.roles import commands, queries
from zhanggui.foundation.identity.roles.schemas import (
    PermissionOut,
    PermissionsOut,
    RoleChangesIn,
    RoleOut,
    RoleQuery,
    RolesIn,
)
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["identity"])


@router.get("/permissions", response=PermissionsOut, summary="List permissions")
def list_permissions(request: HttpRequest) -> PermissionsOut:
    """Every permission of the instance, for the role editor."""
    return PermissionsOut(
        items=[PermissionOut(code=each.code, zh=each.zh, en=each.en) for each in registered_permissions().values()]
    )


@router.get("/roles", response=PageOut[RoleOut], summary="List roles")
def list_roles(request: HttpRequest, query: Query[RoleQuery]) -> Page[RoleRow]:
    """Roles by name."""
    return queries.page(actor=actor_of(request), **query.model_dump())


@router.post("/roles", response={201: CreatedOut}, summary="Create roles")
def create_roles(request: HttpRequest, body: RolesIn) -> Status[CreatedOut]:
    """Create a batch of roles. Nobody puts a permission into a role that they don't hold."""
    batch = [NewRole(role.name, frozenset(role.permissions), role.second_factor) for role in body.roles]
    return Status(201, CreatedOut(ids=commands.create_roles(batch, actor=actor_of(request), now=utcnow())))


@router.put("/roles", response={204: None}, summary="Change roles")
def update_roles(request: HttpRequest, body: RoleChangesIn) -> Status[None]:
    """Change a batch of roles; in force with the next request of their users."""
    batch = [
        RoleChange(role.id, role.version, role.name, frozenset(role.permissions), role.second_factor)
        for role in body.roles
    ]
    commands.update_roles(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.delete("/roles/{role_id}", response={204: None}, summary="Delete a role")
def delete_role(request: HttpRequest, role_id: Id) -> Status[None]:
    """Delete a role that no user has."""
    commands.delete_roles([role_id], actor=actor_of(request), now=utcnow())
    return Status(204, None)
