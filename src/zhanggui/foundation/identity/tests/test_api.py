"""Identity over HTTP: log-in with cookie and CSRF value, tokens, and every route against every kind of caller."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from zhanggui.foundation.identity import authentication
from zhanggui.foundation.identity.authentication import authenticate_request
from zhanggui.foundation.identity.errors import CsrfFailed
from zhanggui.foundation.identity.permissions import PERMISSIONS
from zhanggui.foundation.identity.public import SYSTEM, NewRole, NewToken, create_roles, issue_tokens
from zhanggui.foundation.identity.request import client_address
from zhanggui.foundation.identity.tests.conftest import PASSWORD, make
from zhanggui.kernel import db
from zhanggui.kernel.clock import utcnow

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.foundation.identity.tests.urls")]
NEW = "new-password-1"


@pytest.fixture(autouse=True)
def edge(settings: Any) -> None:
    settings.MIDDLEWARE = ["zhanggui.kernel.api.middleware.boundary"]


class Browser:
    """A page: cookie, CSRF value, a new idempotency key for every change."""

    def __init__(self) -> None:
        self.client = Client()
        self.csrf = ""

    def call(self, method: str, path: str, body: object = None, **headers: str) -> HttpResponse:
        headers.setdefault("Idempotency-Key", uuid4().hex)
        if self.csrf:
            headers.setdefault("X-CSRF-Token", self.csrf)
        data = b"" if body is None else json.dumps(body).encode()
        return self.client.generic(method, f"/api/v1{path}", data, content_type="application/json", headers=headers)

    def log_in(self, login: str, password: str = PASSWORD, **headers: str) -> HttpResponse:
        answered = self.call("POST", "/session", {"login": login, "password": password}, **headers)
        if answered.status_code == 200:
            self.csrf = answered.json()["csrf_token"]
        return answered


class TestSession:
    """What a page does."""

    def test_in_and_out(self) -> None:
        user_id = make("lisi", is_owner=True)
        page = Browser()
        assert page.call("GET", "/me").status_code == 401
        entered = page.log_in("lisi")
        assert entered.json()["user_id"] == user_id
        assert entered.json()["all_permissions"] is True
        cookie = entered.cookies["zg_session"]
        assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")
        assert page.call("GET", "/me").json()["csrf_token"] == page.csrf
        assert page.call("GET", "/me/sessions").json()["items"][0]["current"] is True
        key = page.client.cookies["zg_session"].value
        assert page.call("DELETE", "/session").status_code == 204
        page.client.cookies["zg_session"] = key
        assert page.call("GET", "/me").status_code == 401

    def test_over_https_the_cookie_is_secure(self) -> None:
        make("lisi")
        answered = Client().post(
            "/api/v1/session", {"login": "lisi", "password": PASSWORD}, content_type="application/json", secure=True
        )
        assert answered.cookies["zg_session"]["secure"] is True

    def test_wrong_credentials(self) -> None:
        refused = Browser().log_in("nobody", **{"Accept-Language": "en"})
        assert (refused.status_code, refused.json()["code"]) == (401, "identity.bad_credentials")
        assert refused.json()["detail"] == "The login or the password is not correct."

    def test_guessing_is_slowed_down_although_every_guess_fails(self) -> None:
        make("lisi")
        codes = [Browser().log_in("lisi", "wrong").status_code for _ in range(6)]
        assert codes == [401] * 5 + [429]
        assert int(Browser().log_in("lisi")["Retry-After"]) >= 1

    @pytest.mark.parametrize("header", ["", "nonsense"])
    def test_a_change_needs_the_csrf_value(self, header: str) -> None:
        make("lisi", is_owner=True)
        page = Browser()
        page.log_in("lisi")
        refused = page.call("POST", "/roles", {"roles": [{"name": "r", "permissions": []}]}, **{"X-CSRF-Token": header})
        assert (refused.status_code, refused.json()["code"]) == (403, "identity.csrf_failed")
        assert page.call("POST", "/roles", {"roles": [{"name": "r", "permissions": []}]}).status_code == 201

    def test_another_sites_page_can_not_log_the_visitor_in(self) -> None:
        make("lisi")
        assert Browser().log_in("lisi", Origin="https://evil.example").status_code == 403
        assert Browser().log_in("lisi", Origin="http://testserver").status_code == 200

    def test_the_password_changes(self) -> None:
        make("lisi")
        page, other = Browser(), Browser()
        page.log_in("lisi")
        other.log_in("lisi")
        wrong = page.call("POST", "/me/password", {"old": "wrong", "new": NEW})
        assert (wrong.status_code, wrong.json()["field"]) == (422, "old")
        assert page.call("POST", "/me/password", {"old": PASSWORD, "new": NEW}).status_code == 204
        assert page.call("GET", "/me").status_code == 200
        assert other.call("GET", "/me").status_code == 401
        assert Browser().log_in("lisi", NEW).status_code == 200

    def test_passwords_are_not_stored_with_the_answers(self) -> None:
        make("lisi")
        page = Browser()
        page.log_in("lisi")
        page.call("POST", "/me/password", {"old": PASSWORD, "new": NEW})
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(k::text, '') FROM kernel_idempotency_key k")
            assert NEW not in cursor.fetchone()[0]

    def test_a_request_costs_one_statement_to_know_its_caller(self) -> None:
        make("lisi")
        page = Browser()
        page.log_in("lisi")
        with db.count_statements() as counted:
            page.call("GET", "/me")
        assert counted.count == 1


class TestToken:
    """What a program does."""

    def test_it_needs_no_csrf_value(self) -> None:
        owner = make("owner", is_owner=True)
        secret = issue_tokens([NewToken(owner, "t")], actor=SYSTEM, now=utcnow())[0].secret
        program = Browser()
        made = program.call(
            "POST", "/roles", {"roles": [{"name": "r", "permissions": []}]}, Authorization=f"Bearer {secret}"
        )
        assert made.status_code == 201
        assert program.call("GET", "/me", Authorization=f"Bearer {secret}").json()["csrf_token"] is None

    @pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer zg_wrong", "Bearer 无", "Basic Zm9v", "zg_x"])
    def test_a_bad_token_is_not_saved_by_a_cookie(self, header: str) -> None:
        make("lisi")
        page = Browser()
        page.log_in("lisi")
        assert page.call("GET", "/me", Authorization=header).status_code == 401

    def test_issuing_twice_with_one_key_shows_the_secret_once(self) -> None:
        make("owner", is_owner=True)
        page = Browser()
        page.log_in("owner")
        body = {"tokens": [{"name": "打印"}]}
        issued = page.call("POST", "/tokens", body, **{"Idempotency-Key": "k"})
        secret = issued.json()["tokens"][0]["secret"]
        again = page.call("POST", "/tokens", body, **{"Idempotency-Key": "k"})
        assert (again.status_code, again.json()["code"]) == (409, "api.not_replayable")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM identity_token")
            assert cursor.fetchone() == (1,)
        assert page.call("GET", "/tokens").json()["items"][0]["prefix"] == secret.rsplit("_", 1)[0][:11]


Route = tuple[str, str, Any, str | None, int]


def ids() -> dict[str, int]:
    """Rows for the table of routes."""
    role_id = create_roles([NewRole("target", frozenset())], actor=SYSTEM, now=utcnow())[0]
    user_id = make("target", companies=frozenset({1}))
    token_id = issue_tokens([NewToken(user_id, "t")], actor=SYSTEM, now=utcnow())[0].id
    return {"role": role_id, "user": user_id, "token": token_id}


ACCESS = {"role_ids": [], "companies": [1]}
USER = {"login": "fresh", "name": "新", "password": PASSWORD, **ACCESS}
CHANGE = {"version": 1, "name": "改", "locale": "zh", "active": True, "is_owner": False}
#: method, path, body, permission (None: everybody with a session), status when allowed
ROUTES: list[Route] = [
    ("GET", "/me", None, None, 200),
    ("GET", "/me/sessions", None, None, 200),
    ("GET", "/me/second-factor", None, None, 200),
    ("POST", "/me/second-factor", {"password": PASSWORD}, None, 200),
    ("POST", "/users/{user}/second-factor/reset", None, "identity.factor.reset", 204),
    ("POST", "/me/password", {"old": PASSWORD, "new": NEW}, None, 204),
    ("DELETE", "/session", None, None, 204),
    ("GET", "/permissions", None, None, 200),
    ("GET", "/users", None, "identity.user.view", 200),
    ("GET", "/users/{user}", None, "identity.user.view", 200),
    ("POST", "/users", {"users": [USER]}, "identity.user.manage", 201),
    ("PUT", "/users", {"users": [{"id": "{user}", **CHANGE}]}, "identity.user.manage", 204),
    ("PUT", "/users/access", {"users": [{"user_id": "{user}", "version": 1, **ACCESS}]}, "identity.user.manage", 204),
    ("POST", "/users/{user}/password", {"new": NEW}, "identity.user.manage", 204),
    ("GET", "/roles", None, "identity.user.view", 200),
    ("POST", "/roles", {"roles": [{"name": "新", "permissions": []}]}, "identity.role.manage", 201),
    (
        "PUT",
        "/roles",
        {"roles": [{"id": "{role}", "version": 1, "name": "改", "permissions": []}]},
        "identity.role.manage",
        204,
    ),
    ("DELETE", "/roles/{role}", None, "identity.role.manage", 204),
    ("GET", "/tokens", None, None, 200),
    ("GET", "/tokens?user_id={user}", None, "identity.user.manage", 200),
    ("POST", "/tokens", {"tokens": [{"name": "t"}]}, "identity.token.issue", 201),
    ("DELETE", "/tokens/{token}", None, "identity.user.manage", 204),
]


def filled(value: Any, rows: dict[str, int]) -> Any:
    """Put row ids into a path or body."""
    if isinstance(value, str):
        name = value[1:-1]
        return rows[name] if value.startswith("{") and name in rows else value.format(**rows) if "{" in value else value
    if isinstance(value, dict):
        return {key: filled(each, rows) for key, each in value.items()}
    return [filled(each, rows) for each in value] if isinstance(value, list) else value


def state() -> Any:
    """Everything a refused call must leave alone."""
    tables = (
        "identity_user",
        "identity_role",
        "identity_user_role",
        "identity_token",
        "identity_factor",
        "kernel_idempotency_key",
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {table} t" for table in tables) + " ORDER BY 1")
        return cursor.fetchall()


def each_of(chosen: Callable[[Route], bool]) -> pytest.MarkDecorator:
    """The routes that a test is about."""
    found = [route for route in ROUTES if chosen(route)]
    return pytest.mark.parametrize("route", found, ids=[f"{route[0]} {route[1]}" for route in found])


def call(page: Browser, route: Route) -> HttpResponse:
    """Call a route for the rows of `ids`."""
    rows = ids()
    return page.call(route[0], filled(route[1], rows), filled(route[2], rows))


def caller(*codes: str, **fields: Any) -> Browser:
    """A logged-in user with these permissions."""
    role_id = create_roles([NewRole("caller", frozenset(codes))], actor=SYSTEM, now=utcnow())[0]
    make("caller", role_ids=(role_id,), **fields)
    page = Browser()
    assert page.log_in("caller").status_code == 200
    return page


class TestEveryRoute:
    """Route × caller: a stranger, without the permission, out of scope, right."""

    def refused(self, page: Browser, route: Route) -> HttpResponse:
        """Call and make sure that nothing changed."""
        rows = ids()
        before = state()
        answered = page.call(route[0], filled(route[1], rows), filled(route[2], rows))
        assert state() == before
        return answered

    @each_of(lambda route: True)
    def test_a_stranger(self, route: Route) -> None:
        refused = self.refused(Browser(), route)
        assert (refused.status_code, refused.json()["code"]) == (401, "api.unauthenticated")

    @each_of(lambda route: route[3] is not None)
    def test_without_the_permission(self, route: Route) -> None:
        # Managing includes viewing, so a caller who may not view may not manage either.
        useless = {route[3], "identity.user.manage"} | (
            {"identity.role.manage"} if route[:2] == ("GET", "/roles") else set()
        )
        page = caller(*(each.code for each in PERMISSIONS if each.code not in useless))
        assert self.refused(page, route).status_code == 403

    @each_of(lambda route: route[3] == "identity.user.manage" and route[0] != "GET")
    def test_out_of_scope(self, route: Route) -> None:
        page = caller(*(each.code for each in PERMISSIONS), companies=frozenset({2}))
        assert self.refused(page, route).status_code == 403

    @each_of(lambda route: True)
    def test_the_right_caller(self, route: Route) -> None:
        codes = {route[3], "identity.token.issue" if "token" in route[1] else None} - {None}
        assert call(caller(*(str(code) for code in codes)), route).status_code == route[4]


class TestOtherViews:
    """`authenticate_request` for views outside of the API."""

    def test_cookie_and_token(self) -> None:
        user_id = make("lisi")
        page = Browser()
        page.log_in("lisi")
        key = page.client.cookies["zg_session"].value
        request = RequestFactory().get("/file")
        assert authenticate_request(request, now=utcnow()) is None
        request.COOKIES["zg_session"] = key
        found = authenticate_request(request, now=utcnow())
        assert found is not None
        assert found.user_id == user_id
        request.method = "POST"
        with pytest.raises(CsrfFailed):
            authenticate_request(request, now=utcnow())

    def test_using_is_noted_every_few_minutes_only(self) -> None:
        make("lisi")
        page = Browser()
        page.log_in("lisi")
        request = RequestFactory().get("/file")
        request.COOKIES["zg_session"] = page.client.cookies["zg_session"].value
        counts = []
        for moment in (utcnow(), utcnow() + 2 * authentication.TOUCH_AFTER):
            with db.count_statements() as counted:
                authenticate_request(request, now=moment)
            counts.append(counted.count)
        assert counts == [1, 2]

    @pytest.mark.parametrize(
        ("remote", "forwarded", "proxies", "expected"),
        [
            ("203.0.113.7", "", 0, "203.0.113.7"),
            ("203.0.113.7", "1.1.1.1", 0, "203.0.113.7"),
            ("10.0.0.1", "1.1.1.1, 198.51.100.9", 1, "198.51.100.9"),
            ("10.0.0.1", "", 1, "unknown"),
            ("10.0.0.1", "nonsense", 1, "unknown"),
            ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
            ("::ffff:203.0.113.7", "", 0, "203.0.113.7"),
            ("", "", 0, "unknown"),
        ],
    )
    def test_addresses(self, settings: Any, remote: str, forwarded: str, proxies: int, expected: str) -> None:
        settings.TRUSTED_PROXIES = proxies
        request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})
        assert client_address(request) == expected


def test_every_field_is_described() -> None:
    schema = Client().get("/api/v1/openapi.json").json()
    missing = [
        f"{name}.{field}"
        for name, model in schema["components"]["schemas"].items()
        for field, details in model.get("properties", {}).items()
        if "description" not in details
    ]
    assert missing == []
