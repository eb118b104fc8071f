"""Settings and views over HTTP."""

from __future__ import annotations

import json
from typing import Any
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

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.foundation.preferences.tests.urls")]
CONTENT = {
    "tab": "draft",
    "filters": {"shop_id": 7, "number": "XS", "late": True, "ids": [1, 2]},
    "columns": [{"key": "gross", "width": 160}, {"key": "net", "hidden": True, "pin": "none"}],
}
VIEW = {"list": "sales.orders", "name": "本月", "content": CONTENT}


def secret(login: str, *codes: str) -> str:
    role_id = create_roles([NewRole(login, frozenset(codes))], actor=SYSTEM, now=utcnow())[0]
    user = NewUser(login=login, name=login, password="only-tokens-here", role_ids=(role_id,))
    user_id = create_users([user], actor=SYSTEM, now=utcnow())[0]
    return issue_tokens([NewToken(user_id, "t")], actor=SYSTEM, now=utcnow())[0].secret


def call(method: str, path: str, body: object = None, *, token: str, key: str = "") -> HttpResponse:
    headers = {"Idempotency-Key": key or uuid4().hex, "Authorization": f"Bearer {token}"}
    data = b"" if body is None else json.dumps(body).encode()
    return Client().generic(method, f"/api/v1{path}", data, content_type="application/json", headers=headers)


def mine(token: str) -> Any:
    return call("GET", "/me/preferences", token=token).json()


def test_settings_go_up_and_come_back() -> None:
    token = secret("u1")
    wanted = {"theme": "dark", "tabs": [{"path": "/sales/orders"}], "place": {"company_id": 1}, "upIsRed": False}
    sent = [{"key": key, "value": value} for key, value in wanted.items()]
    assert call("PUT", "/me/preferences", {"settings": sent}, token=token).status_code == 204
    assert mine(token) == {"settings": wanted, "views": []}
    assert (
        call("PUT", "/me/preferences", {"settings": [{"key": "theme", "value": None}]}, token=token).status_code == 204
    )
    assert "theme" not in mine(token)["settings"]


def test_a_view_from_saving_to_deleting() -> None:
    token = secret("u1")
    key = uuid4().hex
    made = call("POST", "/views", {"views": [VIEW]}, token=token, key=key)
    assert made.status_code == 201
    [view_id] = made.json()["ids"]
    assert call("POST", "/views", {"views": [VIEW]}, token=token, key=key).json() == made.json()
    [view] = mine(token)["views"]
    assert (view["id"], view["name"], view["mine"], view["version"]) == (view_id, "本月", True, 1)
    assert view["content"]["filters"] == CONTENT["filters"]
    assert [column["pin"] for column in view["content"]["columns"]] == [None, "none"]
    changed = {"id": view_id, "version": 1, "name": "上月", "content": {"tab": "all"}}
    assert call("PUT", "/views", {"views": [changed]}, token=token).status_code == 204
    chosen = {"defaults": [{"list": "sales.orders", "view_id": view_id}]}
    assert call("PUT", "/views/defaults", chosen, token=token).status_code == 204
    [view] = mine(token)["views"]
    assert (view["name"], view["is_default"], view["content"]["tab"]) == ("上月", True, "all")
    assert call("DELETE", f"/views/{view_id}", token=token).status_code == 204
    assert mine(token)["views"] == []


def test_a_shared_view_is_seen_by_others() -> None:
    lisi, wang = secret("lisi", "preferences.view.share"), secret("wang")
    assert call("POST", "/views", {"views": [{**VIEW, "shared": True}]}, token=lisi).status_code == 201
    [view] = mine(wang)["views"]
    assert (view["author"], view["mine"]) == ("lisi", False)
    assert call("POST", "/views", {"views": [{**VIEW, "name": "x", "shared": True}]}, token=wang).status_code == 403
    assert call("DELETE", f"/views/{view['id']}", token=wang).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {"settings": []},
        {"settings": [{"key": "", "value": 1}]},
        {"settings": [{"key": "a b", "value": 1}]},
        {"settings": [{"key": "a"}]},
        {"settings": [{"key": "a", "value": "x" * 20_001}]},
    ],
)
def test_settings_that_are_refused(body: object) -> None:
    assert call("PUT", "/me/preferences", body, token=secret("u1")).status_code == 422


@pytest.mark.parametrize(
    "change",
    [
        {"list": "Not A List"},
        {"name": " "},
        {"content": {"filters": {"x": {"deep": 1}}}},
        {"content": {"columns": [{"key": "x", "pin": "up"}]}},
        {"content": {"columns": [{"key": "x", "width": 1}]}},
    ],
)
def test_views_that_are_refused(change: dict[str, object]) -> None:
    assert call("POST", "/views", {"views": [{**VIEW, **change}]}, token=secret("u1")).status_code == 422
