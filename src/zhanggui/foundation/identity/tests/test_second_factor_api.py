"""What a page does about the second factor."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from zhanggui.foundation.identity.public import SYSTEM, NewRole, NewToken, create_roles, issue_tokens
from zhanggui.foundation.identity.second_factor import codes
from zhanggui.foundation.identity.second_factor import commands as factors
from zhanggui.foundation.identity.tests.conftest import PASSWORD, make
from zhanggui.foundation.identity.tests.test_api import NEW, Browser
from zhanggui.kernel.clock import utcnow

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.foundation.identity.tests.urls")]


@pytest.fixture(autouse=True)
def edge(settings: Any) -> None:
    settings.MIDDLEWARE = ["zhanggui.kernel.api.middleware.boundary"]


def test_from_setting_up_to_logging_in() -> None:
    make("lisi")
    page = Browser()
    page.log_in("lisi")
    begun = page.call("POST", "/me/second-factor", {"password": PASSWORD}).json()
    step = codes.step_of(utcnow())
    done = page.call("POST", "/me/second-factor/confirm", {"code": codes.code_at(begun["secret"], step)})
    fresh = done.json()["recovery_codes"]
    assert len(fresh) == 10
    assert page.call("GET", "/me").json()["second_factor"] == "on"
    assert page.call("GET", "/me/second-factor").json()["recovery_left"] == 10
    other = Browser()
    asked = other.log_in("lisi")
    assert (asked.status_code, asked.json()["code"], asked.json()["field"]) == (401, "identity.code_needed", "code")
    assert "zg_session" not in other.client.cookies
    sent = {"login": "lisi", "password": PASSWORD}
    used = other.call("POST", "/session", {**sent, "code": codes.code_at(begun["secret"], step)})
    assert (used.status_code, used.json()["code"]) == (401, "identity.code_wrong")
    entered = other.call("POST", "/session", {**sent, "code": fresh[0]})
    assert (entered.status_code, entered.json()["second_factor"]) == (200, "on")


def test_secrets_are_not_stored_with_the_answers() -> None:
    make("lisi")
    page = Browser()
    page.log_in("lisi")
    begun = page.call("POST", "/me/second-factor", {"password": PASSWORD}).json()
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(string_agg(k::text, ''), '') FROM kernel_idempotency_key k")
        assert begun["secret"] not in cursor.fetchone()[0]


def test_who_has_to_set_it_up_does_nothing_else_before() -> None:
    [role] = create_roles([NewRole("r", frozenset({"identity.user.view"}), True)], actor=SYSTEM, now=utcnow())
    user_id = make("lisi", role_ids=(role,))
    page = Browser()
    assert page.log_in("lisi").json()["second_factor"] == "required"
    for method, path in (("GET", "/users"), ("GET", "/me/sessions"), ("POST", "/me/password"), ("GET", "/roles")):
        refused = page.call(method, path, {"old": PASSWORD, "new": NEW} if method == "POST" else None)
        assert (refused.status_code, refused.json()["code"]) == (403, "identity.factor_required")
    assert page.call("GET", "/me").json()["second_factor"] == "required"
    begun = page.call("POST", "/me/second-factor", {"password": PASSWORD}).json()
    code = codes.code_at(begun["secret"], codes.step_of(utcnow()))
    assert page.call("POST", "/me/second-factor/confirm", {"code": code}).status_code == 200
    assert page.call("GET", "/users").status_code == 200
    # Programs are not asked for one.
    reset = issue_tokens([NewToken(user_id, "t")], actor=SYSTEM, now=utcnow())
    factors.reset([user_id], actor=SYSTEM, now=utcnow())
    called = Client().get("/api/v1/users", headers={"Authorization": f"Bearer {reset[0].secret}"})
    assert called.status_code == 200


def test_out_is_always_open() -> None:
    [role] = create_roles([NewRole("r", frozenset(), True)], actor=SYSTEM, now=utcnow())
    make("lisi", role_ids=(role,))
    page = Browser()
    page.log_in("lisi")
    assert page.call("DELETE", "/session").status_code == 204
