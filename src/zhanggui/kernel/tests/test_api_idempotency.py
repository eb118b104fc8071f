"""A mutating call happens once, however often and however simultaneously it is sent."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client

from zhanggui.kernel.api.idempotency import KEEP, purge
from zhanggui.kernel.db import count_statements
from zhanggui.kernel.tasks import purge_answers

pytestmark = pytest.mark.urls("zhanggui.kernel.tests.urls")


@pytest.fixture(autouse=True)
def edge(settings: Any) -> None:
    settings.MIDDLEWARE = ["zhanggui.kernel.api.middleware.boundary"]


def lay_out() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (name text)")


@pytest.fixture
def scratch(db: None) -> None:
    lay_out()


def send(
    body: object, *, key: str | None = "k1", path: str = "tea", caller: str | None = "7", **headers: str
) -> HttpResponse:
    if key is not None:
        headers["Idempotency-Key"] = key
    if caller is not None:
        headers["X-Caller"] = caller
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Client().post(f"/api/v1/{path}", data, content_type="application/json", headers=headers)


def teas() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM scratch")
        return int(cursor.fetchone()[0])


@pytest.mark.usefixtures("scratch")
class TestOneCaller:
    """Repetition by one caller."""

    def test_the_answer_is_replayed_byte_for_byte(self) -> None:
        first = send({"name": "龙井", "price": "12.50"})
        again = send({"name": "龙井", "price": "12.50"})
        assert first.status_code == again.status_code == 201
        assert first.content == again.content == '{"count":1,"name":"龙井","price":"12.50"}'.encode()
        assert first["Content-Type"] == again["Content-Type"]
        assert "Idempotency-Replayed" not in first
        assert again["Idempotency-Replayed"] == "true"
        assert teas() == 1

    def test_another_key_is_another_call(self) -> None:
        send({"name": "a"})
        assert send({"name": "a"}, key="k2").json()["count"] == 2

    def test_another_callers_key_is_his_own(self) -> None:
        send({"name": "a"})
        assert send({"name": "a"}, caller="8").json()["count"] == 2

    @pytest.mark.parametrize(("body", "path"), [({"name": "b"}, "tea"), ({"name": "a"}, "secret")])
    def test_the_same_key_for_another_call_is_refused(self, body: object, path: str) -> None:
        send({"name": "a"})
        refused = send(body, path=path)
        assert (refused.status_code, refused.json()["code"]) == (422, "api.idempotency_key_reused")
        assert teas() == 1

    def test_a_repetition_that_runs_into_its_own_effect_is_replayed(self) -> None:
        first = send({"name": "unique"})
        again = send({"name": "unique"})
        assert (again.status_code, again.content) == (201, first.content)
        assert send({"name": "unique"}, key="k2").json()["code"] == "test.tea_exists"

    def test_a_refused_call_leaves_nothing_and_may_be_sent_again(self) -> None:
        send({"name": "unique"}, key="other")
        assert send({"name": "unique"}).status_code == 409
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM scratch")
        assert send({"name": "unique"}).status_code == 201

    def test_a_defect_rolls_back(self) -> None:
        answered = send(b"", path="broken")
        assert answered.status_code == 500
        assert b"hunter2" not in answered.content
        assert teas() == 0

    def test_a_secret_is_stored_nowhere(self) -> None:
        assert send({"name": "a"}, path="secret").json()["name"] == "hunter2"
        again = send({"name": "a"}, path="secret")
        assert (again.status_code, again.json()["code"]) == (409, "api.not_replayable")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM kernel_idempotency_key WHERE body <> ''")
            assert cursor.fetchone() == (0,)
        assert teas() == 1

    def test_the_normal_call_costs_one_statement(self) -> None:
        send({"name": "warm"}, key="warm")
        with count_statements() as counted:
            send({"name": "a"})
        assert [text for text in counted.texts if "idempotency" in text] == counted.texts[-1:]

    def test_answers_are_kept_a_week(self) -> None:
        send({"name": "a"})
        now = datetime.now(UTC)
        assert purge(now=now + KEEP - timedelta(minutes=1)) == 0
        assert purge(now=now + KEEP + timedelta(minutes=1)) == 1
        purge_answers(timestamp=0)


def test_twins_at_the_same_moment_happen_once(fresh_db: str) -> None:
    lay_out()

    def one(_: int) -> tuple[int, bytes]:
        try:
            answered = send({"name": "race"})
            return answered.status_code, answered.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(12) as pool:
        answers = set(pool.map(one, range(24)))
    assert answers == {(201, b'{"count":1,"name":"race","price":"0"}')}
    assert teas() == 1


@pytest.mark.usefixtures("scratch")
class TestEdge:
    """What is refused before anything happens."""

    @pytest.mark.parametrize(
        ("key", "code"),
        [
            (None, "api.idempotency_key_missing"),
            ("a b", "api.idempotency_key_malformed"),
            ("x" * 201, "api.idempotency_key_malformed"),
        ],
    )
    def test_a_key_is_required(self, key: str | None, code: str) -> None:
        refused = send({"name": "a"}, key=key)
        assert (refused.status_code, refused.json()["code"]) == (400, code)
        assert teas() == 0

    def test_a_stranger_learns_nothing_about_keys(self) -> None:
        assert send({"name": "a"}, key=None, caller=None).json()["code"] == "api.unauthenticated"

    def test_an_exempt_call_needs_no_key(self) -> None:
        assert send({"name": "a"}, key=None, caller=None, path="free").status_code == 200
        assert send({"name": "a"}, key=None, caller=None, path="free").json()["count"] == 2

    @pytest.mark.parametrize(
        ("body", "status", "code"),
        [
            (b"{", 400, "api.body_unreadable"),
            (b"\xff", 400, "api.body_not_utf8"),
            (rb'{"name": "\u0000"}', 422, "api.text_unstorable"),
            (rb'{"name": "\ud800"}', 422, "api.text_unstorable"),
            (b'{"name": "a", "price": 99999999999999999999}', 422, "api.number_too_large"),
            (b'{"name": "a", "price": 1.234}', 422, "api.input_invalid"),
            (b'{"name": "a", "price": "1e30"}', 422, "api.input_invalid"),
            (b'{"name": "a", "price": "NaN"}', 422, "api.input_invalid"),
            (b"[]", 422, "api.input_invalid"),
            (b"", 422, "api.input_invalid"),
            (b'"' + b"x" * 11_000_000 + b'"', 413, "api.body_too_large"),
        ],
    )
    def test_bad_bodies(self, body: bytes, status: int, code: str) -> None:
        refused = send(body)
        assert (refused.status_code, refused.json()["code"]) == (status, code)
        assert refused["Content-Type"].startswith("application/problem+json")
        assert teas() == 0

    @pytest.mark.parametrize("path", ["tea", "free"])
    @pytest.mark.parametrize("media_type", ["multipart/form-data", "text/plain", "application/x-www-form-urlencoded"])
    def test_a_form_of_another_sites_page_gets_nowhere(self, path: str, media_type: str) -> None:
        headers = {"Idempotency-Key": "k1", "X-Caller": "7"}
        refused = Client().post(f"/api/v1/{path}", b'{"name": "a"}', content_type=media_type, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (415, "api.media_type_wrong")
        assert teas() == 0

    def test_uploads_are_told_apart_by_their_content(self) -> None:
        headers = {"Idempotency-Key": "k1", "X-Caller": "7"}

        def upload(content: bytes, name: str = "a.csv") -> HttpResponse:
            file = SimpleUploadedFile(name, content)
            return Client().post("/api/v1/leaf", {"file": file, "note": "x"}, headers=headers)

        first = upload(b"1,2")
        assert first.json() == {"count": 1, "name": "a.csv:3:x", "price": "0"}
        assert upload(b"1,2").content == first.content
        assert upload(b"1,3").json()["code"] == "api.idempotency_key_reused"
        broken = Client().post("/api/v1/leaf", b"x", content_type="multipart/form-data", headers=headers)
        assert (broken.status_code, broken.json()["code"]) == (400, "api.body_cut_off")
        assert teas() == 1

    @pytest.mark.parametrize(
        ("path", "status"),
        [("/api/v1/nowhere", 404), ("/api/v1/tea/a%00b", 422), ("/api/v1/tea/x?y=%00", 422), ("/api/v1/tea/%ff", 200)],
    )
    def test_bad_addresses(self, path: str, status: int) -> None:
        answered = Client().get(path, headers={"X-Caller": "7"})
        assert answered.status_code == status
        assert "json" in answered["Content-Type"]
        assert answered["API-Version"] == "1"

    def test_a_wrong_method_is_a_problem_too(self) -> None:
        refused = Client().delete("/api/v1/tea", headers={"X-Caller": "7"})
        assert (refused.status_code, refused.json()["code"]) == (405, "api.method_not_allowed")
        assert refused["Allow"] == "POST"

    @pytest.mark.parametrize(
        ("path", "headers", "kind", "status"),
        [
            ("tea", {"X-Caller": "7"}, "text/plain", 415),
            ("tea", {"X-Caller": "7"}, "application/json", 400),
            ("tea", {}, "application/json", 401),
            ("nothing", {}, "application/json", 404),
            ("tea", {"API-Version": "9"}, "application/json", 400),
        ],
    )
    def test_a_refusal_has_heard_the_request_out(
        self, path: str, headers: dict[str, str], kind: str, status: int
    ) -> None:
        # A server that answers before it was told everything hangs up, and the next call on the connection is lost.
        said = io.BytesIO(b'{"name": "a"}')
        refused = Client().generic(
            "POST", f"/api/v1/{path}", said.getvalue(), content_type=kind, headers=headers, **{"wsgi.input": said}
        )
        assert (refused.status_code, said.tell()) == (status, 13)

    def test_versions(self) -> None:
        assert send({"name": "a"}, **{"API-Version": "1"}).status_code == 201
        refused = send({"name": "a"}, **{"API-Version": "2", "Accept-Language": "en"})
        assert (refused.status_code, refused.json()["code"]) == (400, "api.version_unknown")

    def test_the_description_is_complete(self) -> None:
        schema = Client().get("/api/v1/openapi.json").json()
        brew = schema["paths"]["/api/v1/tea"]["post"]
        assert {"$ref": "#/components/parameters/IdempotencyKey"} in brew["parameters"]
        assert set(brew["responses"]) == {"201", "400", "401", "403", "404", "409", "413", "415", "422", "429", "503"}
        free = schema["paths"]["/api/v1/free"]["post"]
        assert free["parameters"] == [{"$ref": "#/components/parameters/AcceptLanguage"}]
        assert schema["components"]["parameters"]["IdempotencyKey"]["name"] == "Idempotency-Key"
        assert {"Problem", "ProblemEntry"} <= set(schema["components"]["schemas"])
