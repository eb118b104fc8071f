"""Errors as `application/problem+json`, in both languages."""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest
from django.db import DataError, IntegrityError, OperationalError
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from ninja.errors import AuthenticationError, HttpError, ValidationError
from psycopg import errors as pg

from zhanggui.kernel.api.problems import answer
from zhanggui.kernel.errors import Conflict, DomainError, Many, Throttled


class OutOfTea(Conflict):
    code = "test.out_of_tea"
    zh = "{kind}卖完了。"
    en = "No more {kind}."
    remedy_zh = "请改选其他茶。"
    remedy_en = "Choose another tea."


def solve(error: Exception, language: str = "zh") -> tuple[HttpResponse, dict[str, Any]]:
    request = RequestFactory().get("/api/v1/tea?x=1", headers={"Accept-Language": language})
    response = answer(request, error)
    assert response["Content-Type"].startswith("application/problem+json")
    assert response["Content-Language"] == language
    return response, json.loads(response.content)


def test_a_domain_error_speaks_the_callers_language() -> None:
    response, body = solve(OutOfTea(kind="龙井", field="lines.0.sku", row=0))
    assert response.status_code == 409
    assert body == {
        "type": "urn:zhanggui:problem:test.out_of_tea",
        "title": "与现状冲突",
        "status": 409,
        "instance": "/api/v1/tea",
        "code": "test.out_of_tea",
        "detail": "龙井卖完了。",
        "remedy": "请改选其他茶。",
        "field": "lines.0.sku",
        "row": 0,
    }
    assert solve(OutOfTea(kind="Longjing"), "en")[1]["detail"] == "No more Longjing."


def test_many_errors_come_together() -> None:
    response, body = solve(Many([OutOfTea(kind="a", row=0), OutOfTea(kind="b", row=7)]))
    assert response.status_code == body["status"] == 409
    assert [(each["row"], each["detail"]) for each in body["errors"]] == [(0, "a卖完了。"), (7, "b卖完了。")]


def test_a_mixture_is_invalid_input() -> None:
    assert solve(Many([OutOfTea(kind="a"), Throttled(seconds=1)]))[0].status_code == 422


def test_throttled_says_when() -> None:
    response, _ = solve(Throttled(seconds=8))
    assert (response.status_code, response["Retry-After"]) == (429, "8")


def test_a_stranger_is_told_how_to_prove_himself() -> None:
    response, body = solve(AuthenticationError())
    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
    assert body["code"] == "api.unauthenticated"


def test_what_pydantic_finds_is_said_in_chinese_too() -> None:
    found = [
        {"type": "missing", "loc": ("body", "payload", "orders", 3, "number"), "msg": "Field required"},
        {"type": "greater_than", "loc": ("query", "limit"), "msg": "Input should be greater than 0", "ctx": {"gt": 0}},
        {"type": "new_in_pydantic_9", "loc": ("body", "payload"), "msg": "Odd"},
    ]
    _, body = solve(ValidationError(found))
    assert body["status"] == 422
    assert [(each.get("field"), each.get("row"), each["detail"]) for each in body["errors"]] == [
        ("orders.3.number", 3, "orders.3.number：必填。"),
        ("limit", None, "limit：须大于 0。"),
        ("payload", None, "payload：值无效（Odd）。"),
    ]
    assert solve(ValidationError(found[:1]), "en")[1]["detail"] == "orders.3.number: Field required."


def caused(outer: Exception, cause: Exception) -> Exception:
    outer.__cause__ = cause
    return outer


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (Http404("secret"), 404, "api.route_unknown"),
        (HttpError(400, "x"), 400, "api.request_refused"),
        (caused(HttpError(400, "x"), OutOfTea(kind="x")), 409, "test.out_of_tea"),
        (pg.UniqueViolation("x"), 409, "api.duplicate"),
        (caused(IntegrityError("x"), pg.UniqueViolation("x")), 409, "api.duplicate"),
        (pg.ForeignKeyViolation("x"), 409, "api.reference_broken"),
        (caused(DataError("x"), pg.NumericValueOutOfRange("x")), 422, "api.number_too_large"),
        (pg.UntranslatableCharacter("x"), 422, "api.text_unstorable"),
        (pg.DeadlockDetected("x"), 503, "api.busy"),
        (pg.LockNotAvailable("x"), 503, "api.busy"),
        (pg.TooManyConnections("x"), 503, "api.busy"),
        (psycopg.OperationalError("the connection is closed"), 503, "api.connection_lost"),
        (psycopg.InterfaceError("the connection is closed"), 503, "api.connection_lost"),
        (caused(OperationalError("x"), pg.AdminShutdown("x")), 503, "api.connection_lost"),
        (pg.DiskFull("x"), 503, "api.disk_full"),
    ],
)
def test_known_causes_have_their_own_answer(error: Exception, status: int, code: str) -> None:
    response, body = solve(error)
    assert (response.status_code, body["code"]) == (status, code)
    assert "secret" not in response.content.decode()


@pytest.mark.parametrize(
    "error", [KeyError("password=hunter2"), pg.SyntaxError("at hunter2"), pg.CheckViolation("hunter2")]
)
def test_a_defect_is_logged_and_tells_nothing(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    response, body = solve(error)
    assert response.status_code == 500
    assert "hunter2" not in response.content.decode()
    trace = caplog.records[0].getMessage().split()[1].rstrip(":")
    assert trace in body["detail"]


def test_every_error_of_the_kernel_has_a_title_of_its_own_status() -> None:
    assert isinstance(OutOfTea(kind="x"), DomainError)
    assert solve(HttpError(405, "x"))[1]["title"] == "方法不支持"
