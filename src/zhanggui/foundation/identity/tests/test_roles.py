"""Roles: their permissions, their limits."""

from __future__ import annotations

import pytest

from zhanggui.foundation.identity.errors import (
    MissingPermission,
    NameInvalid,
    PermissionUnknown,
    PowerExceeded,
    RoleInUse,
    RoleNameTaken,
    RoleUnknown,
    VersionStale,
)
from zhanggui.foundation.identity.permissions import ISSUE_TOKENS, MANAGE_ROLES, VIEW_USERS
from zhanggui.foundation.identity.public import (
    SYSTEM,
    Actor,
    Changed,
    NewRole,
    RoleChange,
    create_roles,
    delete_roles,
    update_roles,
)
from zhanggui.foundation.identity.roles import queries
from zhanggui.foundation.identity.tests.conftest import NOW, make
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError

pytestmark = pytest.mark.django_db

VIEW = frozenset({VIEW_USERS.code})
MANAGER = Actor(user_id=None, name="manager", permissions=frozenset({MANAGE_ROLES.code, VIEW_USERS.code}))


def create(name: str, permissions: frozenset[str] = VIEW, actor: Actor = SYSTEM) -> int:
    return create_roles([NewRole(name=name, permissions=permissions)], actor=actor, now=NOW)[0]


def test_a_role_lives(heard: list[Changed]) -> None:
    role_id = create(" 客服 ", actor=MANAGER)
    assert queries.roles([role_id])[role_id].name == "客服"
    update_roles([RoleChange(role_id, 1, "客服", frozenset({MANAGE_ROLES.code}))], actor=MANAGER, now=NOW)
    found = queries.roles([role_id])[role_id]
    assert (found.permissions, found.version) == (frozenset({MANAGE_ROLES.code}), 2)
    delete_roles([role_id], actor=MANAGER, now=NOW)
    assert queries.roles([role_id]) == {}
    assert [event.changes[0].action for event in heard] == ["create", "update", "delete"]
    assert heard[1].changes[0].before == {"name": "客服", "permissions": [VIEW_USERS.code], "second_factor": False}


@pytest.mark.parametrize(
    ("name", "permissions", "error"),
    [
        (" ", VIEW, NameInvalid),
        ("x" * 101, VIEW, NameInvalid),
        ("fine", frozenset({"no.such"}), PermissionUnknown),
        ("fine", frozenset({ISSUE_TOKENS.code}), PowerExceeded),
        ("TAKEN", VIEW, RoleNameTaken),
    ],
)
def test_what_is_refused(name: str, permissions: frozenset[str], error: type[DomainError]) -> None:
    create("taken")
    other = create("other")
    with pytest.raises(error):
        create(name, permissions, actor=MANAGER)
    with pytest.raises(error):
        update_roles([RoleChange(other, 1, name, permissions)], actor=MANAGER, now=NOW)


def test_a_role_with_more_than_ones_own_is_out_of_reach() -> None:
    role_id = create("mighty", frozenset({ISSUE_TOKENS.code}))
    with pytest.raises(PowerExceeded):
        update_roles([RoleChange(role_id, 1, "mighty", VIEW)], actor=MANAGER, now=NOW)
    with pytest.raises(PowerExceeded):
        delete_roles([role_id], actor=MANAGER, now=NOW)


def test_a_role_in_use_stays() -> None:
    role_id = create("used")
    make("lisi", role_ids=(role_id,))
    with pytest.raises(RoleInUse):
        delete_roles([role_id], actor=SYSTEM, now=NOW)


def test_stale_and_unknown() -> None:
    role_id = create("r")
    with pytest.raises(VersionStale):
        update_roles([RoleChange(role_id, 2, "r", VIEW)], actor=SYSTEM, now=NOW)
    with pytest.raises(VersionStale):
        update_roles([RoleChange(role_id, 1, "r", VIEW), RoleChange(role_id, 1, "s", VIEW)], actor=SYSTEM, now=NOW)
    with pytest.raises(RoleUnknown):
        update_roles([RoleChange(5, 1, "x", VIEW)], actor=SYSTEM, now=NOW)
    with pytest.raises(RoleUnknown):
        delete_roles([5], actor=SYSTEM, now=NOW)


def test_permissions_are_asked_for() -> None:
    nobody = Actor(user_id=None, name="nobody", permissions=frozenset())
    with pytest.raises(MissingPermission):
        create("x", actor=nobody)
    with pytest.raises(MissingPermission):
        delete_roles([1], actor=nobody, now=NOW)
    with pytest.raises(MissingPermission):
        update_roles([], actor=nobody, now=NOW)
    with pytest.raises(MissingPermission):
        queries.page(actor=nobody)


def test_the_statements_do_not_grow_with_the_batch() -> None:
    counts = []
    for n in (1, 50):
        with db.count_statements() as counted:
            ids = create_roles([NewRole(f"{n}-{i}", VIEW) for i in range(n)], actor=SYSTEM, now=NOW)
            update_roles([RoleChange(id_, 1, f"new {id_}", VIEW) for id_ in ids], actor=SYSTEM, now=NOW)
            delete_roles(ids, actor=SYSTEM, now=NOW)
        counts.append(len([text for text in counted.texts if "zg_id" not in text]))
    assert counts[0] == counts[1] == 10
