"""The OpenAPI document says everything: each field, each body by example, each refusal, each header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from tests.contracts import described
from tests.contracts.described import DESCRIBED
from tests.contracts.stage import Stage
from zhanggui.foundation.identity.public import registered_permissions
from zhanggui.kernel.api.schema import Schema

SCHEMAS: dict[str, Any] = DESCRIBED["components"]["schemas"]
OPERATIONS = [
    pytest.param(method, path, operation, id=f"{method} {path}")
    for (method, path), operation in described.OPERATIONS.items()
]
CHANGES = {"POST", "PUT", "PATCH", "DELETE"}
#: They guard themselves, or change nothing (`EXEMPT` in kernel/api/idempotency.py).
WITHOUT_KEY = {
    "POST /session", "DELETE /session", "POST /exchange/imports/{import_id}/rehearse", "POST /sku-matrix", "POST /prices/explain",
    # A code works once, and the answers are secrets.
    "POST /me/second-factor", "POST /me/second-factor/confirm", "POST /me/second-factor/recovery-codes", "POST /me/second-factor/remove",
    "POST /printing/preview",
}  # fmt: skip


def fields() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every field of every schema."""
    for name, schema in SCHEMAS.items():
        for field, told in schema.get("properties", {}).items():
            yield name, field, told


def test_every_schema_and_field_is_described() -> None:
    assert [name for name, schema in SCHEMAS.items() if not schema.get("description")] == []
    assert [f"{name}.{field}" for name, field, told in fields() if not told.get("description")] == []


#: Nobody is logged in yet.
PUBLIC = {"/session", "/welcome"}


def wire_types(kind: type = Schema) -> Iterator[type]:
    """Every wire type of the source."""
    for each in kind.__subclasses__():
        yield each
        yield from wire_types(each)


def test_wire_types_have_names_of_their_own() -> None:
    """Of two types with one name, the document describes one, and says it of both."""
    own = {each for each in wire_types() if each.__module__.startswith("zhanggui.") and "[" not in each.__name__}
    found = Counter(each.__name__ for each in own if each.__name__.endswith(("Out", "In")))
    assert [name for name, times in found.items() if times > 1] == []


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for _, _, operation in (each.values for each in OPERATIONS)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_an_operation_says_everything(method: str, path: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    assert [p["name"] for p in operation["parameters"] if not p.get("description")] == []
    # A list of examples belongs into the schema; beside it, the document would not be valid.
    assert [p["name"] for p in operation["parameters"] if "examples" in p] == []
    headers = {p["name"] for p in operation["parameters"] if p["in"] == "header" and p["required"]}
    assert headers == ({"Idempotency-Key"} if method in CHANGES and f"{method} {path}" not in WITHOUT_KEY else set())
    refusals = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
    assert {"400", "401", "403", "404", "422", "503"} <= set(refusals)
    for answer in refusals.values():
        assert answer["description"]
        assert answer["content"] == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    assert any(status.startswith("2") for status in operation["responses"])
    assert operation.get("security") or path in PUBLIC


def bodies(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The JSON that goes in and comes out."""
    answers = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
    for body in (*([operation["requestBody"]] if "requestBody" in operation else []), *answers):
        if "application/json" in body.get("content", {}):
            yield body["content"]["application/json"]


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_examples_are_valid(method: str, path: str, operation: dict[str, Any]) -> None:
    for content in bodies(operation):
        schema = {**content["schema"], "components": DESCRIBED["components"]}
        assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(content["example"])] == []


def test_what_comes_in_holds_nothing_unknown() -> None:
    told = {name for name, schema in SCHEMAS.items() if name.endswith("In") and "properties" in schema}
    assert {name for name in told if SCHEMAS[name].get("additionalProperties") is not False} == set()
    bodies = [o["requestBody"]["content"].get("application/json") for o in described.OPERATIONS.values() if "requestBody" in o]  # fmt: skip
    assert {body["schema"]["$ref"].rpartition("/")[2] for body in bodies if body} <= told


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    [each for each in OPERATIONS if "application/json" in each.values[2].get("requestBody", {}).get("content", {})],
)
def test_an_example_is_understood(method: str, path: str, operation: dict[str, Any], on_stage: Stage) -> None:
    """What an example names does not exist here, but nothing in it is malformed."""
    caller = on_stage.callers[frozenset(registered_permissions())]
    parts = {p["name"]: p["schema"]["examples"][0] for p in operation["parameters"] if p["in"] == "path"}
    example = operation["requestBody"]["content"]["application/json"]["example"]
    answer = caller.call(method, path.format(**parts), example)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        problem = answer.json()
        codes = {error["code"] for error in problem.get("errors") or [problem]}
        assert not {code for code in codes if code.startswith("api.")}, problem
