"""The description of the API is small on the wire, and its page asks nobody else for anything."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from zhanggui.kernel.api.older import as_3_0

DOCUMENTS = ("/api/v1/openapi.json", "/api/v1/openapi-3.0.json")
#: What the description of a route takes on the average: its parameters, bodies and examples.
ROUTE_BYTES = 4_500


class Addresses(HTMLParser):
    """What a page asks for, and the settings it holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.settings: dict[str, Any] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("src", "href") and value]

    def handle_data(self, data: str) -> None:
        if data.strip().startswith("{"):
            self.settings = json.loads(data)


@pytest.mark.parametrize("address", DOCUMENTS)
def test_the_description_is_packed_and_sent_once(address: str) -> None:
    plain = Client().get(address)
    packed = Client().get(address, headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) * 8 < len(plain.content)
    # What many routes share stands once; a route alone says little.
    routes = sum(map(len, json.loads(plain.content)["paths"].values()))
    assert len(plain.content) < ROUTE_BYTES * routes
    assert packed["Vary"] == "Accept-Encoding"
    assert packed["Cache-Control"] == "no-cache"
    assert packed["ETag"] != plain["ETag"]
    again = Client().get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", packed["ETag"])
    refused = Client().get(address, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused
    assert Client().post(address).json()["code"] == "api.method_not_allowed"


def test_the_page_asks_only_us() -> None:
    moved = Client().get("/api/docs")
    assert (moved.status_code, moved["Location"]) == (302, "/api/v1/docs")
    answer = Client().get("/api/v1/docs")
    page = Addresses(answer.content.decode())
    assert len(page.found) >= 3
    for address in [*page.found, page.settings["url"]]:
        assert re.match("/[^/]", address), address
        found = Client().get(address, headers={"Accept-Encoding": "gzip"})
        assert (found.status_code, found["Content-Encoding"]) == (200, "gzip"), address
    # Nor does what the page loads: its badge of a validator would tell the internet our address, and the browser allows nothing else.
    assert page.settings["validatorUrl"] is None
    assert "http" not in answer["Content-Security-Policy"]
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_older_description_says_the_same() -> None:
    new, old = (Client().get(address).json() for address in DOCUMENTS)
    assert (new["openapi"], old["openapi"]) == ("3.1.0", "3.0.3")
    assert [*new["paths"]] == [*old["paths"]]
    assert [*new["components"]["schemas"]] == [*old["components"]["schemas"]]
    for name, schema in new["components"]["schemas"].items():
        assert [*schema.get("properties", {})] == [*old["components"]["schemas"][name].get("properties", {})]
    assert not re.search(r'"type":"null"|"const":', json.dumps(old, separators=(",", ":")))


def test_keywords_of_the_older_description() -> None:
    given = {
        "properties": {"const": {"const": "a"}, "examples": {"type": "string", "examples": ["x", "y"]}},
        "anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}],
        "description": "A or nothing",
        "exclusiveMinimum": 0,
    }
    assert as_3_0(given) == {
        "openapi": "3.0.3",
        "properties": {"const": {"enum": ["a"]}, "examples": {"type": "string", "example": "x"}},
        "allOf": [{"$ref": "#/components/schemas/A"}],
        "nullable": True,
        "description": "A or nothing",
        "minimum": 0,
        "exclusiveMinimum": True,
    }
    both = as_3_0({"anyOf": [{"type": "integer"}, {"type": "string"}, {"type": "null"}], "default": {"const": 1}})
    assert both == {
        "openapi": "3.0.3",
        "anyOf": [{"type": "integer"}, {"type": "string"}],
        "nullable": True,
        "default": {"const": 1},
    }


@pytest.mark.django_db
class TestHealth:
    def test_programs_get_json(self) -> None:
        for accepted in ("*/*", "application/json", ""):
            answer = Client().get("/healthz", headers={"Accept": accepted})
            assert (answer.status_code, answer.json()["status"]) == (200, "ok")

    def test_people_get_a_page_in_their_language(self) -> None:
        browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        for language, title in (("zh-CN", "掌柜运行正常"), ("en-GB", "zhanggui is working")):
            answer = Client().get("/healthz", headers={**browser, "Accept-Language": language})
            assert answer["Content-Type"].startswith("text/html")
            assert f"<h1>{title}</h1>" in answer.content.decode()

    def test_a_failing_instance_says_what_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("zhanggui.app.migration.pending", lambda: True)
        assert Client().get("/healthz").json()["tables"] == "pending migrations"
        answer = Client().get("/healthz", headers={"Accept": "text/html", "Accept-Language": "en"})
        assert answer.status_code == 503
        assert "run zhanggui migrate" in answer.content.decode()
