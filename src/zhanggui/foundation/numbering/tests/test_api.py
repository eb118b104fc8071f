"""Number rules over HTTP."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from zhanggui.foundation.identity.public import (
    SYSTEM,
    NewRole,
    NewToken,
    NewUser,
    create_roles,
    create_users,
    issue_tokens,
)
from zhanggui.kernel.clock import utcnow

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.foundation.numbering.tests.urls")]
RULE = {"company_id": 1, "series": "XS", "prefix": "SO", "pattern": "YYYYMM", "width": 3, "reset": "month"}


def secret(*codes: str, companies: frozenset[int] | None = None) -> str:
    role_id = create_roles([NewRole("r", frozenset(codes))], actor=SYSTEM, now=utcnow())[0]
    user = NewUser(login="u1", name="u", password="only-tokens-here", role_ids=(role_id,), companies=companies)
    user_id = create_users([user], actor=SYSTEM, now=utcnow())[0]
    return issue_tokens([NewToken(user_id, "t")], actor=SYSTEM, now=utcnow())[0].secret


def call(method: str, path: str, body: object = None, *, token: str = "") -> HttpResponse:
    headers = {"Idempotency-Key": uuid4().hex, "Authorization": f"Bearer {token}"}
    data = b"" if body is None else json.dumps(body).encode()
    return Client().generic(method, f"/api/v1{path}", data, content_type="application/json", headers=headers)


def test_rules_are_listed_and_set() -> None:
    token = secret("numbering.rule.manage")
    assert call("PUT", "/number-rules", {"rules": [RULE]}, token=token).status_code == 204
    items = {row["series"]: row for row in call("GET", "/number-rules?company_id=1", token=token).json()["items"]}
    assert items["XS"]["own"] is True
    assert items["XS"]["example"].endswith("-001")
    assert items["CK"]["own"] is False


def test_what_is_refused() -> None:
    token = secret("numbering.rule.manage")
    for change in ({"prefix": "S1"}, {"pattern": "DDMM"}, {"series": "nonsense"}, {"width": 99}, {"company_id": 0}):
        assert call("PUT", "/number-rules", {"rules": [{**RULE, **change}]}, token=token).status_code == 422


@pytest.mark.parametrize(
    ("codes", "companies", "status"),
    [
        ((), None, 403),
        (("numbering.rule.manage",), frozenset({2}), 403),
        (("numbering.rule.manage",), frozenset({1}), 204),
    ],
)
def test_callers(codes: tuple[str, ...], companies: frozenset[int] | None, status: int) -> None:
    token = secret(*codes, companies=companies)
    assert call("PUT", "/number-rules", {"rules": [RULE]}, token=token).status_code == status
    assert call("GET", "/number-rules?company_id=1", token=token).status_code == (200 if status == 204 else 403)
    assert call("PUT", "/number-rules", {"rules": [RULE]}).status_code == 401
