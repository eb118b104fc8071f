"""API tokens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from zhanggui.foundation.identity.errors import (
    ExpiryPast,
    MissingPermission,
    NameInvalid,
    PowerExceeded,
    RoleUnknown,
    TokenUnknown,
    UserUnknown,
)
from zhanggui.foundation.identity.permissions import ISSUE_TOKENS, MANAGE_USERS, VIEW_USERS
from zhanggui.foundation.identity.public import (
    ALL,
    SYSTEM,
    Access,
    Actor,
    Changed,
    NewRole,
    NewToken,
    create_roles,
    issue_tokens,
    revoke_tokens,
    set_roles,
)
from zhanggui.foundation.identity.tests.conftest import NOW, make
from zhanggui.foundation.identity.tokens import queries
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError

pytestmark = pytest.mark.django_db


def role(*codes: str) -> int:
    return create_roles([NewRole(",".join(codes) or "-", frozenset(codes))], actor=SYSTEM, now=NOW)[0]


def bearer(secret: str, after: timedelta = timedelta()) -> Actor | None:
    found = queries.by_secret(secret=secret, now=NOW + after)
    return found.actor if found else None


def issue(token: NewToken, actor: Actor = SYSTEM) -> str:
    return issue_tokens([token], actor=actor, now=NOW)[0].secret


@pytest.fixture
def lisi() -> Actor:
    """A user with two roles."""
    roles = (role(ISSUE_TOKENS.code), role(VIEW_USERS.code))
    user_id = make("lisi", role_ids=roles, companies=frozenset({1}))
    return Actor(
        user_id=user_id,
        name="Lisi",
        permissions=frozenset({ISSUE_TOKENS.code, VIEW_USERS.code}),
        companies=frozenset({1}),
    )


def roles_of(actor: Actor) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT role_id FROM identity_user_role WHERE user_id = %s ORDER BY 1", [actor.user_id])
        return [row[0] for row in cursor.fetchall()]


def test_a_token_is_its_user(lisi: Actor, heard: list[Changed]) -> None:
    issued = issue_tokens([NewToken(lisi.user_id or 0, "打印")], actor=lisi, now=NOW)[0]
    assert issued.secret.startswith(issued.prefix + "_")
    assert bearer(issued.secret) == lisi
    assert bearer(issued.secret + "x") is None
    assert issued.secret not in repr(issued)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(t)::text FROM identity_token t")
        assert issued.secret.removeprefix(issued.prefix) not in cursor.fetchone()[0]
    assert issued.secret not in str(heard[-1])


def test_it_follows_its_users_roles(lisi: Actor) -> None:
    secret = issue(NewToken(lisi.user_id or 0, "t"), lisi)
    set_roles([Access(user_id=lisi.user_id or 0, version=1, role_ids=(), companies=frozenset())], actor=SYSTEM, now=NOW)
    found = bearer(secret)
    assert found is not None
    assert (found.permissions, found.companies) == (frozenset(), frozenset())


def test_a_narrowed_token_holds_the_chosen_roles_while_the_user_does(lisi: Actor) -> None:
    first, second = roles_of(lisi)
    secret = issue(NewToken(lisi.user_id or 0, "t", role_ids=(second,)), lisi)
    assert bearer(secret) == replace(lisi, permissions=frozenset({VIEW_USERS.code}))
    set_roles(
        [Access(user_id=lisi.user_id or 0, version=1, role_ids=(first,), companies=frozenset({1}))],
        actor=SYSTEM,
        now=NOW,
    )
    assert bearer(secret) == replace(lisi, permissions=frozenset())


def test_a_narrowed_token_can_not_issue_a_wider_one(lisi: Actor) -> None:
    narrowed = replace(lisi, permissions=frozenset({ISSUE_TOKENS.code}))
    with pytest.raises(PowerExceeded):
        issue(NewToken(lisi.user_id or 0, "wide"), narrowed)
    issue(NewToken(lisi.user_id or 0, "narrow", role_ids=(roles_of(lisi)[0],)), narrowed)


def test_owners() -> None:
    owner = make("owner", is_owner=True)
    viewer = role(VIEW_USERS.code)
    wide, narrow = (bearer(issue(NewToken(owner, "t", role_ids=roles))) for roles in (None, (viewer,)))
    assert wide is not None
    assert narrow is not None
    assert wide.permissions is ALL
    assert narrow.permissions == frozenset({VIEW_USERS.code})


def test_it_expires_and_can_be_revoked(lisi: Actor) -> None:
    token = NewToken(lisi.user_id or 0, "t", expires_at=NOW + timedelta(days=1))
    secret, other = issue(token, lisi), issue(token, lisi)
    assert bearer(secret, timedelta(hours=23)) is not None
    assert bearer(secret, timedelta(days=1)) is None
    newest = queries.page(actor=lisi, total=True)
    assert newest.total == 2
    revoke_tokens([row.id for row in newest.items if other.startswith(row.prefix)], actor=lisi, now=NOW)
    assert bearer(other) is None
    assert bearer(secret) is not None
    revoke_tokens([row.id for row in newest.items], actor=lisi, now=NOW)
    assert all(row.revoked_at for row in queries.page(actor=lisi).items)


def test_a_program_that_calls_all_the_time_is_looked_up_once_a_second(
    lisi: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(queries, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    secret = issue(NewToken(lisi.user_id or 0, "t"), lisi)
    assert bearer(secret) is not None
    with db.count_statements() as counted:
        assert bearer(secret) is not None
    assert counted.count == 0
    with connection.cursor() as cursor:  # what another process does
        cursor.execute("UPDATE identity_token SET revoked_at = now()")
    clock[0] += 0.9
    assert bearer(secret) is not None
    clock[0] += 0.1
    assert bearer(secret) is None
    with db.count_statements() as counted:
        assert bearer(secret) is None
    assert counted.count == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": " "}, NameInvalid),
        ({"expires_at": NOW}, ExpiryPast),
        ({"user_id": 5}, UserUnknown),
        ({"role_ids": (5,)}, RoleUnknown),
    ],
)
def test_what_is_refused(lisi: Actor, fields: dict[str, object], error: type[DomainError]) -> None:
    with pytest.raises(error):
        issue(replace(NewToken(lisi.user_id or 0, "t"), **fields))


def test_others_tokens(lisi: Actor) -> None:
    other = make("other", companies=frozenset({1}))
    mighty = make("mighty")
    token_id = issue_tokens([NewToken(other, "t")], actor=SYSTEM, now=NOW)[0].id
    for command in (
        lambda: issue(NewToken(other, "t"), lisi),
        lambda: revoke_tokens([token_id], actor=lisi, now=NOW),
        lambda: queries.page(actor=lisi, user_id=other),
        lambda: issue(NewToken(lisi.user_id or 0, "t"), replace(lisi, permissions=frozenset())),
    ):
        with pytest.raises(MissingPermission):
            command()
    manager = replace(lisi, permissions=frozenset({ISSUE_TOKENS.code, MANAGE_USERS.code}))
    issue(NewToken(other, "t"), manager)
    assert len(queries.page(actor=manager, user_id=other).items) == 2
    with pytest.raises(PowerExceeded):
        issue(NewToken(mighty, "t"), manager)
    with pytest.raises(PowerExceeded):
        revoke_tokens([issue_tokens([NewToken(mighty, "t")], actor=SYSTEM, now=NOW)[0].id], actor=manager, now=NOW)
    revoke_tokens([token_id], actor=manager, now=NOW)
    with pytest.raises(TokenUnknown):
        revoke_tokens([5], actor=manager, now=NOW)


def test_the_statements_do_not_grow_with_the_batch(lisi: Actor) -> None:
    counts = []
    for n in (1, 50):
        with db.count_statements() as counted:
            issued = issue_tokens([NewToken(lisi.user_id or 0, "t") for _ in range(n)], actor=lisi, now=NOW)
            revoke_tokens([each.id for each in issued], actor=lisi, now=NOW)
        counts.append(len([text for text in counted.texts if "zg_id" not in text]))
    assert counts[0] == counts[1] == 7
