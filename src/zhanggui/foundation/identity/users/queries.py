"""Reading users, inside the caller's scope."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, TextField, Value, When

from zhanggui.foundation.identity.actor import Actor, Locale
from zhanggui.foundation.identity.contracts import UserRow, scope
from zhanggui.foundation.identity.errors import UserUnknown
from zhanggui.foundation.identity.models import Factor, User, UserRole
from zhanggui.foundation.identity.permissions import MANAGE_USERS, VIEW_USERS
from zhanggui.foundation.identity.users import logins
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page

SQL = db.Folder(__file__)
BY_LOGIN = Keyset("login", (Key("login", str), Key("id", int)))


def _row(user: Any) -> UserRow:
    return UserRow(
        id=user.id,
        login=user.login,
        email=user.email,
        name=user.name,
        locale=cast(Locale, user.locale),
        active=user.active,
        is_owner=user.is_owner,
        role_ids=tuple(user.role_ids),
        companies=scope(user.companies),
        shops=scope(user.shops),
        warehouses=scope(user.warehouses),
        version=user.version,
        created_at=user.created_at,
        second_factor=user.second_factor,
    )


def _users() -> QuerySet[Any]:
    held = UserRole.objects.filter(user_id=OuterRef("id")).order_by("role_id").values("role_id")
    is_on = Exists(Factor.objects.filter(user_id=OuterRef("id"), secret__isnull=False))
    is_asked = Exists(UserRole.objects.filter(user_id=OuterRef("id"), role__second_factor=True))
    state = Case(
        When(is_on, then=Value("on")),
        When(is_asked, then=Value("required")),
        default=Value("off"),
        output_field=TextField(),
    )
    return User.objects.annotate(role_ids=ArraySubquery(held), second_factor=state)


def _visible(actor: Actor) -> Q:
    """Users whose companies all lie in the caller's scope, and the caller."""
    if actor.companies is None:
        return Q()
    return Q(companies__contained_by=sorted(actor.companies)) | Q(id=actor.user_id)


def page(
    *,
    actor: Actor,
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[UserRow]:
    """Users by login. `search` is a part of login, name or e-mail address.

    Raises `MissingPermission` without `identity.user.view` or `identity.user.manage`.
    """
    if not actor.may(MANAGE_USERS):
        actor.require(VIEW_USERS)
    found = _users().filter(_visible(actor))
    if search:
        found = found.filter(Q(login__icontains=search) | Q(name__icontains=search) | Q(email__icontains=search))
    if active is not None:
        found = found.filter(active=active)
    return BY_LOGIN.page(found, _row, cursor=cursor, limit=limit, total=total)


def user(*, user_id: int, actor: Actor) -> UserRow:
    """One user; everybody may see themselves. Raises `MissingPermission` or `UserUnknown`."""
    if user_id != actor.user_id and not actor.may(MANAGE_USERS):
        actor.require(VIEW_USERS)
    found = _users().filter(_visible(actor), id=user_id).first()
    if found is None:
        raise UserUnknown(field="user_id", which=user_id)
    return _row(found)


def names(ids: Iterable[int]) -> dict[int, str]:
    """Names of users by id, for lists that show who did something. One statement."""
    return dict(User.objects.filter(id__in=list(ids)).values_list("id", "name"))


def who_may(codes: Collection[str]) -> dict[str, tuple[int, ...]]:
    """The active users who hold a permission, by its code; owners hold all. One statement."""
    found: dict[str, list[int]] = {}
    for code, user_id in SQL.who_may.rows(codes=sorted(codes)):
        found.setdefault(code, []).append(user_id)
    return {code: tuple(ids) for code, ids in found.items()}


def logins_in_use(wanted: Collection[str]) -> frozenset[str]:
    """Those of the log-in names that somebody has."""
    return frozenset(User.objects.filter(login__in=wanted).values_list("login", flat=True))


def user_id_of(login: str) -> int:
    """Who has this log-in name. Raises `UserUnknown`."""
    found: int | None = User.objects.filter(login=logins.normal(login)).values_list("id", flat=True).first()
    if found is None:
        raise UserUnknown(which=login)
    return found


def owner_exists() -> bool:
    """Say whether anybody can administer the instance yet."""
    return User.objects.filter(is_owner=True, active=True).exists()
