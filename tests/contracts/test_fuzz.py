"""Random requests made from the API's own description: no answer of ours is a defect, and each is what the description promises."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4
from zlib import crc32

import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.contracts.routes import CASES
from tests.contracts.stage import Stage, taken_back
from zhanggui.foundation.identity.public import registered_permissions

#: Requests a route; ZHANGGUI_FUZZ=500 looks longer.
EXAMPLES = int(os.environ.get("ZHANGGUI_FUZZ", "2"))
BY_ROUTE = {case.name: case for case in CASES}
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
#: The addresses that are tried; ZHANGGUI_FUZZ_AREAS='sales|books' tries some of them.
AREAS = os.environ.get("ZHANGGUI_FUZZ_AREAS", ".")
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler()).include(path_regex=f"^/api/v1/({AREAS})")


@contextmanager
def connection_kept() -> Iterator[None]:
    """As Django's own test client does: the connection of a test outlives the request."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (signals.request_started, signals.request_finished):
            signal.connect(close_old_connections)


def known(scene: Mapping[str, Any], name: str, value: int) -> int:
    """An id that exists in place of most random ones: otherwise every request would end at “not found”."""
    ids = [each for each in scene.values() if isinstance(each, int)]
    named = scene.get(name.removesuffix("_id"))
    if value % 5 == 0 or not (name.endswith("id") or name == "ids"):
        return value
    return named if isinstance(named, int) and value % 5 < 4 else ids[value % len(ids)]


def placed(scene: Mapping[str, Any], node: Any, name: str = "") -> Any:
    """A body or query with ids of the scene."""
    if isinstance(node, dict):
        return {key: placed(scene, value, str(key)) for key, value in node.items()}
    if isinstance(node, list):
        return [placed(scene, value, name) for value in node]
    return known(scene, name, node) if isinstance(node, int) and not isinstance(node, bool) else node


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_any_request_gets_a_proper_answer(case: schemathesis.Case, on_stage: Stage) -> None:
    route = BY_ROUTE.get(f"{case.method} {case.path.removeprefix('/api/v1')}")
    at = route.at if route else {}
    scene = on_stage.scene
    if not case.meta or case.meta.generation.mode.is_positive:
        # A part of an address that was generated wrong on purpose stays wrong.
        case.path_parameters = {
            name: scene[at[name]] if name in at and crc32(repr(case.body).encode("utf-8", "replace")) % 4 else value
            for name, value in (case.path_parameters or {}).items()
        }
        case.body = placed(scene, case.body)
        case.query = placed(scene, case.query)
    caller = on_stage.callers[frozenset(registered_permissions())]
    # The client says that it reads compressed answers, and does not.
    headers = {
        "Authorization": f"Bearer {caller.token}",
        "Idempotency-Key": uuid4().hex,
        "Accept-Encoding": "identity",
    }
    with taken_back(), connection_kept():
        response = case.call(
            headers={
                **headers,
                **{k: v for k, v in (case.headers or {}).items() if k not in ("Authorization", "Accept-Encoding")},
            }
        )
    case.validate_response(response, checks=CHECKS)
