"""Imports over HTTP: upload, errors, rehearsal, background runs, and every route against every kind of caller."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from zhanggui.foundation.exchange import tasks
from zhanggui.foundation.exchange.models import Import, Row
from zhanggui.foundation.exchange.public import apply, stage, validate
from zhanggui.foundation.exchange.tests.conftest import HEADER, NOW, ORDERS, Counting, Write, orders
from zhanggui.foundation.exchange.tests.urls import api
from zhanggui.foundation.identity.public import (
    ALL,
    SYSTEM,
    Actor,
    NewRole,
    NewToken,
    NewUser,
    create_roles,
    create_users,
    issue_tokens,
    packed,
    unpacked,
)
from zhanggui.kernel.clock import utcnow

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.foundation.exchange.tests.urls")]
Put = Callable[[Counting], Counting]
EVERYTHING = ("exchange.view", "exchange.import", "exchange.undo")


@pytest.fixture(autouse=True)
def edge(settings: Any) -> None:
    settings.MIDDLEWARE = ["zhanggui.kernel.api.middleware.boundary"]


class Caller:
    """A program with a token."""

    def __init__(self, *codes: str, companies: frozenset[int] | None = None) -> None:
        name = uuid4().hex[:12]
        roles = create_roles([NewRole(name, frozenset(codes))], actor=SYSTEM, now=utcnow())
        user = NewUser(login=name, name=name, password="only-tokens-here", role_ids=(roles[0],), companies=companies)
        user_id = create_users([user], actor=SYSTEM, now=utcnow())[0]
        self.secret = issue_tokens([NewToken(user_id, "t")], actor=SYSTEM, now=utcnow())[0].secret

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        headers = {"Authorization": f"Bearer {self.secret}", "Idempotency-Key": uuid4().hex, **headers}
        data = b"" if body is None else json.dumps(body).encode()
        return Client().generic(method, f"/api/v1{path}", data, content_type="application/json", headers=headers)

    def upload(self, content: str | bytes, *, key: str = "", name: str = "订单.csv", **fields: str) -> Any:
        data = content.encode() if isinstance(content, str) else content
        headers = {"Authorization": f"Bearer {self.secret}", "Idempotency-Key": key or uuid4().hex}
        form = {"layout": ORDERS.name, "file": SimpleUploadedFile(name, data), **fields}
        return Client().post("/api/v1/exchange/imports", form, headers=headers)


@pytest.fixture
def caller() -> Caller:
    return Caller(*EVERYTHING)


class TestUpload:
    """From a file to a judged import."""

    def test_a_good_file(self, caller: Caller) -> None:
        answer = caller.upload(orders(3).encode("gbk"))
        assert answer.status_code == 201, answer.content
        body = answer.json()
        assert (body["state"], body["rows"], body["pending"], body["known"]) == ("validated", 6, 6, False)
        assert (body["encoding"], body["file_name"]) == ("gb18030", "订单.csv")
        assert [action["action"] for action in body["allowed_actions"] if action["allowed"]] == [
            "map",
            "validate",
            "apply",
            "undo",
        ]
        assert caller.call("GET", f"/exchange/imports/{body['id']}").json()["columns"]["qty"] == "数量"

    def test_the_same_file_again(self, caller: Caller) -> None:
        first, second = caller.upload(orders(3)).json(), caller.upload(orders(3)).json()
        assert (first["id"], first["known"], second["known"]) == (second["id"], False, True)

    def test_the_same_call_again(self, caller: Caller) -> None:
        first, second = (caller.upload(orders(3), key="once") for _ in range(2))
        assert first.content == second.content
        assert second["Idempotency-Replayed"] == "true"

    def test_what_is_wrong_with_a_file(self, caller: Caller) -> None:
        answer = caller.upload("订单号,标题\n1,2\n")
        assert answer.status_code == 422
        assert answer.json()["code"] == "exchange.columns_missing"
        assert "数量" in answer.json()["detail"]
        assert answer.json()["remedy"]
        assert not Import.objects.exists()
        assert not Row.objects.exists()

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"layout": "nonsense"}, "exchange.layout_unknown"),
            ({"encoding": "klingon"}, "exchange.encoding_unknown"),
            ({"mapping": "[1]"}, "exchange.mapping_invalid"),
            ({"mapping": "{"}, "exchange.mapping_invalid"),
            ({"mapping": '{"colour": "x"}'}, "exchange.mapping_invalid"),
            ({"company_id": "0"}, "api.input_invalid"),
        ],
    )
    def test_wrong_fields(self, caller: Caller, fields: dict[str, str], code: str) -> None:
        answer = caller.upload(orders(1), **fields)
        assert (answer.status_code, answer.json()["code"]) == (422, code)

    def test_a_mapping_by_hand(self, caller: Caller) -> None:
        mapping = json.dumps({"order_no": "No.", "qty": "件", "price": "金额"})
        assert caller.upload("No.,标题,件,金额\nT1,杯子,1,2\n", mapping=mapping).status_code == 201


class TestErrors:
    """What was not taken, and why."""

    def test_report_and_pages(self, caller: Caller) -> None:
        made = caller.upload(HEADER + "\n" + "T1,a,x,1,,\nT2,a,1,1,,\n" * 5).json()
        path = f"/exchange/imports/{made['id']}"
        report = caller.call("GET", f"{path}/report").json()
        assert report["file"]["rejected"] == 5
        assert report["reasons"] == [{"code": "exchange.not_a_number", "column": "qty", "times": 5}]
        first = caller.call("GET", f"{path}/rejects?limit=3").json()
        second = caller.call("GET", f"{path}/rejects?limit=3&after={first['next']}", **{"Accept-Language": "en"}).json()
        assert [row["row"] for row in first["items"] + second["items"]] == [2, 4, 6, 8, 10]
        assert second["next"] is None
        assert first["items"][0]["errors"][0]["detail"] == "“数量”的值 x 不是数字。"
        assert second["items"][0]["errors"][0]["detail"] == "“quantity” is x, which is no number."
        assert second["items"][0]["cells"]["qty"] == "x"

    def test_the_list(self, caller: Caller) -> None:
        ids = [caller.upload(orders(1, start=n)).json()["id"] for n in (1, 2, 3)]
        page = caller.call("GET", "/exchange/imports?limit=2&total=true").json()
        assert ([row["id"] for row in page["items"]], page["total"]) == ([ids[2], ids[1]], 3)
        rest = caller.call("GET", f"/exchange/imports?limit=2&cursor={page['next']}").json()
        assert [row["id"] for row in rest["items"]] == [ids[0]]
        assert caller.call("GET", "/exchange/imports?state=applied").json()["items"] == []

    def test_layouts(self, caller: Caller) -> None:
        found = {each["name"]: each for each in caller.call("GET", "/exchange/layouts").json()}
        assert found[ORDERS.name]["columns"][0]["aliases"] == ["order number", "订单号", "订单编号"]


class TestRuns:
    """In the background."""

    def jobs(self) -> list[tuple[str, dict[str, Any]]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT task_name, args FROM procrastinate_jobs ORDER BY id")
            return [(name, args if isinstance(args, dict) else json.loads(args)) for name, args in cursor.fetchall()]

    def test_apply_is_a_job_with_the_rights_of_its_caller(self, caller: Caller, applier: Put) -> None:
        counting = applier(Counting())
        made = caller.upload(orders(3)).json()
        answer = caller.call("POST", f"/exchange/imports/{made['id']}/apply", {"options": {"run_loop": True}})
        assert answer.status_code == 202, answer.content
        assert counting.seen == []
        ((name, args),) = self.jobs()
        assert name == "exchange.apply"
        assert args["actor"]["permissions"] == sorted(EVERYTHING)
        tasks.apply_import(**args)
        shown = caller.call("GET", f"/exchange/imports/{made['id']}").json()
        assert (shown["state"], shown["imported"], shown["done"]) == ("applied", 6, 6)
        outcomes = caller.call("GET", f"/exchange/imports/{made['id']}/outcomes?limit=2").json()
        assert [(each["row"], each["document_id"]) for each in outcomes["items"]] == [(2, 1), (3, 1)]
        back = caller.call("GET", "/exchange/documents/test.order/1/rows").json()
        assert [(each["import_id"], each["row"]) for each in back] == [(made["id"], 2), (made["id"], 3)]

    def test_how_a_job_failed_is_shown(self, caller: Caller, applier: Put) -> None:
        applier(Counting(fail_at=3))
        made = caller.upload(orders(3)).json()
        caller.call("POST", f"/exchange/imports/{made['id']}/apply", {})
        with pytest.raises(RuntimeError):
            tasks.apply_import(**self.jobs()[0][1])
        shown = caller.call("GET", f"/exchange/imports/{made['id']}", **{"Accept-Language": "en"}).json()
        assert shown["state"] == "failed"
        assert "power cut" in shown["failure"]["detail"]
        assert shown["failure"]["remedy"]

    def test_what_can_not_run_is_refused_at_once(self, caller: Caller, applier: Put) -> None:
        made = caller.upload(HEADER + "\nT1,a,x,1,,\nT2,a,1,1,,\n").json()
        path = f"/exchange/imports/{made['id']}"
        assert caller.call("POST", f"{path}/apply", {}).json()["code"] == "exchange.layout_unknown"
        applier(Counting())
        assert caller.call("POST", f"{path}/apply", {"strict": True}).json()["code"] == "exchange.rows_rejected"
        assert caller.call("POST", f"{path}/cancel").json()["code"] == "exchange.import_state"
        assert self.jobs() == []

    def test_rehearse(self, caller: Caller, applier: Put) -> None:
        applier(Counting())
        made = caller.upload(orders(3)).json()
        report = caller.call("POST", f"/exchange/imports/{made['id']}/rehearse", {}).json()
        assert (report["file"]["state"], report["file"]["imported"]) == ("applied", 6)
        assert caller.call("GET", f"/exchange/imports/{made['id']}").json()["state"] == "validated"
        Import.objects.update(rows=20_001)
        answer = caller.call("POST", f"/exchange/imports/{made['id']}/rehearse", {})
        assert (answer.status_code, answer.json()["code"]) == (409, "exchange.rehearsal_too_large")

    def test_undo(self, caller: Caller, applier: Put) -> None:
        counting = applier(Counting())
        made = caller.upload(orders(3)).json()
        assert caller.call("POST", f"/exchange/imports/{made['id']}/undo", {}).json()["state"] == "undone"
        made = caller.upload(orders(3)).json()
        apply(made["id"], actor=SYSTEM, now=NOW)
        assert caller.call("POST", f"/exchange/imports/{made['id']}/undo", {}).json()["state"] == "applied"
        tasks.undo_import(**self.jobs()[0][1])
        assert counting.undone == [made["id"]]
        assert caller.call("GET", f"/exchange/imports/{made['id']}").json()["state"] == "undone"

    def test_validate_again(self, caller: Caller) -> None:
        made = caller.upload(orders(3)).json()
        assert caller.call("POST", f"/exchange/imports/{made['id']}/validate").status_code == 200

    def test_an_actor_survives_the_way_through_a_job(self) -> None:
        for actor in (SYSTEM, Actor(7, "李四", frozenset({"a", "b"}), frozenset({1, 2}), frozenset(), None, "en")):
            assert unpacked(json.loads(json.dumps(packed(actor)))) == actor
        assert unpacked(packed(SYSTEM)).permissions is ALL


ROUTES = [
    ("GET", "/exchange/layouts", None, "exchange.view"),
    ("POST", "/exchange/imports", "upload", "exchange.import"),
    ("GET", "/exchange/imports", None, "exchange.view"),
    ("GET", "/exchange/imports/{id}", None, "exchange.view"),
    ("GET", "/exchange/imports/{id}/report", None, "exchange.view"),
    ("GET", "/exchange/imports/{id}/rejects", None, "exchange.view"),
    ("GET", "/exchange/imports/{id}/outcomes", None, "exchange.view"),
    ("GET", "/exchange/imports/{id}/rejects/file", None, "exchange.view"),
    ("GET", "/exchange/imports/{id}/columns", None, "exchange.view"),
    ("POST", "/exchange/imports/{id}/map", {"columns": {}}, "exchange.import"),
    ("POST", "/exchange/imports/{id}/validate", None, "exchange.import"),
    ("POST", "/exchange/imports/{id}/rehearse", {}, "exchange.import"),
    ("POST", "/exchange/imports/{id}/apply", {}, "exchange.import"),
    ("POST", "/exchange/imports/{id}/cancel", None, "exchange.import"),
    ("POST", "/exchange/imports/{id}/undo", {}, "exchange.undo"),
    ("GET", "/exchange/documents/{type}/{id}/rows", None, "exchange.view"),
]


def test_the_table_has_every_route() -> None:
    described = api.get_openapi_schema(path_prefix="")["paths"]
    known = {(method.upper(), path) for path, methods in described.items() for method in methods}
    ours = {
        (method, path.replace("{id}", "{import_id}").replace("{type}/{import_id}", "{document_type}/{document_id}"))
        for method, path, *_ in ROUTES
    }
    assert known == ours


def test_every_field_is_described() -> None:
    schemas = api.get_openapi_schema(path_prefix="")["components"]["schemas"]
    silent = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, described in schema.get("properties", {}).items()
        if not described.get("description") and "$ref" not in described and "allOf" not in described
    ]
    assert silent == []


@pytest.mark.parametrize(("method", "path", "body", "permission"), ROUTES, ids=[f"{m} {p}" for m, p, *_ in ROUTES])
def test_who_may(method: str, path: str, body: Any, permission: str, write: Write, applier: Put) -> None:
    counting = applier(Counting())
    row = stage(write(orders(1)), ORDERS, actor=SYSTEM, now=NOW, company_id=1)
    validate(row.id, actor=SYSTEM, now=NOW)
    before = Import.objects.values().get(id=row.id)
    where = path.format(id=row.id, type="test.order")
    others = tuple(code for code in EVERYTHING if code != permission)

    def call(caller: Caller) -> int:
        return int((caller.upload(orders(9)) if body == "upload" else caller.call(method, where, body)).status_code)

    stranger = Caller()
    stranger.secret = "zg_nobody"
    assert call(stranger) == 401
    assert call(Caller(*others)) == 403
    foreign = Caller(*EVERYTHING, companies=frozenset({2}))
    if "{id}" in path and "documents" not in path:
        assert call(foreign) == 404
    assert Import.objects.values().get(id=row.id) == before
    assert Import.objects.count() == 1
    assert counting.seen == []
    assert call(Caller(*EVERYTHING, companies=frozenset({1}))) in (200, 201, 202, 409)
