"""Fixtures that the modules of the masters share; their conftest files take them from here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from zhanggui.kernel import db, events

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Nobody listens to this module: what others make of its events is tested with them."""
    table = events.installed()
    events.install({})
    yield
    events.install(table)


@pytest.fixture
def now() -> datetime:
    """The moment of all commands."""
    return NOW


@pytest.fixture
def statements() -> Callable[[Callable[[], object]], list[str]]:
    """Run something and return the statements it sent, but for the blocks of ids that one batch in many takes."""

    def sent(action: Callable[[], object]) -> list[str]:
        with db.count_statements() as counted:
            action()
        return [text for text in counted.texts if text != "nextval zg_id"]

    return sent


class Caller:
    """Somebody who calls the API, with rights and companies."""

    def __init__(self, rights: str | None = "*", companies: str | None = None) -> None:
        self.headers = {"X-Rights": rights, "X-Companies": companies}

    def __call__(self, method: str, path: str, body: object = None, **query: object) -> Any:
        """The response to a call; a new idempotency key for every change."""
        headers = {name: value for name, value in self.headers.items() if value is not None}
        headers["Idempotency-Key"] = uuid4().hex
        data = b"" if body is None else json.dumps(body).encode()
        address = f"/api/v1{path}?{urlencode(query)}" if query else f"/api/v1{path}"
        return Client().generic(method, address, data, content_type="application/json", headers=headers)


@pytest.fixture
def caller(settings: Any) -> type[Caller]:
    """A way to call the routes of this module."""
    settings.MIDDLEWARE = ["zhanggui.kernel.api.middleware.boundary"]
    return Caller
