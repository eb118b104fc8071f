"""Notices: told once to everybody they concern, in the language of the reader, read by their owner only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from zhanggui.foundation.identity.public import (
    SYSTEM,
    Actor,
    NewRole,
    NewToken,
    NewUser,
    UserChange,
    create_roles,
    create_users,
    issue_tokens,
    update_users,
)
from zhanggui.foundation.notices import commands, queries, registry
from zhanggui.foundation.notices.public import Kind, NewNotice, mark_read, tell
from zhanggui.kernel import db
from zhanggui.kernel.machine import Permission

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LOOK = Permission("identity.user.view", "查看用户", "View users")
PASSWORD = "a-long-enough-one"


@pytest.fixture(autouse=True)
def words() -> Iterator[None]:
    registry.register(Kind("tests.hello", "你好，{name}", "Hello {name}", "good"))
    yield
    registry._kinds.pop("tests.hello")


@pytest.fixture
def people(db: None) -> dict[str, int]:
    """An owner, somebody who may look, somebody who may not, somebody who has left."""
    [role] = create_roles([NewRole("看", frozenset({LOOK.code}))], actor=SYSTEM, now=NOW)
    logins = {"owner": (), "looker": (role,), "clerk": (), "gone": (role,)}
    ids = create_users(
        [
            NewUser(login=login, name=login, password=PASSWORD, role_ids=roles, is_owner=login == "owner")
            for login, roles in logins.items()
        ],
        actor=SYSTEM,
        now=NOW,
    )
    found = dict(zip(logins, ids, strict=True))
    update_users([UserChange(found["gone"], 1, "gone", "", "zh", active=False, is_owner=False)], actor=SYSTEM, now=NOW)
    return found


def someone(user_id: int) -> Actor:
    return Actor(user_id=user_id, name="x", permissions=frozenset())


def heard(user_id: int) -> list[str]:
    return [registry.worded(row.kind, row.params, "zh")[0] for row in queries.page(actor=someone(user_id)).items]


def hello(name: str, **more: object) -> NewNotice:
    return NewNotice("tests.hello", {"name": name}, "/somewhere", **more)  # type: ignore[arg-type]


def test_everybody_it_concerns_is_told_once(people: dict[str, int]) -> None:
    with db.count_statements() as counted:
        told = tell(
            [
                hello("甲", users=(people["clerk"], people["owner"]), permission=LOOK),
                hello("乙", permission=LOOK),
                hello("丙", users=(people["clerk"],)),
            ],
            now=NOW,
        )
    assert told == 6
    assert len([text for text in counted.texts if "zg_id" not in text]) == 2
    assert sorted(heard(people["owner"])) == ["你好，乙", "你好，甲"]
    assert sorted(heard(people["looker"])) == ["你好，乙", "你好，甲"]
    assert sorted(heard(people["clerk"])) == ["你好，丙", "你好，甲"]
    assert heard(people["gone"]) == []
    assert tell([], now=NOW) == 0


def test_a_word_nobody_registered_is_refused(people: dict[str, int]) -> None:
    with pytest.raises(KeyError):
        tell([NewNotice("tests.other", users=(people["clerk"],))], now=NOW)
    assert heard(people["clerk"]) == []


def test_a_kind_has_one_wording() -> None:
    registry.register(Kind("tests.hello", "你好，{name}", "Hello {name}", "good"))
    with pytest.raises(ValueError, match="twice"):
        registry.register(Kind("tests.hello", "再见", "Bye"))
    assert registry.worded("tests.hello", {}, "en") == ("Hello –", "good")
    assert registry.worded("tests.forgotten", {}, "en") == ("tests.forgotten", "info")


def test_reading(people: dict[str, int]) -> None:
    clerk, owner = people["clerk"], people["owner"]
    tell([hello(str(n), users=(clerk, owner)) for n in range(3)], now=NOW)
    mine = queries.page(actor=someone(clerk)).items
    theirs = queries.page(actor=someone(owner)).items
    assert mark_read([mine[0].id, theirs[0].id], actor=someone(clerk), now=NOW) == 1
    assert (queries.unread(actor=someone(clerk)), queries.unread(actor=someone(owner))) == (2, 3)
    assert mark_read([mine[0].id], actor=someone(clerk), now=NOW + timedelta(days=1)) == 0
    assert {row.read_at for row in queries.page(actor=someone(clerk)).items} == {None, NOW}
    assert mark_read(None, actor=someone(clerk), now=NOW) == 2
    assert queries.page(actor=someone(clerk), unread=True).items == ()
    assert queries.unread(actor=someone(owner)) == 3


def test_old_ones_are_forgotten(people: dict[str, int]) -> None:
    tell([hello("旧", users=(people["clerk"],))], now=NOW - commands.KEEP - timedelta(days=1))
    tell([hello("新", users=(people["clerk"],))], now=NOW)
    assert commands.purge(now=NOW) == 1
    assert heard(people["clerk"]) == ["你好，新"]


def test_over_http(people: dict[str, int]) -> None:
    tell([hello(str(n), users=(people["clerk"],)) for n in range(3)], now=NOW)
    [token] = issue_tokens([NewToken(people["clerk"], "t")], actor=SYSTEM, now=NOW)
    client = Client(headers={"Authorization": f"Bearer {token.secret}", "Accept-Language": "en"})
    first = client.get("/api/v1/notices?limit=2").json()
    second = client.get(f"/api/v1/notices?limit=2&cursor={first['next']}").json()
    assert [len(first["items"]), len(second["items"]), second["next"]] == [2, 1, None]
    assert {row["text"] for row in first["items"] + second["items"]} == {"Hello 0", "Hello 1", "Hello 2"}
    assert (first["items"][0]["tone"], first["items"][0]["link"]) == ("good", "/somewhere")
    assert client.get("/api/v1/notices/unread").json() == {"unread": 3}

    def read(body: dict[str, object], key: str) -> dict[str, int]:
        answer = client.post(
            "/api/v1/notices/read", json.dumps(body), content_type="application/json", headers={"Idempotency-Key": key}
        )
        assert answer.status_code == 200, answer.content
        found: dict[str, int] = answer.json()
        return found

    assert read({"ids": [first["items"][0]["id"]]}, "a") == {"unread": 2}
    assert read({}, "b") == {"unread": 0}
