"""Routes of users."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.contracts import Access, NewUser, UserChange, UserRow, scope
from zhanggui.foundation.identity.request import actor_of
from zhanggui.foundation.identity.users import commands, queries
from zhanggui.foundation.identity.users.schemas import (
    AccessesIn,
    NewPasswordIn,
    UserChangesIn,
    UserOut,
    UserQuery,
    UsersIn,
)
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["identity"])


@router.get("/users", response=PageOut[UserOut], summary="List users")
def list_users(request: HttpRequest, query: Query[UserQuery]) -> Page[UserRow]:
    """Users in the caller's scope, by login."""
    return queries.page(
        actor=actor_of(request),
        search=query.search,
        active=query.active,
        cursor=query.cursor,
        limit=query.limit,
        total=query.total,
    )


# Before `/users/{user_id}`, which would take the word for an id.
@router.put("/users/access", response={204: None}, summary="Set roles and scopes")
def set_access(request: HttpRequest, body: AccessesIn) -> Status[None]:
    """Replace roles and scopes of a batch of users; in force with their next request."""
    batch = [
        Access(
            user_id=user.user_id,
            version=user.version,
            role_ids=tuple(user.role_ids),
            companies=scope(user.companies),
            shops=scope(user.shops),
            warehouses=scope(user.warehouses),
        )
        for user in body.users
    ]
    commands.set_roles(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/users/{user_id}", response=UserOut, summary="One user")
def get_user(request: HttpRequest, user_id: Id) -> UserRow:
    """One user; everybody may read their own."""
    return queries.user(user_id=user_id, actor=actor_of(request))


@router.post("/users", response={201: CreatedOut}, summary="Create users")
def create_users(request: HttpRequest, body: UsersIn) -> Status[CreatedOut]:
    """Create a batch of users with roles and scopes: all of them or none."""
    batch = [
        NewUser(
            login=user.login,
            name=user.name,
            password=user.password.get_secret_value(),
            email=user.email,
            locale=user.locale,
            is_owner=user.is_owner,
            role_ids=tuple(user.role_ids),
            companies=scope(user.companies),
            shops=scope(user.shops),
            warehouses=scope(user.warehouses),
        )
        for user in body.users
    ]
    return Status(201, CreatedOut(ids=commands.create_users(batch, actor=actor_of(request), now=utcnow())))


@router.put("/users", response={204: None}, summary="Change users")
def update_users(request: HttpRequest, body: UserChangesIn) -> Status[None]:
    """Change names, addresses, languages, activity and ownership of a batch of users."""
    batch = [
        UserChange(
            id=user.id,
            version=user.version,
            name=user.name,
            email=user.email,
            locale=user.locale,
            active=user.active,
            is_owner=user.is_owner,
        )
        for user in body.users
    ]
    commands.update_users(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.post("/users/{user_id}/password", response={204: None}, summary="Reset a password")
def reset_password(request: HttpRequest, user_id: Id, body: NewPasswordIn) -> Status[None]:
    """Set somebody's password. All sessions of the user end."""
    commands.reset_password(user_id=user_id, new=body.new.get_secret_value(), actor=actor_of(request), now=utcnow())
    return Status(204, None)
