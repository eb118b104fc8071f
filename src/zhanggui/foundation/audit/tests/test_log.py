"""Writing and reading the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from psycopg.errors import RestrictViolation

from zhanggui.foundation.audit import queries
from zhanggui.foundation.audit.permissions import VIEW_LOG
from zhanggui.foundation.audit.public import AuditRow, on_changed, record
from zhanggui.foundation.audit.schemas import record_out
from zhanggui.foundation.audit.telling import changes
from zhanggui.foundation.identity.public import (
    SYSTEM,
    Actor,
    Changed,
    MissingPermission,
    NewRole,
    NewToken,
    NewUser,
    create_roles,
    create_users,
    issue_tokens,
)
from zhanggui.kernel import db, events, labels
from zhanggui.kernel.clock import utcnow

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
AUDITOR = Actor(user_id=5, name="审计员", permissions=frozenset({VIEW_LOG.code}), companies=frozenset({1}))


def row(number: int = 1, **fields: Any) -> AuditRow:
    return AuditRow(**{"company_id": 1, "document": "order", "document_id": number, "action": "create", **fields})


def test_a_row_is_stored_as_given() -> None:
    after = {"total": Decimal("1200.50"), "on": date(2026, 11, 23), "note": '"引号" \\ {} ,', "lines": [1, None, True]}
    record([row(before={"total": Decimal("1E+2")}, after=after)], actor=AUDITOR, now=NOW)
    (found,) = queries.page(actor=SYSTEM).items
    assert (found.at, found.user_id, found.user_name, found.company_id) == (NOW, 5, "审计员", 1)
    assert (found.document, found.document_id, found.action) == ("order", 1, "create")
    assert found.before == {"total": "100"}
    assert found.after == {"total": "1200.50", "on": "2026-11-23", "note": '"引号" \\ {} ,', "lines": [1, None, True]}


def test_any_number_of_rows_is_one_statement() -> None:
    db.take_ids(1)
    for n in (1, 500):
        with db.count_statements() as counted:
            record([row(number) for number in range(n)], actor=SYSTEM, now=NOW)
        assert len([text for text in counted.texts if "zg_id" not in text]) == 1
    with db.count_statements() as counted:
        record([], actor=SYSTEM, now=NOW)
    assert counted.count == 0


@pytest.mark.parametrize("value", [object(), float("nan"), b"x"])
def test_what_is_no_value_is_a_defect(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        record([row(after={"x": value})], actor=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_record SET action = 'x'",
        "DELETE FROM audit_record",
        "TRUNCATE audit_record",
        "UPDATE audit_seal SET sealed_at = now()",
        "DELETE FROM audit_seal",
    ],
)
def test_the_database_refuses_to_rewrite(statement: str) -> None:
    record([row()], actor=SYSTEM, now=NOW)
    with connection.cursor() as cursor, pytest.raises(Exception, match="append-only") as caught:
        cursor.execute(statement)
    assert isinstance(caught.value.__cause__, RestrictViolation)


class TestReading:
    """Filters, scope, pages."""

    @pytest.fixture(autouse=True)
    def rows(self) -> None:
        for number in range(6):
            fields = {"company_id": (1, 2, None)[number % 3], "action": "ab"[number % 2], "document": "order"}
            actor = AUDITOR if number < 2 else SYSTEM
            record([row(number + 10, **fields)], actor=actor, now=NOW + timedelta(hours=number // 2))

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            ({}, [15, 14, 13, 12, 11, 10]),
            ({"document": "order"}, [15, 14, 13, 12, 11, 10]),
            ({"document": "bill"}, []),
            ({"document_id": 12}, [12]),
            ({"user_id": 5}, [11, 10]),
            ({"action": "b"}, [15, 13, 11]),
            ({"since": NOW + timedelta(hours=1), "until": NOW + timedelta(hours=2)}, [13, 12]),
        ],
    )
    def test_filters(self, wanted: dict[str, Any], expected: list[int]) -> None:
        found = queries.page(actor=SYSTEM, total=True, **wanted)
        assert [each.document_id for each in found.items] == expected
        assert found.total == len(expected)

    def test_pages(self) -> None:
        seen: list[int] = []
        cursor = None
        while cursor is not None or not seen:
            found = queries.page(actor=SYSTEM, cursor=cursor, limit=4)
            seen += [each.document_id for each in found.items]
            cursor = found.next
        assert seen == [15, 14, 13, 12, 11, 10]

    def test_an_auditor_sees_the_own_companies_only(self) -> None:
        assert [each.document_id for each in queries.page(actor=AUDITOR).items] == [13, 10]
        with pytest.raises(MissingPermission):
            queries.page(actor=Actor(user_id=1, name="x", permissions=frozenset()))


@pytest.fixture
def wired() -> Iterator[None]:
    """Identity talks to the log."""
    before = events.installed()
    events.install({Changed: [on_changed]})
    yield
    events.install(before)


@pytest.mark.usefixtures("wired")
@pytest.mark.urls("zhanggui.foundation.audit.tests.urls")
def test_changes_of_users_are_in_the_log_and_over_http() -> None:
    role_id = create_roles([NewRole("审计", frozenset({VIEW_LOG.code}))], actor=SYSTEM, now=utcnow())[0]
    tokens = []
    for login, roles in (("auditor", (role_id,)), ("clerk", ())):
        user = NewUser(login=login, name=login, password="only-tokens-here", role_ids=roles)
        user_id = create_users([user], actor=SYSTEM, now=utcnow())[0]
        tokens.append(issue_tokens([NewToken(user_id, "t")], actor=SYSTEM, now=utcnow())[0].secret)
    ask = [
        Client().get("/api/v1/audit?document=user&limit=1&total=true", headers={"Authorization": f"Bearer {token}"})
        for token in (*tokens, "")
    ]
    assert [each.status_code for each in ask] == [200, 403, 401]
    body = ask[0].json()
    assert body["total"] == 2
    assert body["items"][0]["after"]["login"] == "clerk"
    assert body["items"][0]["user_name"] == "system"
    for bad in ("cursor=garbage", "since=yesterday", "document_id=99999999999999999999", "limit=501", "limit=0"):
        refused = Client().get(f"/api/v1/audit?{bad}", headers={"Authorization": f"Bearer {tokens[0]}"})
        assert refused.status_code == 422


WORDS = {
    "audit.records.document": {"test.paper": ("测试单", "Paper")},
    "audit.action.test.paper": {"confirm": ("审核", "Confirm")},
    "audit.state.test.paper": {"draft": ("待审核", "To confirm"), "done": ("已审核", "Confirmed")},
}


class TestTelling:
    """The log in the words of people."""

    @pytest.fixture(autouse=True)
    def named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(labels, "_choices", {**labels._choices, **WORDS})
        monkeypatch.setattr(
            labels, "_known", {"state": ("状态", "state"), "active": ("启用", "active"), "city": ("城市", "city")}
        )

    def told(self, before: Any, after: Any, lang: Any = "zh") -> list[str]:
        return changes("test.paper", before, after, lang)

    def test_states_flags_and_fields_have_names(self) -> None:
        before = {"state": "draft", "active": True, "same": 1}
        after = {"state": "done", "active": False, "same": 1}
        assert self.told(before, after) == ["状态：待审核 → 已审核", "启用：是 → 否"]
        assert self.told(before, after, "en") == ["State: To confirm → Confirmed", "Active: yes → no"]

    def test_what_is_made_has_no_before(self) -> None:
        assert self.told(None, {"state": "draft", "note": "", "tags": [], "city": "广州"}) == [
            "状态：待审核",
            "城市：广州",
        ]

    def test_what_is_deleted_has_no_after(self) -> None:
        assert self.told({"city": "广州"}, None) == ["城市：广州 → —"]

    def test_lists_and_long_texts(self) -> None:
        assert self.told({"rows": [{"city": "广州", "active": True}]}, {"rows": ["a", "b"]}) == [
            "Rows：城市 广州，启用 是 → a；b"
        ]
        (long,) = self.told(None, {"source": "x" * 900})
        assert long == f"Source：{'x' * 200}…"
        assert self.told(None, None) == []

    def test_a_record_on_the_wire(self) -> None:
        record(
            [row(document="test.paper", action="confirm", before={"state": "draft"}, after={"state": "done"})],
            actor=AUDITOR,
            now=NOW,
        )
        (found,) = queries.page(actor=SYSTEM).items
        out = record_out(found, "en")
        assert (out["document_name"], out["action_name"], out["changes"]) == (
            "Paper",
            "Confirm",
            ["State: To confirm → Confirmed"],
        )
